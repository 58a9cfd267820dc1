using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Packed;

/// <summary>The opening's codes that hang on no person, and whether experience is asked for, which needs the person's years.</summary>
internal readonly record struct OwnTerms(byte LocalNeed, byte DaysToClose, byte Places, byte AdAge, byte AcceptsBridging, bool? ExperienceRequired)
{
    public static ReadOnlySpan<Feature> Features => [Feature.LocalNeed, Feature.DaysToClose, Feature.Places, Feature.AdAge, Feature.AcceptsBridging];

    public static OwnTerms Of(PreparedOpening opening)
    {
        Span<byte> row = stackalloc byte[FeatureSchema.Count];
        TermFeatures.FillOwn(opening, row);
        return new(
            row[(int)Feature.LocalNeed], row[(int)Feature.DaysToClose], row[(int)Feature.Places], row[(int)Feature.AdAge], row[(int)Feature.AcceptsBridging],
            opening.Facts.ExperienceRequired);
    }

    public void Write(Span<byte> row)
    {
        row[(int)Feature.LocalNeed] = LocalNeed;
        row[(int)Feature.DaysToClose] = DaysToClose;
        row[(int)Feature.Places] = Places;
        row[(int)Feature.AdAge] = AdAge;
        row[(int)Feature.AcceptsBridging] = AcceptsBridging;
    }
}
