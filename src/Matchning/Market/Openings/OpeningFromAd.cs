using System.Globalization;
using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Journeys;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Openings;

/// <summary>Makes the opening of one ad: the facts that matching and pages need, with the requirements read out of the text.</summary>
/// <param name="requirements">Null reads none, which shows what the reading costs.</param>
public sealed class OpeningFromAd(RequirementReader? requirements, RankingTaxonomy taxonomy, TaxonomyFiles files)
{
    private readonly OccupationGuess _occupations = new(files);
    private readonly WorkPlaces _places = new(files, new JourneyFiles());

    /// <summary>Which taxonomy occupations are found in.</summary>
    public string TaxonomyVersion { get; } = files.OccupationsVersion;

    /// <summary>The facts of an ad that lies in a file: the same reading as the night's, under the ad's own id.</summary>
    public OpeningFacts Facts(ExternalAd ad)
    {
        var opening = new Opening { Title = ad.Headline, Text = "" };
        Fill(opening, ad, ad.ChangedAt);
        return opening.ToFacts() with { Id = ad.SourceId };
    }

    public void Fill(Opening opening, ExternalAd ad, DateTimeOffset now)
    {
        using var document = JsonDocument.Parse(ad.RawJson);
        Fill(opening, ad, document.RootElement, now);
    }

    /// <param name="json">The ad's own JSON, parsed already; <see cref="ExternalAd.RawJson"/> is not looked at.</param>
    public void Fill(Opening opening, ExternalAd ad, JsonElement json, DateTimeOffset now)
    {
        opening.MadeFromHash = ad.ContentHash;
        opening.Title = ad.Headline;
        opening.Text = Cut(AdWords.Of(json));
        opening.EmployerName = EmployerNames.Tidy(ad.Workplace) ?? EmployerNames.Tidy(ad.EmployerName);
        opening.WebpageUrl = ad.WebpageUrl;
        opening.IsExample = ad.IsExample;
        opening.PublishedOn = ad.PublishedAt is { } published ? SwedishTime.Day(published) : null;
        opening.ClosesOn = ad.LastPublicationOn;
        opening.UpdatedAt = now;
        opening.ClosedAt = ad.ClosedAt;
        FillOccupation(opening, json);
        FillPlace(opening, json);
        FillTerms(opening, json);
        opening.Requirements = requirements is null ? [] : [.. requirements.ReadFields(json), .. requirements.Read(opening.Text), .. OfConditions(opening.Text, json)];
        FillHours(opening);
        opening.Language = TextLanguage.Of(opening.Text);
        opening.Likeness = Likeness.Of(EmployerNames.Tidy(ad.EmployerName), opening.MunicipalityCode, opening.Title, opening.Text);
    }

    /// <summary>Whatever goes wrong with one ad is that ad's: it is set aside, and the others go on.</summary>
    public static bool SetsAside(Exception fault) => fault is not (OutOfMemoryException or OperationCanceledException);

    private static string Cut(string text) => text.Length <= AdRemark.LongestText ? text
        : text[..(char.IsHighSurrogate(text[AdRemark.LongestText - 1]) ? AdRemark.LongestText - 1 : AdRemark.LongestText)];

    // The ad's own group always wins: three ids in ten are retired, the groups are not.
    private void FillOccupation(Opening opening, JsonElement json)
    {
        opening.OccupationId = json.Text("occupation", "concept_id");
        opening.OccupationLabel = json.Text("occupation", "label");
        var known = taxonomy.Occupation(opening.OccupationId);
        opening.Ssyk4 = json.Text("occupation_group", "legacy_ams_taxonomy_id") ?? known?.Ssyk4;
        // Not stated: the headline's own word for it gives the group, softly, and no occupation.
        if (opening.OccupationId is null && opening.Ssyk4 is null) opening.Ssyk4 = _occupations.Named(opening.Title)?.Ssyk4;
        opening.FieldId = json.Text("occupation_field", "concept_id") ?? known?.FieldId;
        opening.UnmappedWith = known is null ? TaxonomyVersion : null;
    }

    private void FillPlace(Opening opening, JsonElement json) =>
        (opening.MunicipalityCode, opening.RegionCode, opening.IsOtherLocality, opening.PlaceLabel) = _places.OfAd(json);

    // When and how much one works; said beside the text, so that nothing in the text can be shown for it.
    private IEnumerable<Requirement> OfConditions(string text, JsonElement json) =>
        AdWords.Conditions(json) is not { } conditions || conditions == text ? []
        : requirements!.Read(conditions).Where(r => r.Kind is RequirementKind.Hours or RequirementKind.Scope)
            .Select(r => r with { Start = 0, End = 0, Quote = $"Fältet Villkor i annonsen: {r.Quote}" });

    // Where the form is silent the text may say the share. More than one share in it is for several posts, and says nothing of this one.
    private static void FillHours(Opening opening)
    {
        if (opening.HoursPercentMin is not null || opening.HoursPercentMax is not null) return;
        var shares = opening.Requirements.Where(r => r.Kind == RequirementKind.Scope && char.IsAsciiDigit(r.Value[0])).Select(r => r.Value).Distinct(StringComparer.Ordinal).ToArray();
        if (shares.Length == 0 && opening.Requirements.Where(r => r.Kind == RequirementKind.Scope).Select(r => r.Value).Distinct(StringComparer.Ordinal).ToArray() is ["heltid"]) shares = ["100"];
        if (shares is not [var share]) return;
        var parts = share.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        (opening.HoursPercentMin, opening.HoursPercentMax) = (parts[0], parts[^1]);
    }

    // Part time without numbers comes as 0/100, so 0 means "not stated". An ad is an employment; one label opens for support.
    private static void FillTerms(Opening opening, JsonElement json)
    {
        var (min, max) = (json.Number("scope_of_work", "min"), json.Number("scope_of_work", "max"));
        if (min > max && max > 0) (min, max) = (max, min);
        opening.HoursPercentMin = min is > 0 and <= 100 ? min : null;
        opening.HoursPercentMax = min is > 0 && max is > 0 and <= 100 ? max : null;
        opening.Kinds = PlaceKinds.Employment;
        if (AdWords.Labels(json).Any(label => label.Contains("nystartsjobb", StringComparison.OrdinalIgnoreCase))) opening.Kinds |= PlaceKinds.Subsidised;
        opening.Places = json.Number("number_of_vacancies") is >= 0 and var places ? places : 1;
        opening.ExperienceRequired = json.Truth("experience_required");
    }
}
