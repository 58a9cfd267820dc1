using Matchning.Ranking.Facts;

namespace Matchning.Demo.Tables;

/// <summary>What employers say that they need, in their own words, with what must be met pointed out in the details.</summary>
internal sealed record NeedText(WorkFamily Family, string Title, string Occupation, string Description, string Details)
{
    public NeedRequirement[] Requirements { get; init; } = [];

    /// <summary>The employers whose words these can be, when the text says more than the kind of work.</summary>
    public string[] Only { get; init; } = [];

    public bool CouldBeSaidBy(DemoEmployer employer) =>
        employer.Families.Contains(Family) && (Only.Length == 0 || Only.Contains(employer.Row.Name));
}

/// <param name="Quote">Stands in the details, word for word.</param>
internal sealed record NeedRequirement(RequirementKind Kind, string Value, string? Level, RequirementStrength Strength, string Quote);

internal static class DemoNeeds
{
    private const RequirementStrength Must = RequirementStrength.Must;
    private const RequirementStrength Merit = RequirementStrength.Merit;

    public static readonly IReadOnlyList<NeedText> All =
    [
        new(DemoWork.Kitchen, "Köksbiträde till skolkök", "Köksbiträde",
            "Vi lagar mat till 300 elever och behöver någon som hjälper till med sallad, disk och servering.",
            "Måndag till fredag 7–15. Du lär dig rutinerna hos oss. Vana av storkök är bra men inget krav.")
        {
            Only = ["Exempelkommun, måltidsservice"],
        },
        new(DemoWork.Kitchen, "Hjälp i lunchkök", "Restaurangbiträde",
            "Vi har mycket att göra vid lunch och kan ta emot en person som vill lära sig köket.",
            "Du plockar, diskar och gör i ordning bufférna. Du behöver förstå enkel svenska.")
        {
            Requirements = [Swedish("A2", "förstå enkel svenska")],
        },
        new(DemoWork.Kitchen, "Kock till äldreboendets kök", "Kock storhushåll",
            "Vår kock slutar till hösten. Vi lagar all mat från grunden.",
            "Du har lagat mat i storkök tidigare. Utbildning i livsmedelshygien är en merit.")
        {
            Requirements = [new(RequirementKind.Skill, "Utbildning i livsmedelshygien", null, Merit, "Utbildning i livsmedelshygien")],
            Only = ["Exempelkommun, måltidsservice"],
        },
        new(DemoWork.Cleaning, "Lokalvårdare i skolor", "Städare",
            "Vi söker någon som vill städa i två skolor på eftermiddagar och kvällar.",
            "Rundan går på cykel eller till fots. Vi visar maskiner och medel. Du behöver kunna läsa korta instruktioner på svenska.")
        {
            Requirements = [Swedish("A2", "läsa korta instruktioner på svenska")],
            Only = ["Exempelkommun, lokalvård", "Fiktiva Städ AB"],
        },
        new(DemoWork.Cleaning, "Städare med bil", "Städare",
            "Vi städar kontor på flera platser i kommunen och behöver förstärkning.",
            "Du kör mellan kunderna och har B-körkort.")
        {
            Requirements = [LicenceB("har B-körkort")],
            Only = ["Fiktiva Städ AB", "Drömrent i Mälardalen AB", "Låtsasglans Fönsterputs"],
        },
        new(DemoWork.Care, "Vårdbiträde i hemtjänsten", "Vårdbiträde",
            "Vi kan ta emot personer som vill pröva hemtjänst med en erfaren kollega bredvid sig.",
            "Du pratar mycket med de äldre, så svenska på nivå B1 behövs. Du kan cykla eller ta bilen mellan besöken.")
        {
            Requirements = [Swedish("B1", "svenska på nivå B1")],
            Only = ["Exempelkommun, vård och omsorg", "Omtanken Exempelomsorg AB"],
        },
        new(DemoWork.Care, "Personlig assistent på dagtid", "Personlig assistent",
            "En av våra kunder vill ha en lugn och pålitlig assistent som gillar promenader och matlagning.",
            "Dagpass, varannan helg. B-körkort är bra att ha.")
        {
            Requirements = [new(RequirementKind.DrivingLicence, "B", null, Merit, "B-körkort är bra att ha")],
            Only = ["Påhittade Assistansen AB", "Exempelkommun, stöd till vuxna"],
        },
        new(DemoWork.Warehouse, "Plock och pack på lager", "Lagerarbetare/Terminalarbetare",
            "Vi packar beställningar hela dagen och behöver fler händer.",
            "Tempot är högt och det är ganska tungt ibland. Truckkort är en merit.")
        {
            Requirements = [new(RequirementKind.Certificate, "truckkort", null, Merit, "Truckkort är en merit")],
        },
        new(DemoWork.Warehouse, "Packare till e-handel", "Packare",
            "Vi skickar små paket och söker en noggrann person.", "Dagtid. Vi lär upp och du behöver ingen erfarenhet.")
        {
            Only = ["Sagopaket E-handel AB", "Exempelpack i Södermanland AB"],
        },
        new(DemoWork.Shops, "Butiksmedarbetare i livsmedelsbutik", "Butikssäljare, dagligvaror/Medarbetare, dagligvaror",
            "Vi söker någon som fyller på varor, sköter frukten och står i kassan.",
            "Kvällar och helger ingår. Du kan prata med kunder på svenska.")
        {
            Requirements = [Swedish("B1", "prata med kunder på svenska")],
            Only = ["Exempelhallen Livs AB", "Låtsaslivs Kvartersbutik"],
        },
        new(DemoWork.Shops, "Hjälp i butik och sortering", "Butikssäljare, fackhandel",
            "Vi tar emot, sorterar och säljer begagnat och kan ha en till med oss.", "Tisdag till lördag. Ta det i den takt som passar.")
        {
            Only = ["Second hand Sagolikt"],
        },
        new(DemoWork.Gardening, "Parkarbetare för säsongen", "Park- och trädgårdsarbetare",
            "Vi sköter kommunens parker och behöver folk som tycker om att vara ute.",
            "Klippning, ogräs och plantering. Vana av röjsåg är en merit.")
        {
            Requirements = [new(RequirementKind.Skill, "Utbildning på röjsåg", null, Merit, "Vana av röjsåg är en merit")],
            Only = ["Exempelkommun, park och natur"],
        },
        new(DemoWork.Gardening, "Medhjälpare i plantskola", "Plantskolearbetare",
            "Våren är vår stora tid. Vi behöver hjälp med vattning, omplantering och kunder.", "Ingen erfarenhet behövs, bara intresse för växter.")
        {
            Only = ["Drömträdgården Plantskola AB", "Påhittad Grönska AB"],
        },
        new(DemoWork.Building, "Hantlangare på bygge", "Grovarbetare, bygg och anläggning",
            "Vi renoverar lägenheter och behöver någon som bär, river och städar.",
            "Vi börjar klockan sju. Säkerheten går först, så du behöver förstå svenska på nivå A2.")
        {
            Requirements = [Swedish("A2", "svenska på nivå A2")],
            Only = ["Luftslottet Bygg AB", "Fiktiva Snickerier AB"],
        },
        new(DemoWork.Building, "Lärling till måleri", "Lärling, målare",
            "Vi kan ta en lärling som vill bli målare.", "Du åker med våra målare. B-körkort är en merit.")
        {
            Requirements = [new(RequirementKind.DrivingLicence, "B", null, Merit, "B-körkort är en merit")],
            Only = ["Låtsasmåleriet AB"],
        },
        new(DemoWork.School, "Resurs i förskola", "Förskoleassistent",
            "Vi vill ha en extra vuxen på avdelningen för barn mellan tre och fem år.",
            "Du leker, läser och är ute mycket. Svenska på nivå B1 behövs.")
        {
            Requirements = [Swedish("B1", "Svenska på nivå B1")],
            Only = ["Exempelkommun, förskola", "Förskolan Sagoskogen"],
        },
        new(DemoWork.School, "Elevassistent i grundskola", "Elevassistent",
            "Vi söker en trygg person som följer en elev under skoldagen.",
            "Du har arbetat med barn eller unga tidigare. Svenska på nivå B2 behövs.")
        {
            Requirements = [Swedish("B2", "Svenska på nivå B2")],
            Only = ["Exempelkommun, grundskola"],
        },
        new(DemoWork.Industry, "Maskinoperatör, dag och kväll", "Maskinoperatör mekanisk verkstad",
            "Vi tillverkar delar till lastbilar och lär upp den som är intresserad.", "Tvåskift. Ritningsläsning är en merit.")
        {
            Requirements = [new(RequirementKind.Skill, "Ritningsläsning", null, Merit, "Ritningsläsning är en merit")],
            Only = ["Exempelverken Mekaniska AB"],
        },
        new(DemoWork.Industry, "Svetsare till verkstad", "Svetsare",
            "Vi har fullt upp och behöver en svetsare till.", "Du har svetsat MAG tidigare.")
        {
            Requirements = [new(RequirementKind.Skill, "MAG/MIG-svetsning", null, Must, "har svetsat MAG")],
            Only = ["Påhittade Plåt & Svets AB", "Exempelverken Mekaniska AB"],
        },
        new(DemoWork.Industry, "Produktion av färdigmat", "Maskinoperatör livsmedelsindustri",
            "Vi packar färdigmat och söker noggranna personer.", "Skift. Rena rutiner är viktiga hos oss och vi går igenom dem med dig.")
        {
            Only = ["Låtsaslivsmedel Produktion AB"],
        },
        new(DemoWork.Driving, "Budförare med paketbil", "Budbilsförare",
            "Vi kör paket i Eskilstuna och Strängnäs och behöver en förare till.", "Du har B-körkort och trivs med kunder.")
        {
            Requirements = [LicenceB("har B-körkort")],
            Only = ["Sagobuden AB", "Fiktiva Fraktcentralen AB"],
        },
        new(DemoWork.Property, "Vaktmästare på skola", "Skolvaktmästare",
            "Vi behöver någon som lagar, bär och håller ordning på skolan.", "Dagtid. B-körkort behövs, för du kör mellan två skolor.")
        {
            Requirements = [LicenceB("B-körkort behövs")],
            Only = ["Exempelkommun, fastighet"],
        },
        new(DemoWork.Property, "Medarbetare på återvinningscentral", "Återvinningsarbetare på ÅVC",
            "Vi visar besökare rätt och håller snyggt. Bra plats för den som vill arbeta ute.", "Även en helg i månaden. Enkel svenska räcker.")
        {
            Only = ["Exempelkommun, återvinning"],
        },
        new(DemoWork.Textile, "Medhjälpare på tvätteri", "Maskinoperatör tvätt och textilbehandling",
            "Vi tvättar arbetskläder och lakan åt flera kunder.", "Dagtid. Du står och går hela dagen. Vi lär upp.")
        {
            Only = ["Exempeltvätten AB"],
        },
        new(DemoWork.Textile, "Sömnad och lagning", "Sömmerska hemtextilier och andra textilprodukter",
            "Vi lagar och syr om kläder som ska säljas igen.", "Du kan sy på maskin.")
        {
            Only = ["Second hand Sagolikt"],
        },
        new(DemoWork.Office, "Receptionist i kommunhuset", "Receptionist",
            "Vi behöver någon som tar emot besökare och svarar i växeln.", "Du pratar och skriver svenska på nivå B2. Fler språk är en fördel.")
        {
            Requirements = [Swedish("B2", "svenska på nivå B2")],
            Only = ["Exempelkommun, kontaktcenter"],
        },
    ];

    private static NeedRequirement Swedish(string level, string quote) => new(RequirementKind.Language, "sv", level, Must, quote);

    private static NeedRequirement LicenceB(string quote) => new(RequirementKind.DrivingLicence, "B", null, Must, quote);
}
