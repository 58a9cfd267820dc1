using System.Text.Json;
using System.Text.RegularExpressions;
using Matchning.Floor.Data;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.Journeys;
using Matchning.Market.Taxonomy;

namespace Matchning.Market.Openings;

/// <summary>Where an opening is, from all that says something of it: known, only the county, abroad, or not known. Immutable.</summary>
public sealed partial class WorkPlaces
{
    /// <summary>Localities this near the main one are as the town itself: they have its buses.</summary>
    private const double TownKm = 10;

    /// <summary>A municipality where a quarter of the localities lie further away than this is too large to guess in.</summary>
    private const double WideKm = 30;

    /// <summary>A point so far from its municipality's main locality is another place of the same name.</summary>
    private const double NotTheSameKm = 250;

    private readonly MunicipalityCodes _codes;
    private readonly Dictionary<string, MunicipalityRow> _byCode;
    private readonly Dictionary<string, string> _byLabel;
    private readonly Dictionary<string, string> _regions;
    private readonly Dictionary<string, string> _alone;
    private readonly Dictionary<string, string> _seats;
    private readonly Dictionary<(string Code, string Name), double> _kmFromSeat = [];
    private readonly HashSet<string> _wide;

    public WorkPlaces(TaxonomyFiles taxonomy, JourneyFiles journeys)
    {
        var municipalities = taxonomy.Municipalities().ToList();
        _codes = new MunicipalityCodes(municipalities);
        _byCode = municipalities.ToDictionary(m => m.Code, StringComparer.Ordinal);
        _byLabel = municipalities.ToDictionary(m => m.Label, m => m.Code, StringComparer.Ordinal);
        _regions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var m in municipalities)
            foreach (var name in new[] { m.RegionCode, m.RegionConceptId, m.RegionLabel }) _regions[name] = m.RegionCode;
        _alone = municipalities.GroupBy(m => m.RegionCode, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Code, StringComparer.Ordinal);
        var seats = journeys.Seats().ToDictionary(s => s.MunicipalityCode, StringComparer.Ordinal);
        _seats = seats.ToDictionary(s => s.Key, s => Fold.Of(s.Value.Name), StringComparer.Ordinal);
        foreach (var place in taxonomy.Places())
            _kmFromSeat[(place.MunicipalityCode, Fold.Of(place.Label))] = Km(place, seats[place.MunicipalityCode]);
        _wide = _kmFromSeat.Where(p => p.Value < NotTheSameKm).GroupBy(p => p.Key.Code, p => p.Value)
            .Where(g => g.Order().ElementAt(g.Count() * 3 / 4) > WideKm).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The place of an ad: its address first, then the municipality that its headline, its employer or its text names.</summary>
    public WorkPlace OfAd(JsonElement ad)
    {
        if (ad.At("workplace_address") is { ValueKind: JsonValueKind.Array } several && several.GetArrayLength() > 1) return new(null, null, false, "Flera orter");
        string? Part(string name) => ad.Text("workplace_address", name);
        var (city, municipality, region, country) = (Part("city"), Part("municipality"), Part("region"), Part("country"));
        if (country is not null && !IsSweden(country)) return new(null, null, false, (city ?? municipality ?? region) is { } abroad ? $"{abroad}, {country}" : country);
        var code = _codes.Code(Part("municipality_code"), Part("municipality_concept_id"), municipality) ?? _codes.Code(null, null, city);
        var county = Region(Part("region_code"), Part("region_concept_id"), region);
        code ??= county is not null && _alone.GetValueOrDefault(county) is { } only ? only : Named(ad, county);
        return code is null
            ? new(null, county, false, city ?? municipality ?? region ?? country)
            : new(code, null, IsOther(code, city), city is not null ? Capital(city) : municipality ?? _byCode[code].Label);
    }

    /// <summary>Is the work in another locality than the municipality's main one, or may it well be?</summary>
    /// <param name="code">A known municipality's.</param>
    /// <param name="locality">As written; null when nothing nearer than the municipality is told.</param>
    public bool IsOther(string code, string? locality)
    {
        if (!_byCode.TryGetValue(code, out var municipality)) return false;
        var name = locality is null ? "" : Fold.Of(locality);
        if (name == _seats[code] || (name == Fold.Of(municipality.Label) && !_wide.Contains(code))) return false;
        if (_kmFromSeat.TryGetValue((code, name), out var km)) return km is > TownKm and < NotTheSameKm;
        return _wide.Contains(code);
    }

    private string? Region(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
            if (name is not null && _regions.TryGetValue(name.Trim(), out var code)) return code;
        return null;
    }

    // Where several are named nobody knows which, and in a text many a word is a municipality's name as well.
    private string? Named(JsonElement ad, string? county)
    {
        foreach (var (text, pattern) in new[] { (ad.Text("headline"), InHeadline()), (ad.Text("employer", "workplace"), InEmployer()), (ad.Text("employer", "name"), InEmployer()) })
            if (text is not null && Only(Mentions(text, pattern), county) is { } named) return named;
        return ad.Text("description", "text") is { } told ? Only(Mentions(told, InText()), county) : null;
    }

    private IEnumerable<string> Mentions(string text, Regex pattern) =>
        pattern.Matches(text).Select(m => m.Groups["name"].Value).SelectMany(name => new[] { name, name.Split(' ')[0] })
            .Select(name => _byLabel.GetValueOrDefault(name) ?? (name.EndsWith('s') ? _byLabel.GetValueOrDefault(name[..^1]) : null)).OfType<string>();

    private string? Only(IEnumerable<string> codes, string? county) =>
        codes.Where(code => county is null || _byCode[code].RegionCode == county).Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var one] ? one : null;

    private static bool IsSweden(string country) => country.Equals("Sverige", StringComparison.OrdinalIgnoreCase) || country.Equals("Sweden", StringComparison.OrdinalIgnoreCase);

    private static string Capital(string city) => city.Length > 1 && !city.Any(char.IsLower) ? city[..1] + city[1..].ToLowerInvariant() : city;

    private static double Km(PlaceRow place, SeatRow seat) =>
        Ranking.Journeys.Distance.Km(place.Latitude, place.Longitude, seat.Latitude, seat.Longitude);

    [GeneratedRegex(@"(?:\b(?:i|till|på|vid|in|at)\s+|[–—/|,:(-]\s*)(?<name>\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?)(?=$|[\s,.!|/)–—-])(?!,? (?:och|eller|samt|\p{Lu}\p{Ll}+ och) )|(?<name>\p{Lu}\p{Ll}+) (?:kommun|stad)\b")]
    private static partial Regex InHeadline();

    [GeneratedRegex(@"(?<name>\p{Lu}\p{Ll}+) (?:kommun|stad)\b")]
    private static partial Regex InEmployer();

    [GeneratedRegex(@"(?:\b(?:placerad|placering|arbetsplatsen|stationerad|kontor|kontoret|lokaler|verksamheten|ligger|finns|tjänsten|arbetet|jobbet|based|located|office)\b[^.\n]{0,60}?\b(?:i|in|centrala)\s+|\b(?:Ort|Plats|Placering|Placeringsort|Arbetsplats|Arbetsort|Location)\s*:\s*)(?<name>\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?)\b(?!,? (?:och|eller|samt|\p{Lu}\p{Ll}+ och) )|(?<name>\p{Lu}\p{Ll}+) kommun\b")]
    private static partial Regex InText();
}

/// <param name="MunicipalityCode">Null when it is not known, abroad, or several.</param>
/// <param name="RegionCode">The county where that is all that is known.</param>
/// <param name="IsOtherLocality">Not in the municipality's main locality, or perhaps not.</param>
/// <param name="Label">What to show.</param>
public sealed record WorkPlace(string? MunicipalityCode, string? RegionCode, bool IsOtherLocality, string? Label);
