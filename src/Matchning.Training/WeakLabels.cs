using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Training;

/// <summary>
/// Grades 0–3 without any outcome, from written sources: what the taxonomy says about related work, wishes and skills, how many musts are
/// covered, the rules for licence, legitimation and language, the length of the trip, and other ads for the same work.
/// Most of them are also features, so a model can only learn to weigh them together; the model card says so.
/// </summary>
public sealed class WeakLabels(RankingTaxonomy taxonomy)
{
    /// <summary>Names of the sources that <see cref="Grades"/> uses, for the card.</summary>
    public static IReadOnlyList<string> Sources { get; } =
        ["substitutability and wishes", "skills and occupation groups", "coverage of musts", "rules for licence, legitimation, language and travel", "ads for the same work"];

    /// <summary>One grade for each opening. Openings with the same title and group lend each other all but one step of their grade.</summary>
    /// <param name="rows">The pairs' feature rows, one after the other.</param>
    public float[] Grades(ParticipantFacts person, IReadOnlyList<OpeningFacts> openings, ReadOnlySpan<byte> rows, IReadOnlyList<GateResult> gates)
    {
        var grades = new float[openings.Count];
        var best = new Dictionary<(string, string?), float>();
        for (var i = 0; i < grades.Length; i++)
        {
            grades[i] = Math.Max(Related(person, openings[i]), HasSkills(rows, i) ? 1 : 0);
            var work = SameWork(openings[i]);
            best[work] = Math.Max(grades[i], best.GetValueOrDefault(work));
        }
        for (var i = 0; i < grades.Length; i++)
        {
            var lent = Math.Max(grades[i], best[SameWork(openings[i])] - 1);
            grades[i] = Math.Clamp(lent + Adjustment(rows.Slice(i * FeatureSchema.Count, FeatureSchema.Count), gates[i]), 0, 3);
        }
        return grades;
    }

    /// <summary>By one source alone: 3 for the held or wished work itself, 2 and 1 for substitutability, or the number of skills in the group.</summary>
    internal float[] Grades(GradeSource source, ParticipantFacts person, IReadOnlyList<OpeningFacts> openings, ReadOnlySpan<byte> rows, IReadOnlyList<GateResult> gates)
    {
        var grades = new float[openings.Count];
        for (var i = 0; i < grades.Length; i++)
        {
            var row = rows.Slice(i * FeatureSchema.Count, FeatureSchema.Count);
            var grade = source switch
            {
                GradeSource.HeldByGroup => person.Occupations.Select(o => ByGroup(o.ConceptId, openings[i])).DefaultIfEmpty(0).Max(),
                GradeSource.HeldWork or GradeSource.HeldBySubstitutability => Best(person.Occupations.Select(o => o.ConceptId), openings[i].OccupationId),
                GradeSource.Wishes => Best(person.WishOccupations.Select(o => o.ConceptId), openings[i].OccupationId),
                _ => Math.Min(3, (int)row[(int)Feature.SkillsInGroup]),
            };
            grades[i] = grade == 0 ? 0 : Math.Clamp(grade + Adjustment(row, gates[i]), 0, 3);
        }
        return grades;
    }

    /// <summary>3 for the work itself, 2 for its SSYK group, 1 for three digits in common.</summary>
    private int ByGroup(string held, OpeningFacts opening)
    {
        if (held == opening.OccupationId) return 3;
        var (own, wanted) = (taxonomy.Occupation(held)?.Ssyk4, opening.Ssyk4 ?? taxonomy.Occupation(opening.OccupationId)?.Ssyk4);
        if (own is null || wanted is null) return 0;
        return own == wanted ? 2 : string.CompareOrdinal(own, 0, wanted, 0, 3) == 0 ? 1 : 0;
    }

    private int Best(IEnumerable<string> ids, string? wanted) =>
        wanted is null ? 0 : ids.Select(id => id == wanted ? 3 : FromSubstitutability(id, wanted)).DefaultIfEmpty(0).Max();

    /// <summary>The proof's own grades: how near the opening is to the work that was hidden from the profile.</summary>
    public float HiddenGrade(InventedProfile profile, OpeningFacts opening)
    {
        if (opening.OccupationId == profile.HiddenOccupationId) return 3;
        var hidden = taxonomy.Occupation(profile.HiddenOccupationId)?.Ssyk4;
        var group = opening.Ssyk4 ?? taxonomy.Occupation(opening.OccupationId)?.Ssyk4;
        if (hidden is null || group is null) return 0;
        if (hidden == group) return 2;
        return string.CompareOrdinal(hidden, 0, group, 0, 3) == 0 ? 1 : 0;
    }

    /// <summary>3 for work the person has done, 2 for high substitutability or the wished work, 1 for low or near a wish.</summary>
    private float Related(ParticipantFacts person, OpeningFacts opening)
    {
        if (opening.OccupationId is not { } id) return 0;
        var grade = 0;
        foreach (var held in person.Occupations)
            grade = Math.Max(grade, held.ConceptId == id ? 3 : FromSubstitutability(held.ConceptId, id));
        foreach (var wish in person.WishOccupations)
            grade = Math.Max(grade, wish.ConceptId == id ? 2 : FromSubstitutability(wish.ConceptId, id) - 1);
        return grade;
    }

    private int FromSubstitutability(string held, string wanted) => taxonomy.Substitutability(held, wanted) switch { >= 75 => 2, > 0 => 1, _ => 0 };

    /// <summary>Two skills of the opening's group: enough not to be chance.</summary>
    private static bool HasSkills(ReadOnlySpan<byte> rows, int i) => rows[i * FeatureSchema.Count + (int)Feature.SkillsInGroup] >= 2;

    private static int Adjustment(ReadOnlySpan<byte> row, GateResult gate)
    {
        var adjustment = 0;
        var musts = row[(int)Feature.MustShare];
        if (musts < FeatureSchema.Code(Feature.MustShare, 0.34f)) adjustment--;
        if ((gate.Uncertain & (GateCodes.Licence | GateCodes.Legitimation | GateCodes.Language)) != 0) adjustment--;
        var (minutes, share) = (row[(int)Feature.TravelMinutes], row[(int)Feature.TravelShare]);
        var isFar = minutes != FeatureSchema.Missing && minutes >= FeatureSchema.Code(Feature.TravelMinutes, 80);
        if (isFar || (share != FeatureSchema.Missing && share >= FeatureSchema.Code(Feature.TravelShare, 1.0001f))) adjustment--;
        return row[(int)Feature.UsualEducationGap] is >= 2 and not FeatureSchema.Missing ? adjustment - 1 : adjustment;
    }

    private static (string, string?) SameWork(OpeningFacts opening) => (opening.Title.Trim().ToUpperInvariant(), opening.Ssyk4);
}
