using System.Globalization;
using Matchning.Demo.Tables;
using Matchning.Market.Employers;
using Matchning.People.Organisation;

namespace Matchning.Demo;

internal sealed record DemoEmployer(Employer Row, EmployerContact Contact, string MunicipalityCode, string Place, WorkFamily[] Families);

/// <summary>
/// Forty invented employers, a good part of them the municipality's own departments. Phone numbers are from the series that
/// Post- och telestyrelsen keeps for fiction, so nobody is ever called.
/// </summary>
internal static class DemoEmployers
{
    private static readonly (string Code, string Name) Eskilstuna = ("0484", "Eskilstuna");

    private static readonly (string Name, (string Code, string Name) Place, WorkFamily[] Families)[] Table =
    [
        ("Sagoköket Lunch & Catering AB", Eskilstuna, [DemoWork.Kitchen]),
        ("Exempelkommun, måltidsservice", Eskilstuna, [DemoWork.Kitchen]),
        ("Påhittade Bageriet AB", Eskilstuna, [DemoWork.Kitchen, DemoWork.Shops]),
        ("Låtsaskrogen vid Ån AB", Eskilstuna, [DemoWork.Kitchen]),
        ("Kafé Tänk Om", ("0486", "Strängnäs"), [DemoWork.Kitchen]),
        ("Exempelkommun, lokalvård", Eskilstuna, [DemoWork.Cleaning]),
        ("Fiktiva Städ AB", Eskilstuna, [DemoWork.Cleaning]),
        ("Drömrent i Mälardalen AB", Eskilstuna, [DemoWork.Cleaning]),
        ("Hotell Sagan AB", Eskilstuna, [DemoWork.Cleaning, DemoWork.Kitchen, DemoWork.Office]),
        ("Låtsasglans Fönsterputs", ("1980", "Västerås"), [DemoWork.Cleaning]),
        ("Exempelkommun, vård och omsorg", Eskilstuna, [DemoWork.Care]),
        ("Exempelkommun, stöd till vuxna", Eskilstuna, [DemoWork.Care]),
        ("Omtanken Exempelomsorg AB", Eskilstuna, [DemoWork.Care]),
        ("Påhittade Assistansen AB", Eskilstuna, [DemoWork.Care]),
        ("Låtsaslagret Logistik AB", Eskilstuna, [DemoWork.Warehouse]),
        ("Fiktiva Fraktcentralen AB", Eskilstuna, [DemoWork.Warehouse, DemoWork.Driving]),
        ("Exempelpack i Södermanland AB", Eskilstuna, [DemoWork.Warehouse]),
        ("Sagopaket E-handel AB", ("0486", "Strängnäs"), [DemoWork.Warehouse]),
        ("Exempelhallen Livs AB", Eskilstuna, [DemoWork.Shops]),
        ("Låtsaslivs Kvartersbutik", Eskilstuna, [DemoWork.Shops]),
        ("Fiktiva Färg & Hem AB", Eskilstuna, [DemoWork.Shops]),
        ("Second hand Sagolikt", Eskilstuna, [DemoWork.Shops, DemoWork.Textile]),
        ("Exempelkommun, park och natur", Eskilstuna, [DemoWork.Gardening]),
        ("Drömträdgården Plantskola AB", Eskilstuna, [DemoWork.Gardening]),
        ("Påhittad Grönska AB", ("0483", "Katrineholm"), [DemoWork.Gardening]),
        ("Luftslottet Bygg AB", Eskilstuna, [DemoWork.Building]),
        ("Låtsasmåleriet AB", Eskilstuna, [DemoWork.Building]),
        ("Fiktiva Snickerier AB", ("0482", "Flen"), [DemoWork.Building]),
        ("Exempelkommun, förskola", Eskilstuna, [DemoWork.School]),
        ("Exempelkommun, grundskola", Eskilstuna, [DemoWork.School]),
        ("Förskolan Sagoskogen", Eskilstuna, [DemoWork.School]),
        ("Exempelverken Mekaniska AB", Eskilstuna, [DemoWork.Industry]),
        ("Påhittade Plåt & Svets AB", Eskilstuna, [DemoWork.Industry]),
        ("Låtsaslivsmedel Produktion AB", Eskilstuna, [DemoWork.Industry]),
        ("Exempelkommun, återvinning", Eskilstuna, [DemoWork.Property, DemoWork.Driving]),
        ("Sagobuden AB", Eskilstuna, [DemoWork.Driving]),
        ("Exempelkommun, fastighet", Eskilstuna, [DemoWork.Property]),
        ("Fiktiva Fastigheter AB", Eskilstuna, [DemoWork.Property]),
        ("Exempeltvätten AB", Eskilstuna, [DemoWork.Textile]),
        ("Exempelkommun, kontaktcenter", Eskilstuna, [DemoWork.Office]),
    ];

    /// <summary>The employer whose contact can sign in.</summary>
    public static Guid SignsInId { get; } = DemoDice.Id("employer");

    public static List<DemoEmployer> Make() => [.. Table.Select((row, number) =>
    {
        var employer = new Employer { Id = DemoDice.Id("employer", number), Name = row.Name };
        return new DemoEmployer(employer, Contact(employer, number), row.Place.Code, row.Place.Name, row.Families);
    })];

    private static EmployerContact Contact(Employer employer, int number)
    {
        var dice = new DemoDice("contact", number);
        var origin = dice.Weighted(DemoNames.All, o => o.Weight);
        var first = dice.Pick(dice.Chance(50) ? origin.Women : origin.Men);
        var isMunicipal = employer.Name.StartsWith("Exempelkommun", StringComparison.Ordinal);
        return new EmployerContact
        {
            Id = DemoDice.Id("contact", number),
            EmployerId = employer.Id,
            Name = number == 0 ? DemoLogins.For(Role.EmployerContact).FullName : $"{first} {dice.Pick(origin.LastNames)}",
            Phone = isMunicipal
                ? string.Create(CultureInfo.InvariantCulture, $"08-465004{number:00}")
                : string.Create(CultureInfo.InvariantCulture, $"070-17406{number + 5:00}"),
            Email = string.Create(CultureInfo.InvariantCulture, $"kontakt{number + 1}@example.se"),
        };
    }
}
