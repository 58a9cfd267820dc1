using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Doors;

/// <summary>What kind of thing would change. All are things a person can choose; none is what a person is.</summary>
public enum ChangeKind { Measure, Travel, PlaceKind, Hours, Work }

/// <summary>
/// One thing a person could do or choose, as what it adds to the facts. It can only add: there is no field with which competence
/// could be taken away, a limit made tighter or a refusal overruled.
/// </summary>
public sealed record Change
{
    /// <summary>Unique among a person's changes, such as "truck-ab" or "travel:15".</summary>
    public required string Code { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>Calendar weeks until it is done, roughly; 0 for a choice that can be made today.</summary>
    public double Weeks { get; init; }

    /// <summary>What it is about: the work's label, the new limit in minutes, the share of full time or the kind of place. Empty for a measure.</summary>
    public string Subject { get; init; } = "";

    /// <summary>For work: the label of the person's own work or wish that it lies near.</summary>
    public string? Near { get; init; }

    public EntryConditions Entry { get; init; } = EntryConditions.None;

    /// <summary>Skills and certificates gained. A certificate without a concept has the id "certificate:" and its word.</summary>
    public IReadOnlyList<ConceptLabel> Skills { get; init; } = [];

    public IReadOnlyList<string> DrivingLicences { get; init; } = [];
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];
    public EducationLevel? EducationLevel { get; init; }

    /// <summary>Work that the person would look for afterwards: nobody takes a vocational course without wanting the work.</summary>
    public IReadOnlyList<ConceptLabel> Work { get; init; } = [];

    public int MoreMinutes { get; init; }
    public PlaceKinds MorePlaceKinds { get; init; }

    /// <summary>A lower least share of full time. The highest share is what a person has strength for, and is nobody's to change.</summary>
    public int? LeastHoursPercent { get; init; }

    /// <summary>The facts after the change; the same object when nothing in it is new to the person.</summary>
    public ParticipantFacts ApplyTo(ParticipantFacts before)
    {
        var after = before;
        if (New(Skills, before.Skills) is { Count: > 0 } skills) after = after with { Skills = [.. before.Skills, .. skills] };
        if (New(Work, before.WishOccupations) is { Count: > 0 } work) after = after with { WishOccupations = [.. before.WishOccupations, .. work] };
        if (DrivingLicences.Except(before.DrivingLicences).ToList() is { Count: > 0 } licences) after = after with { DrivingLicences = [.. before.DrivingLicences, .. licences] };
        if (Languages.Where(l => !before.Languages.Any(b => b.Code == l.Code && b.Level >= l.Level)).ToList() is { Count: > 0 } languages)
            after = after with { Languages = [.. before.Languages, .. languages] };
        if (EducationLevel > (before.EducationLevel ?? Facts.EducationLevel.None)) after = after with { EducationLevel = EducationLevel };
        return Terms(before, after);
    }

    // A limit that is not stated closes nothing, so there is nothing to change.
    private ParticipantFacts Terms(ParticipantFacts before, ParticipantFacts after)
    {
        if (MoreMinutes > 0 && before.MaxCommuteMinutes is { } minutes) after = after with { MaxCommuteMinutes = minutes + MoreMinutes };
        if (before.OpenTo != PlaceKinds.None && (MorePlaceKinds & ~before.OpenTo) != 0) after = after with { OpenTo = before.OpenTo | MorePlaceKinds };
        if (LeastHoursPercent < before.HoursPercentMin) after = after with { HoursPercentMin = LeastHoursPercent };
        return after;
    }

    /// <summary>The facts of someone who would like the work but takes no course: what that alone does is not the course's doing.</summary>
    internal ParticipantFacts OnlyWanting(ParticipantFacts before) =>
        before with { WishOccupations = [.. before.WishOccupations, .. New(Work, before.WishOccupations)] };

    /// <summary>
    /// A course for an occupation is for those who have done, or wish for, something near it: the same three SSYK digits, or work that
    /// the taxonomy says could lead to it. When nothing is known of either, it may be for anyone.
    /// </summary>
    internal bool IsNear(PreparedParticipant person, RankingTaxonomy taxonomy)
    {
        if (Kind != ChangeKind.Measure || Work.Count == 0 || person.Held.Length + person.Wishes.Length == 0) return true;
        return Work.Any(work => person.Held.Concat(person.Wishes).Any(own =>
            own.ConceptId == work.ConceptId || taxonomy.Substitutability(own.ConceptId, work.ConceptId) > 0
            || WorkRelation.CommonPrefix(own.Ssyk4, taxonomy.Occupation(work.ConceptId)?.Ssyk4) >= 3));
    }

    private static List<ConceptLabel> New(IReadOnlyList<ConceptLabel> gained, IReadOnlyList<ConceptLabel> had) =>
        [.. gained.Where(g => !had.Any(h => h.ConceptId == g.ConceptId))];
}
