using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Doors;

/// <summary>
/// What a change can have a bearing on, so that most pairs need not be scored again. It may say yes in vain, never no in vain: a test
/// compares with trying every pair.
/// </summary>
internal sealed class Touch
{
    private readonly GateCodes _gates;
    private readonly uint _musts;
    private readonly bool _givesWork;
    private readonly bool _givesMinutes;
    private readonly HashSet<string> _skillGroups;

    public Touch(Change change, RankingTaxonomy taxonomy)
    {
        _givesWork = change.Work.Count > 0;
        _skillGroups = [.. change.Skills.SelectMany(s => taxonomy.GroupsOfSkill(s.ConceptId))];
        if (change.Skills.Count > 0) (_gates, _musts) = (_gates | GateCodes.Legitimation, _musts | Skills);
        if (change.DrivingLicences.Count > 0) (_gates, _musts) = (_gates | GateCodes.Licence, _musts | Bit(RequirementKind.DrivingLicence));
        if (change.Languages.Count > 0) (_gates, _musts) = (_gates | GateCodes.Language, _musts | Bit(RequirementKind.Language));
        if (change.EducationLevel is not null) (_gates, _musts) = (_gates | GateCodes.Legitimation, _musts | Bit(RequirementKind.Education));
        if (change.MoreMinutes > 0) (_gates, _givesMinutes) = (_gates | GateCodes.Travel, true);
        if (change.MorePlaceKinds != PlaceKinds.None) _gates |= GateCodes.Kind;
        if (change.LeastHoursPercent is not null) _gates |= GateCodes.Hours;
    }

    // An education that is named without a level is looked for among the skills.
    private static uint Skills =>
        Bit(RequirementKind.Skill) | Bit(RequirementKind.Certificate) | Bit(RequirementKind.Legitimation) | Bit(RequirementKind.Education);

    /// <summary>Could the change make the opening reachable, or lift it to Stark?</summary>
    public bool CanMatter(Reach before, PreparedOpening opening)
    {
        if (before.IsStrong) return false;
        if (before.IsReachable) return _givesWork || _givesMinutes || GivesSkillFor(opening) || AsksForAny(opening);
        return (before.Failed & ~_gates) == 0
            && (before.Band > Band.LongShot || _givesWork || GivesSkillFor(opening))
            && CanMeetAll(before.Missing, opening);
    }

    private bool GivesSkillFor(PreparedOpening opening) => opening.Ssyk4 is not null && _skillGroups.Contains(opening.Ssyk4);

    private bool AsksForAny(PreparedOpening opening)
    {
        foreach (var must in opening.Musts)
            if ((_musts & Bit(must.Source.Kind)) != 0) return true;
        return false;
    }

    private bool CanMeetAll(ulong missing, PreparedOpening opening)
    {
        for (var i = 0; i < Math.Min(opening.Musts.Length, Reach.SharedBit); i++)
            if ((missing >> i & 1) != 0 && (_musts & Bit(opening.Musts[i].Source.Kind)) == 0) return false;
        return true;
    }

    private static uint Bit(RequirementKind kind) => 1U << (int)kind;
}
