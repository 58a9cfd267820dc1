namespace Matchning.Demo.Tables;

/// <summary>A kind of work that people in a labour-market unit often have done or wish for. Labels are the taxonomy's.</summary>
/// <param name="Weight">How many of the participants, in relation to the other families.</param>
/// <param name="LicencePercent">How many of them hold B.</param>
/// <param name="Word">What someone who has said no to this work writes.</param>
internal sealed record WorkFamily(string Name, int Weight, int LicencePercent, string Word, string EducationField)
{
    public required string[] Occupations { get; init; }
    public required string[] Skills { get; init; }

    /// <summary>Own words of someone who has done the work, and of someone who wants to try it.</summary>
    public required string[] Done { get; init; }

    public required string[] Curious { get; init; }
}

/// <summary>A trade from another country, and the work here that lies nearest.</summary>
internal sealed record Profession(string Occupation, WorkFamily Nearest, string EducationField, string OwnWords);

internal static class DemoWork
{
    public static readonly WorkFamily Kitchen = new("kitchen", 15, 26, "kök", "Restaurang och livsmedel")
    {
        Occupations = ["Köksbiträde", "Restaurangbiträde", "Måltidsbiträde", "Diskare", "Kock storhushåll", "Kallskänka", "Kafébiträde/Konditoribiträde"],
        Skills =
        [
            "Storkök", "Salladsberedning", "Enklare matlagningskunskaper", "Enklare bakningskunskaper", "Kassavana", "Portionering", "Råkostberedning",
            "Frukostbuffé", "Hälsokrav vid livsmedelshantering", "Varmkök", "Specialkost", "Utbildning i livsmedelshygien", "Smörgåsar", "Kafé",
        ],
        Done = ["Jag har arbetat i kök och tycker om när det är full fart vid lunch.", "Mat är mitt yrke. Jag är noga med hygien och att det är rent efter mig.",
            "Jag har arbetat med mat till många och är van vid att hålla tider."],
        Curious = ["Jag vill arbeta med mat och lär mig gärna från grunden.", "Jag lagar mycket mat på fritiden och vill pröva att arbeta i kök."],
    };

    public static readonly WorkFamily Cleaning = new("cleaning", 14, 26, "städ", "Städ- och lokalvård")
    {
        Occupations = ["Städare", "Sjukhusstädare", "Industristädare", "Byggstädare", "Fönsterputsare"],
        Skills =
        [
            "Hygienstädning", "Kontorsstädning", "Trappstädning", "Storstädning", "Golvvård", "Fönsterputsning", "Städmaterial", "Högtrycksrengöring",
            "Städning av förskola/Städning av skola", "Hotellstädning", "Städvana, hotell",
        ],
        Done = ["Jag har städat på flera slags platser och vet hur man planerar sin dag.", "Jag är noggrann och tycker om att se att det blir rent.",
            "Jag arbetar självständigt och kan de vanliga maskinerna och medlen."],
        Curious = ["Jag är ordningsam och vill pröva arbete med städning.", "Jag tycker om att arbeta i egen takt och göra färdigt."],
    };

    public static readonly WorkFamily Care = new("care", 14, 40, "vård", "Vård och omsorg")
    {
        Occupations = ["Vårdbiträde", "Personlig assistent", "Undersköterska, hemtjänst, äldreboende och habilitering", "Boendestödjare", "Stödassistent", "Ledsagare"],
        Skills =
        [
            "Hemtjänst", "Äldreomsorg", "Demensvård", "Omvårdnad", "Servicehus/Äldreboende", "Daglig verksamhet", "Bostad med särskild service",
            "Social dokumentation", "Cykelvana", "Allmän omvårdnadserfarenhet", "Teckenkommunikation",
        ],
        Done = ["Jag har arbetat i omsorgen och är bra på att lyssna.", "Jag är lugn och tålmodig, och trivs när jag får hjälpa andra.",
            "Jag är van vid omsorgens rutiner och vid att dokumentera."],
        Curious = ["Jag vill arbeta med människor och är intresserad av äldreomsorg.", "Jag tycker om att prata med äldre och vill pröva att arbeta i omsorgen."],
    };

    public static readonly WorkFamily Warehouse = new("warehouse", 12, 40, "lager", "Transport och lager")
    {
        Occupations = ["Lagerarbetare/Terminalarbetare", "Godsmottagare", "Truckförare", "Packare"],
        Skills =
        [
            "Truckvana", "A-truckar", "B-truckar", "Terminal- och lagerarbete", "Varumottagning", "Varumärkning", "Lastning", "Handpaketeringsvana",
            "Lagerhanteringsprogram", "Utbildningsbevis enligt TLP 10 för truckförare",
        ],
        Done = ["Jag har arbetat på lager och håller högt tempo.", "Jag är van vid handdator, pallar och tydliga mål för dagen.",
            "Jag gillar lagerarbete och kan arbeta skift."],
        Curious = ["Jag vill arbeta på lager och tar gärna truckkort.", "Jag tycker om att röra på mig och vill pröva lagerarbete."],
    };

    public static readonly WorkFamily Shops = new("shops", 9, 30, "butik", "Handel och administration")
    {
        Occupations = ["Butikssäljare, dagligvaror/Medarbetare, dagligvaror", "Butikssäljare, fackhandel", "Kassapersonal", "Bensinstationsbiträde"],
        Skills =
        [
            "Kassavana", "Butiksvana, dagligvaror", "Frukt och grönt, produktkunskap", "Bake-off bakning", "Betalsystem/Betalningssystem",
            "Butiksvana, fackhandel", "Livsmedel, produktkunskap", "Varumärkning", "Postservice",
        ],
        Done = ["Jag har arbetat i butik och är van vid kunder.", "Jag gillar arbete med kunder: snabbt, socialt och nya människor varje dag."],
        Curious = ["Jag är social och vill arbeta i butik.", "Jag är bra på att räkna och vill lära mig kassan."],
    };

    public static readonly WorkFamily Gardening = new("gardening", 6, 40, "trädgård", "Naturbruk")
    {
        Occupations = ["Park- och trädgårdsarbetare", "Trädgårdsanläggare", "Plantskolearbetare", "Växtskötare"],
        Skills =
        [
            "Trädgårdsskötsel", "Parker, skötselvana", "Grönytemaskiner, körvana", "Utbildning på röjsåg", "Utbildning på motorsåg",
            "Skötsel och underhåll av utemiljöer", "Växthusarbete", "Traktorkort", "Växter, skötselvana",
        ],
        Done = ["Jag har arbetat med växter och är helst ute.", "Jag arbetar ute i alla väder och ser vad som behöver göras."],
        Curious = ["Jag vill arbeta utomhus och tycker om växter.", "Jag har odlat mycket och vill arbeta med det."],
    };

    public static readonly WorkFamily Building = new("building", 7, 45, "bygg", "Bygg och anläggning")
    {
        Occupations = ["Grovarbetare, bygg och anläggning", "Målare", "Lärling, målare", "Träarbetare, utan yrkesbevis/Snickare, utan yrkesbevis", "Husmontör"],
        Skills =
        [
            "Diversearbete, bygg", "Rivning av byggobjekt/Demontering av byggobjekt", "Grovarbete, bygg", "Måleriarbete, bygg", "Utbildningsbevis, fallskydd",
            "Utbildningsbevis, säkra lyft", "Certifikat, heta arbeten", "ROT-jobb", "Fönsterrenovering", "Isolering", "Ritningsläsning",
        ],
        Done = ["Jag har arbetat på bygge och är praktisk.", "Jag är van vid verktyg och följer säkerhetsreglerna."],
        Curious = ["Jag är händig och vill in i byggbranschen.", "Jag vill bli lärling och lära mig ett hantverk."],
    };

    public static readonly WorkFamily School = new("school", 8, 26, "barn", "Barn och fritid")
    {
        Occupations = ["Elevassistent", "Lärarassistent", "Barnskötare", "Förskoleassistent", "Skolvärd"],
        Skills =
        [
            "Fritidshem", "Barn och ungdomar med behov av särskilt stöd", "Barntillsyn", "Utomhuspedagogik", "Bild och form, förskola-skolbarnomsorg",
            "Mångkulturell förskola, erfarenhet/Mångkulturell skola, erfarenhet", "Småbarnsgrupp, erfarenhet", "Öppen förskola, erfarenhet",
        ],
        Done = ["Jag har arbetat med barn och tycker om att leka, läsa och vara ute.", "Jag är trygg med barn och bra på att lösa konflikter lugnt."],
        Curious = ["Jag vill arbeta i skola eller förskola.", "Jag har varit ledare i en förening och trivs med barn och unga."],
    };

    public static readonly WorkFamily Industry = new("industry", 7, 42, "industri", "Industriteknik")
    {
        Occupations = ["Maskinoperatör mekanisk verkstad", "Svetsare", "Maskinoperatör livsmedelsindustri", "Fordonsmontör", "Svetsoperatör"],
        Skills =
        [
            "MAG/MIG-svetsning", "TIG-svetsning", "Ritningsläsning", "Certifikat, heta arbeten", "Avsyning", "Kvalitetskontroll",
            "Montering av mekaniska komponenter", "Livsmedelshygien", "Traverskörning", "Plåtbearbetning",
        ],
        Done = ["Jag har arbetat i fabrik och är van vid skift och skyddsregler.", "Jag kan sköta maskiner och märker när något låter fel."],
        Curious = ["Jag är tekniskt intresserad och vill arbeta i industri.", "Jag vill lära mig svetsa."],
    };

    public static readonly WorkFamily Driving = new("driving", 5, 95, "förare", "Fordon och transport")
    {
        Occupations = ["Budbilsförare", "Personbilsförare", "Distributionsförare", "Renhållningsförare"],
        Skills = ["Distribution, paketbil", "Lastsäkring", "Budtransporter", "Bakgavellyft", "Digitalt färdskrivarkort", "Distributionskörning"],
        Done = ["Jag har arbetat som förare och hittar bra i länet.", "Jag kör lugnt och säkert och är vänlig mot kunderna."],
        Curious = ["Jag tycker om att köra bil och vill arbeta som förare.", "Jag vill köra ut paket och möta kunder."],
    };

    public static readonly WorkFamily Property = new("property", 6, 48, "vaktmästare", "VVS och fastighet")
    {
        Occupations = ["Fastighetsskötare", "Skolvaktmästare", "Idrottsplatsvaktmästare", "Kontorsvaktmästare", "Återvinningsarbetare på ÅVC"],
        Skills =
        [
            "Fastighetsskötsel", "Grönytemaskiner, körvana", "Källsortering", "Avfallshantering", "Snöskottning", "Hantering av farligt avfall",
            "Fastighetsunderhåll", "Trädgårdsskötsel",
        ],
        Done = ["Jag har haft praktiska arbeten där man gör lite av varje.", "Jag lagar hellre än slänger och tycker om ordning."],
        Curious = ["Jag är praktisk och vill ha ett arbete där man löser olika saker varje dag.", "Jag vill arbeta med återvinning eller fastigheter."],
    };

    public static readonly WorkFamily Textile = new("textile", 3, 20, "tvätt", "Hantverk")
    {
        Occupations = ["Sömmerska hemtextilier och andra textilprodukter", "Skräddare", "Maskinoperatör tvätt och textilbehandling", "Kemtvättare"],
        Skills = ["Mangling", "Tvätteri", "Enklare sömnadskunskaper", "Tillskärning, textilier", "Ändringsarbeten, skrädderi", "Detaljsömnad"],
        Done = ["Jag har arbetat med kläder och textil och är noga med det jag gör.", "Jag är van vid textil och maskiner och arbetar snabbt."],
        Curious = ["Jag tycker om att sy och vill arbeta med textil.", "Jag vill pröva arbete på tvätteri."],
    };

    public static readonly WorkFamily Office = new("office", 4, 35, "telefonförsäljare", "Handel och administration")
    {
        Occupations = ["Receptionist", "Administratör", "Registrator", "Entrévärd"],
        Skills = ["Receptionsvana", "Telefonväxelvana", "Besöksbokning", "Arkivkunskap", "Google Docs", "Diarieföringsvana"],
        Done = ["Jag har arbetat på kontor och är van vid att möta människor.", "Jag har ordning på papper och skriver bra."],
        Curious = ["Jag är bra på datorer och vill arbeta på kontor.", "Jag vill pröva att arbeta i reception."],
    };

    public static readonly IReadOnlyList<WorkFamily> Families =
        [Kitchen, Cleaning, Care, Warehouse, Shops, Gardening, Building, School, Industry, Driving, Property, Textile, Office];

    public static readonly IReadOnlyList<Profession> Professions =
    [
        new("Lärare i grundskolan, årskurs 1-6", School, "Lärarutbildning", "Jag var lärare i mitt hemland och vill tillbaka till skolan."),
        new("Förskollärare", School, "Förskollärarutbildning", "Jag har varit förskollärare och vill arbeta med barn i Sverige."),
        new("Sjuksköterska, grundutbildad", Care, "Sjuksköterskeutbildning", "Jag är utbildad sjuksköterska i ett annat land. Jag börjar gärna som vårdbiträde."),
        new("Civilingenjör, maskin", Industry, "Maskinteknik", "Jag är ingenjör och har arbetat med maskiner. Jag vill in i svensk industri."),
        new("Civilingenjör, bygg", Building, "Byggteknik", "Jag har lett byggen i mitt hemland och vill lära mig svenska regler."),
        new("Redovisningsekonom", Office, "Ekonomi", "Jag har arbetat med bokföring och vill arbeta på kontor i Sverige."),
    ];
}
