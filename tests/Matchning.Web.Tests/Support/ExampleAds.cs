using Matchning.Market.Openings;
using Matchning.Ranking.Facts;

namespace Matchning.Web.Tests.Support;

/// <summary>Invented ads whose requirements stand in their text, so that the review page has places to mark.</summary>
internal static class ExampleAds
{
    private const string Kitchen = """
        Vill du laga mat som barn tycker om? Vi söker dig som vill arbeta i vårt kök på Norrskolan.

        Du hjälper till med beredning, servering och disk. Arbetet börjar klockan sju.
        Du behöver ha körkort B eftersom vi kör ut mat till två förskolor. Det är meriterande med hygienutbildning.
        Vi vill att du förstår och talar svenska.

        Välkommen med din ansökan!
        """;

    private const string Cleaning = """
        Städbolaget Blank söker lokalvårdare till kontor i centrum.

        Du städar kontor på morgonen. Erfarenhet är inget krav, vi lär upp dig.
        Meriterande om du har arbetat med lokalvård tidigare.
        """;

    private const string Care = """
        Vi söker vårdbiträde till vårt äldreboende. Arbetet är på kvällar och varannan helg.

        Du ska ha vårdutbildning på gymnasienivå. Du behöver tala och skriva god svenska.
        """;

    public static IEnumerable<Opening> Make(DateOnly today) =>
    [
        Ad("Köksbiträde till Norrskolan", "Norrskolan", Kitchen, today,
            ("körkort B", RequirementKind.DrivingLicence, "B", RequirementStrength.Merit),
            ("meriterande med hygienutbildning", RequirementKind.Certificate, "hygienutbildning", RequirementStrength.Merit),
            ("förstår och talar svenska", RequirementKind.Language, "sv", RequirementStrength.Must)),
        Ad("Lokalvårdare, förmiddagar", "Städbolaget Blank", Cleaning, today,
            ("arbetat med lokalvård", RequirementKind.Experience, "1", RequirementStrength.Merit)),
        Ad("Vårdbiträde, äldreboende", "Solgården", Care, today,
            ("vårdutbildning på gymnasienivå", RequirementKind.Education, "vård", RequirementStrength.Must),
            ("tala och skriva god svenska", RequirementKind.Language, "sv", RequirementStrength.Must)),
    ];

    private static Opening Ad(
        string title, string employer, string text, DateOnly today, params (string Quote, RequirementKind Kind, string Value, RequirementStrength Strength)[] asked) => new()
        {
            Title = title,
            EmployerName = employer,
            Text = text,
            Kinds = PlaceKinds.Employment,
            IsExample = true,
            PublishedOn = today.AddDays(-4),
            ClosesOn = today.AddDays(24),
            UpdatedAt = TimeProvider.System.GetUtcNow(),
            Requirements = [.. asked.Select(a =>
        {
            var start = text.IndexOf(a.Quote, StringComparison.Ordinal);
            return new Requirement(a.Kind, a.Value, null, null, a.Strength, start, start + a.Quote.Length, a.Quote);
        })],
        };
}
