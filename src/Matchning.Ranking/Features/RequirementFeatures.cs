using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Features;

internal static class RequirementFeatures
{
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, in WorkRelation work, Span<byte> row)
    {
        row.Set(Feature.MustShare, Share(participant, opening.Musts, opening.MustWeight, work));
        row.Set(Feature.MeritShare, Share(participant, opening.Merits, opening.MeritWeight, work));
        row.Set(Feature.LicenceCovered, Licences(participant, opening));
        row.Set(Feature.CarCovered, opening.AsksForCar ? participant.Facts.HasCar ? 1 : 0 : float.NaN);
        row.Set(Feature.ExperienceMet, opening.Facts.ExperienceRequired switch
        {
            null => float.NaN,
            false => 2,
            true => work.RelatedYears > 0 ? 1 : 0,
        });
        row.Set(Feature.LanguageGap, LanguageGap(participant, opening.Musts));
        row.Set(Feature.EducationGap, EducationGap(participant, opening.Musts));
        row.Set(Feature.UsualEducationGap, Levels.UsualFor(opening.Ssyk4) is { } usual ? Lacking(participant, usual) : float.NaN);
    }

    private static float Share(PreparedParticipant participant, PreparedRequirement[] asked, int weight, in WorkRelation work)
    {
        if (asked.Length == 0) return float.NaN;
        var halves = 0;
        foreach (var requirement in asked)
            halves += requirement.Weight * RequirementCoverage.Of(participant, requirement, work) switch { Coverage.Met => 2, Coverage.Partly => 1, _ => 0 };
        return halves / (2f * weight);
    }

    private static float Licences(PreparedParticipant participant, PreparedOpening opening)
    {
        var worst = float.NaN;
        foreach (var asked in opening.Musts) worst = WorstLicence(participant, asked, worst);
        foreach (var asked in opening.Merits) worst = WorstLicence(participant, asked, worst);
        return worst;
    }

    private static float WorstLicence(PreparedParticipant participant, PreparedRequirement asked, float worst)
    {
        if (asked.Source.Kind != RequirementKind.DrivingLicence) return worst;
        var isCovered = RequirementCoverage.Of(participant, asked, default) == Coverage.Met;
        return isCovered && !(worst < 1) ? 1 : 0;
    }

    private static float LanguageGap(PreparedParticipant participant, PreparedRequirement[] musts)
    {
        var worst = 0;
        foreach (var must in musts)
            if (must.Source.Kind == RequirementKind.Language)
                worst = Math.Max(worst, (int)(must.Language ?? RequirementCoverage.UnstatedLevel) - (int)participant.Level(must.Source.Value));
        return worst;
    }

    private static float EducationGap(PreparedParticipant participant, PreparedRequirement[] musts)
    {
        var worst = 0;
        foreach (var must in musts)
            if (must is { Source.Kind: RequirementKind.Education, Education: { } level })
                worst = Math.Max(worst, Lacking(participant, level));
        return worst;
    }

    // The levels are bytes: without the casts a person above the asked level would wrap round to a huge gap.
    private static int Lacking(PreparedParticipant participant, EducationLevel asked) =>
        Math.Max(0, (int)asked - (int)(participant.Facts.EducationLevel ?? EducationLevel.None));
}
