namespace Matchning.Ranking.Text;

/// <summary>
/// Character trigrams of short texts such as titles and occupation labels. Compounds make word matching poor in Swedish;
/// trigrams see "lagerarbetare" in "Timanställd lagerarbetare till Borås".
/// </summary>
public static class Trigrams
{
    /// <summary>Distinct trigrams, ascending, of the text in lower case with everything but letters and digits read as one space.</summary>
    public static long[] Of(string text)
    {
        var clean = Words.Plain(text);
        if (clean.Length == 0) return [];
        var padded = " " + clean + " ";
        var grams = new SortedSet<long>();
        for (var i = 0; i + 2 < padded.Length; i++)
            grams.Add(((long)padded[i] << 32) | ((long)padded[i + 1] << 16) | padded[i + 2]);
        return [.. grams];
    }

    /// <summary>Distinct trigrams, ascending, of a plain word that may go on: with a blank before it and none after.</summary>
    public static long[] Beginning(string plainWord) => [.. Of(plainWord).Where(gram => (char)gram != ' ')];

    /// <summary>Each part of a label such as "Lokalvårdare/Städare" by itself, since a title seldom has both.</summary>
    public static long[][] OfParts(string label) =>
        [.. label.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Of).Where(g => g.Length > 2)];
}
