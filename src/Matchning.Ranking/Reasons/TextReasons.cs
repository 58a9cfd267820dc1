using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Reasons;

/// <summary>The words that profile and opening share, as they stand in the profile.</summary>
internal static class TextReasons
{
    private const int MostWords = 3;

    public static void Write(ReasonLists lists)
    {
        if (!lists.Has(Feature.TextMatch, 1)) return;
        var own = lists.Person.Facts.Text ?? "";
        var vocabulary = lists.Person.Taxonomy.Tables.WorkWords;
        var all = Words(vocabulary, own).Select(w => (w.Id, w.Word, IsOwn: true))
            .Concat(lists.Person.Texts.SelectMany(t => Words(vocabulary, t)).Select(w => (w.Id, w.Word, IsOwn: false)));
        // The names of work are told by the sentences on work already.
        var told = lists.Person.Held.Concat(lists.Person.Wishes).SelectMany(k => Words(vocabulary, k.Label)).Select(w => w.Id).ToHashSet();
        var shared = all.DistinctBy(w => w.Id).Select(w => (w.Id, w.Word, w.IsOwn, Weight: lists.Opening.Words.Weight(w.Id)))
            .Where(w => w.Weight > 0 && !told.Contains(w.Id)).OrderByDescending(w => w.Weight).ThenBy(w => w.Word, StringComparer.Ordinal).Take(MostWords).ToArray();
        if (shared.Length == 0) return;
        var facts = lists.Facts with { Words = [.. shared.Select(w => w.Word)], AreOwnWords = shared.All(w => w.IsOwn) };
        lists.For(ReasonCode.WordsInCommon, facts, Source(lists.Opening.Facts, vocabulary, shared[0].Id), Feature.TextMatch);
    }

    /// <summary>Where the opening's text has the word first; the title when the text does not have it.</summary>
    private static ReasonSource Source(OpeningFacts opening, WorkWords vocabulary, int id)
    {
        for (var (at, start) = (0, 0); SwedishWords.Next(opening.Text, ref at, ref start);)
            if (vocabulary.Id(opening.Text.AsSpan(start, at - start)) == id)
                return new(ReasonSourceKind.AdText, SourceField.AdText, start, at, opening.Text[start..at]);
        return ReasonSource.Ad(SourceField.Title);
    }

    private static List<(int Id, string Word)> Words(WorkWords vocabulary, string text)
    {
        var words = new List<(int, string)>();
        for (var (at, start) = (0, 0); SwedishWords.Next(text, ref at, ref start);)
            if (vocabulary.Id(text.AsSpan(start, at - start)) is >= 0 and var id) words.Add((id, text[start..at].ToLowerInvariant()));
        return words;
    }
}
