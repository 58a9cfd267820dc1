using System.ComponentModel.DataAnnotations;
using Matchning.Floor.Data;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Openings;

public sealed class IndexModel(OpeningSearch search) : PageModel
{
    private const string Path = "/behov";

    [BindProperty(Name = "sok", SupportsGet = true)]
    [Display(Name = "Sök")]
    public string? Words { get; set; }

    [BindProperty(Name = "visa", SupportsGet = true)]
    [Display(Name = "Visa")]
    public string? Source { get; set; }

    [BindProperty(Name = "kommun", SupportsGet = true)]
    [Display(Name = "Kommun")]
    public string? MunicipalityCode { get; set; }

    [BindProperty(Name = "sida", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public FoundOpenings Found { get; private set; } = null!;

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Sources { get; private set; } = [];

    /// <summary>Each chosen filter and the address of the list without it.</summary>
    public IReadOnlyList<(string Text, string Href)> Chips { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A strange page number in the address is page one, not a fault.
        ModelState.Clear();
        Found = await search.RunAsync(new OpeningFilter(Words, Source, MunicipalityCode, PageNumber), cancellationToken);
        var municipalities = await search.MunicipalitiesAsync(cancellationToken);
        Municipalities = [new("", "Alla kommuner"), .. municipalities.Select(m => new Choice(m.Code, m.Label))];
        Sources =
        [
            new("", $"Allt ({Written(Found.OwnCount + Found.AdCount)})"),
            new(OpeningSearch.Own, $"Arbetsgivares behov ({Written(Found.OwnCount)})"),
            new(OpeningSearch.Ads, $"Annonser ({Written(Found.AdCount)})"),
        ];
        Chips = [.. ChosenFilters()];
    }

    public string Address(string? words, string? source, string? municipality, int? page = null)
    {
        var query = new QueryString();
        if (!string.IsNullOrEmpty(words)) query = query.Add("sok", words);
        if (!string.IsNullOrEmpty(source)) query = query.Add("visa", source);
        if (!string.IsNullOrEmpty(municipality)) query = query.Add("kommun", municipality);
        if (page is not null) query = query.Add("sida", page.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Path + query;
    }

    /// <summary>The address of any page of the same list, less its number.</summary>
    public string PageHref() => Address(Words, Source, MunicipalityCode) is var href && href.Contains('?', StringComparison.Ordinal)
        ? href + "&sida="
        : href + "?sida=";

    private static string Written(int count) => count.ToString("N0", SwedishTime.Culture);

    private IEnumerable<(string, string)> ChosenFilters()
    {
        if (!string.IsNullOrEmpty(Words)) yield return ($"Sök: {Words}", Address(null, Source, MunicipalityCode));
        if (Source == OpeningSearch.Own) yield return ("Arbetsgivares behov", Address(Words, null, MunicipalityCode));
        if (Source == OpeningSearch.Ads) yield return ("Annonser", Address(Words, null, MunicipalityCode));
        if (!string.IsNullOrEmpty(MunicipalityCode))
        {
            var label = Municipalities.FirstOrDefault(m => m.Value == MunicipalityCode)?.Text ?? MunicipalityCode;
            yield return (label, Address(Words, Source, null));
        }
    }
}
