using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Prepared;

/// <summary>A word for work that a person has written: "buss" is in "bussförare", where no comparison of whole words would see it.</summary>
internal sealed record OwnWord(string Word, long[] Grams)
{
    /// <summary>A word says less than the name of an occupation.</summary>
    public const float Worth = 0.7f;

    /// <summary>Words in more ads than this share say nothing of which work it is.</summary>
    private const double MostAds = 0.03;

    private const int ShortestWord = 4, Most = 12;

    /// <summary>Distinct words of the vocabulary that few ads have, in the order they stand.</summary>
    public static OwnWord[] Of(string? text, WorkWords vocabulary)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var words = new List<OwnWord>();
        for (var (at, start) = (0, 0); words.Count < Most && SwedishWords.Next(text, ref at, ref start);)
        {
            var word = text[start..at].ToLowerInvariant();
            if (word.Length < ShortestWord || vocabulary.Id(word) is not (>= 0 and var id) || vocabulary.Share(id) > MostAds || words.Exists(w => w.Word == word)) continue;
            // Without the blank after it, so that it may begin a compound.
            if (Trigrams.Beginning(word) is { Length: > 2 } grams) words.Add(new(word, grams));
        }
        return [.. words];
    }

    public float Share(GramSet title) => title.Share(Grams) * Worth;
}
