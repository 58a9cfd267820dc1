using System.Buffers;
using System.Runtime.InteropServices;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Packed;

/// <summary>
/// From trigram to the titles that have it, so that one label is compared with all titles by counting. The same codes as
/// <see cref="GramSet.Share"/> gives for each title. Thread-safe.
/// </summary>
internal sealed class TitleIndex
{
    private const long KeptBytes = 32 << 20;

    private readonly Dictionary<long, int[]> _titlesWith = [];
    private readonly BoundedCache<byte[]> _codes = new(KeptBytes, c => c.Length);

    public TitleIndex(IReadOnlyList<string> titles)
    {
        Count = titles.Count;
        var lists = new Dictionary<long, List<int>>();
        for (var i = 0; i < titles.Count; i++)
            foreach (var gram in Trigrams.Of(titles[i]))
                (CollectionsMarshal.GetValueRefOrAddDefault(lists, gram, out _) ??= []).Add(i);
        foreach (var (gram, list) in lists) _titlesWith[gram] = [.. list];
    }

    public int Count { get; }

    /// <summary>The code of <see cref="Feature.TitleSimilarity"/> for each title. Not to be written to.</summary>
    public byte[] Codes(KnownWork work) => _codes.Get(work.Label, _ => Count == 0 ? [] : Compare(work.LabelGrams));

    /// <summary>The same for a word of the person's own.</summary>
    public byte[] Codes(OwnWord word) => _codes.Get("\n" + word.Word, _ => Count == 0 ? [] : Compare([word.Grams], OwnWord.Worth));

    private byte[] Compare(long[][] parts, float worth = 1)
    {
        var best = new byte[Count];
        var common = ArrayPool<ushort>.Shared.Rent(Count);
        foreach (var part in parts)
        {
            Array.Clear(common, 0, Count);
            foreach (var gram in part)
                if (_titlesWith.TryGetValue(gram, out var titles))
                    foreach (var title in titles) common[title]++;
            var codes = Enumerable.Range(0, part.Length + 1).Select(n => FeatureSchema.Code(Feature.TitleSimilarity, n / (float)part.Length * worth)).ToArray();
            for (var i = 0; i < best.Length; i++) best[i] = Math.Max(best[i], codes[common[i]]);
        }
        ArrayPool<ushort>.Shared.Return(common);
        return best;
    }
}
