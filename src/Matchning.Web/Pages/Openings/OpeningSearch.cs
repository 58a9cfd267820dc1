using System.Text.RegularExpressions;
using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Taxonomy;
using Matchning.Ranking.Text;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Openings;

/// <summary>Open places by words, kind of source and municipality; the municipality's own needs first, then the newest ads.</summary>
public sealed partial class OpeningSearch(MatchningDb db, TimeProvider clock)
{

    // "undersköterskor" finds "undersköterska": a word of some length is searched for by its stem.
    private const int ShortestWithStem = 5;

    public const string Own = "behov";
    public const string Ads = "annonser";

    public async Task<FoundOpenings> RunAsync(OpeningFilter filter, CancellationToken cancellationToken)
    {
        // The same ad under several ids is one row.
        var open = Open();
        var matching = WithWords(open.Where(o => o.Likeness == null || !open.Any(other => other.Likeness == o.Likeness && other.Id < o.Id)), filter.Words);
        if (filter.MunicipalityCode is not null) matching = matching.Where(o => o.MunicipalityCode == filter.MunicipalityCode);
        var own = await matching.CountAsync(o => o.EmployerNeedId != null, cancellationToken);
        var all = await matching.CountAsync(cancellationToken);
        if (filter.Source == Own) matching = matching.Where(o => o.EmployerNeedId != null);
        if (filter.Source == Ads) matching = matching.Where(o => o.EmployerNeedId == null);

        var total = filter.Source switch { Own => own, Ads => all - own, _ => all };
        var shown = Paging.Of(filter.Page, total);
        var rows = await shown.Of(matching.OrderBy(o => o.EmployerNeedId == null).ThenByDescending(o => o.PublishedOn).ThenByDescending(o => o.Id))
            .Select(o => new OpeningRow(
                o.Id, Opening.OwnTitleOf(o.Title, o.EmployerNeedId, o.OccupationLabel), o.EmployerName, o.PlaceLabel, o.Kinds, o.StartsOn, o.ClosesOn, o.PublishedOn,
                o.EmployerNeedId != null, o.IsExample,
                o.Likeness == null ? 1 : open.Count(other => other.Likeness == o.Likeness)))
            .ToListAsync(cancellationToken);
        return new FoundOpenings(rows, total, own, all - own, shown);
    }

    public async Task<IReadOnlyList<(string Code, string Label)>> MunicipalitiesAsync(CancellationToken cancellationToken)
    {
        var found = await db.Municipalities
            .Where(m => Open().Any(o => o.MunicipalityCode == m.Code))
            .Select(m => new { m.Code, m.Label }).ToListAsync(cancellationToken);
        return [.. found.OrderBy(m => m.Label, StringComparer.Create(SwedishTime.Culture, ignoreCase: true)).Select(m => (m.Code, m.Label))];
    }

    private IQueryable<Opening> Open() => db.Openings.AsNoTracking().OpenOn(clock.Today());

    private static IQueryable<Opening> WithWords(IQueryable<Opening> openings, string? words)
    {
        foreach (var pattern in Patterns(words ?? "").Take(6))
        {
            openings = openings.Where(o =>
                Regex.IsMatch(o.Title, pattern, RegexOptions.IgnoreCase)
                || Regex.IsMatch(o.EmployerName ?? "", pattern, RegexOptions.IgnoreCase)
                || Regex.IsMatch(o.OccupationLabel ?? "", pattern, RegexOptions.IgnoreCase)
                || Regex.IsMatch(o.PlaceLabel ?? "", pattern, RegexOptions.IgnoreCase));
        }

        return openings;
    }

    // "C#" and "C++" are names, and not the letter c.
    [GeneratedRegex(@"(?<![\p{L}\d])[\p{L}\d]+[#+]+")]
    private static partial Regex Signed();

    private static IEnumerable<string> Patterns(string words) =>
        Signed().Matches(words).Select(m => $"(^|[^[:alnum:]]){m.Value.Replace("+", "[+]", StringComparison.Ordinal)}($|[^[:alnum:]#+])")
            .Concat(Fold.Words(Fold.Of(Signed().Replace(words, " "))).Select(word => Loose(word.Length > ShortestWithStem ? SwedishWords.Stem(word) : word)));

    // "kok" finds "kök": a folded word has only letters and digits, so nothing needs escaping.
    private static string Loose(string word) => string.Concat(word.Select(letter => letter switch
    {
        'a' => "[aåäàá]",
        'o' => "[oöø]",
        'e' => "[eéèë]",
        'u' => "[uü]",
        'l' => "[lł]",
        _ => letter.ToString(),
    }));
}

/// <param name="Source">"behov", "annonser" or null for both.</param>
public sealed record OpeningFilter(string? Words, string? Source, string? MunicipalityCode, int Page);

public sealed record FoundOpenings(IReadOnlyList<OpeningRow> Rows, int Total, int OwnCount, int AdCount, Paging Shown);

public sealed record OpeningRow(
    long Id, string? OwnTitle, string? EmployerName, string? PlaceLabel, PlaceKinds Kinds, DateOnly? StartsOn,
    DateOnly? ClosesOn,
    DateOnly? PublishedOn, bool IsLocalNeed, bool IsExample, int Ads)
{
    public string Title => NeedTitle.Of(OwnTitle, EmployerName);
}
