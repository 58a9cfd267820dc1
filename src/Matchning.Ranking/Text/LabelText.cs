namespace Matchning.Ranking.Text;

/// <summary>A label of work or of a skill as the engine compares it. Immutable.</summary>
internal sealed record LabelText(string Plain, long[][] Grams)
{
    public static LabelText Of(string label) => new(Words.Plain(label), Trigrams.OfParts(label));
}
