using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Features;

internal static class RequirementFeatures
{
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, in WorkRelation work, Span<byte> row)
    {
        var tally = new RequirementTally();
        foreach (var must in opening.Musts) tally.AddMust(must, RequirementStand.Of(participant, must, work));
        foreach (var merit in opening.Merits) tally.AddMerit(merit, RequirementStand.Of(participant, merit, work));
        tally.Write(row);
        row.Set(Feature.ExperienceMet, Experience(opening.Facts.ExperienceRequired, work.RelatedYears));
        row.Set(Feature.UsualEducationGap, Levels.UsualFor(opening.Ssyk4) is { } usual ? Lacking(participant, usual) : float.NaN);
    }

    public static float Experience(bool? isRequired, double relatedYears) => isRequired switch
    {
        null => float.NaN,
        false => 2,
        true => relatedYears > 0 ? 1 : 0,
    };

    // The levels are bytes: without the casts a person above the asked level would wrap round to a huge gap.
    public static int Lacking(PreparedParticipant participant, EducationLevel asked) =>
        Math.Max(0, (int)asked - (int)(participant.Facts.EducationLevel ?? EducationLevel.None));
}

/// <summary>How a person stands to one requirement, in what the features count.</summary>
/// <param name="Gap">Steps lacking in language or education; 0 for other kinds.</param>
internal readonly record struct RequirementStand(Coverage Coverage, int Gap)
{
    /// <summary>Nothing to wish for.</summary>
    public static RequirementStand Ideal { get; } = new(Coverage.Met, 0);

    public static RequirementStand Of(PreparedParticipant person, PreparedRequirement asked, in WorkRelation work) =>
        new(RequirementCoverage.Of(person, asked, work), asked switch
        {
            { Source.Kind: RequirementKind.Language } => Math.Max(0, (int)(asked.Language ?? RequirementCoverage.UnstatedLevel) - (int)person.BestLevel(asked.AnyOf)),
            { Source.Kind: RequirementKind.Education, Education: { } level } => RequirementFeatures.Lacking(person, level),
            _ => 0,
        });
}

/// <summary>Adds up an opening's requirements, one by one, to the codes they decide together.</summary>
internal ref struct RequirementTally
{
    public static ReadOnlySpan<Feature> Features => [Feature.MustShare, Feature.MeritShare, Feature.LicenceCovered, Feature.CarCovered, Feature.LanguageGap, Feature.EducationGap];

    private int _musts, _mustHalves, _merits, _meritHalves, _languageGap, _educationGap;
    private int _licences, _licencesMet, _cars, _carsMet;

    public void AddMust(PreparedRequirement asked, RequirementStand stand)
    {
        _musts += asked.Weight;
        _mustHalves += asked.Weight * Halves(stand.Coverage);
        Vehicle(asked, stand);
        if (asked.Source.Kind == RequirementKind.Language) _languageGap = Math.Max(_languageGap, stand.Gap);
        if (asked.Source.Kind == RequirementKind.Education) _educationGap = Math.Max(_educationGap, stand.Gap);
    }

    public void AddMerit(PreparedRequirement asked, RequirementStand stand)
    {
        _merits += asked.Weight;
        _meritHalves += asked.Weight * Halves(stand.Coverage);
        Vehicle(asked, stand);
    }

    public readonly void Write(Span<byte> row)
    {
        row.Set(Feature.MustShare, _musts == 0 ? float.NaN : _mustHalves / (2f * _musts));
        row.Set(Feature.MeritShare, _merits == 0 ? float.NaN : _meritHalves / (2f * _merits));
        row.Set(Feature.LicenceCovered, _licences == 0 ? float.NaN : _licencesMet == _licences ? 1 : 0);
        row.Set(Feature.CarCovered, _cars == 0 ? float.NaN : _carsMet == _cars ? 1 : 0);
        row.Set(Feature.LanguageGap, _languageGap);
        row.Set(Feature.EducationGap, _educationGap);
    }

    private void Vehicle(PreparedRequirement asked, RequirementStand stand)
    {
        var met = stand.Coverage == Coverage.Met ? 1 : 0;
        if (asked.Source.Kind == RequirementKind.DrivingLicence) (_licences, _licencesMet) = (_licences + 1, _licencesMet + met);
        if (asked.Source.Kind == RequirementKind.OwnCar) (_cars, _carsMet) = (_cars + 1, _carsMet + met);
    }

    private static int Halves(Coverage coverage) => coverage switch { Coverage.Met => 2, Coverage.Partly => 1, _ => 0 };
}
