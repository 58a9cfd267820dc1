namespace Matchning.Market.Taxonomy;

/// <summary>
/// How work is described without naming an occupation: folded beginnings of words, and the occupations they speak of.
/// Short on purpose; the employer confirms or chooses another.
/// </summary>
public static class EverydayWords
{
    /// <summary>What people call those who do the work, where the taxonomy has other names for it: whole words in the singular, folded.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string[]>> Titles =
    [
        new("kock", ["Kock storhushåll", "Kock à la carte"]),
        new("saljare", ["Butikssäljare, fackhandel", "Företagssäljare", "Innesäljare", "Telefonförsäljare"]),
        new("forsaljare", ["Butikssäljare, fackhandel", "Företagssäljare", "Telefonförsäljare"]),
        new("chauffor", ["Distributionsförare", "Budbilsförare", "Bussförare", "Taxiförare"]),
        new("lastbilsforare", ["Distributionsförare"]),
        new("rormokare", ["VVS-montör"]),
        new("resurspedagog", ["Elevassistent"]),
        new("elevresurs", ["Elevassistent"]),
        new("underskoterska", ["Undersköterska, hemtjänst, äldreboende och habilitering", "Undersköterska, vård- och specialavdelning och mottagning", "Vårdbiträde"]),
        new("elektriker", ["Installationselektriker", "Serviceelektriker, installation"]),
        new("bilmekaniker", ["Personbilsmekaniker"]),
        new("servitor", ["Servitör/Servitris"]),
        new("svenska som andrasprak", ["SFI-lärare", "Ämneslärare, gymnasieskolan", "Ämneslärare, 7-9"]),
        new("sfi", ["SFI-lärare"]),
    ];

    /// <summary>Beginnings of words.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string[]>> Occupations =
    [
        new("koket", ["Köksbiträde", "Restaurangbiträde", "Kock storhushåll"]),
        new("skolkok", ["Köksbiträde", "Måltidsbiträde", "Kock storhushåll"]),
        new("storkok", ["Köksbiträde", "Kock storhushåll"]),
        new("diska", ["Diskare", "Köksbiträde"]),
        new("server", ["Servitör/Servitris", "Restaurangbiträde"]),
        new("kafe", ["Kafébiträde/Konditoribiträde", "Restaurangbiträde"]),
        new("cafe", ["Kafébiträde/Konditoribiträde", "Restaurangbiträde"]),
        new("stada", ["Städare", "Byggstädare", "Sjukhusstädare"]),
        new("stadning", ["Städare", "Byggstädare", "Sjukhusstädare"]),
        new("lokalvard", ["Städare", "Sjukhusstädare"]),
        new("tvatt", ["Maskinoperatör tvätt och textilbehandling"]),
        new("lager", ["Lagerarbetare/Terminalarbetare", "Truckförare", "Packare"]),
        new("plocka", ["Lagerarbetare/Terminalarbetare", "Packare"]),
        new("packa", ["Packare", "Lagerarbetare/Terminalarbetare"]),
        new("truck", ["Truckförare", "Lagerarbetare/Terminalarbetare"]),
        new("butik", ["Butikssäljare, dagligvaror/Medarbetare, dagligvaror", "Butikssäljare, fackhandel"]),
        new("kassa", ["Butikssäljare, dagligvaror/Medarbetare, dagligvaror", "Butikssäljare, fackhandel"]),
        new("forskol", ["Barnskötare"]),
        new("barn", ["Barnskötare", "Elevassistent"]),
        new("elev", ["Elevassistent"]),
        new("fritids", ["Fritidsledare", "Grundlärare, fritidshem"]),
        new("aldre", ["Vårdbiträde", "Undersköterska, hemtjänst, äldreboende och habilitering"]),
        new("hemtjanst", ["Vårdbiträde", "Undersköterska, hemtjänst, äldreboende och habilitering"]),
        new("omsorg", ["Vårdbiträde", "Personlig assistent", "Boendestödjare"]),
        new("assist", ["Personlig assistent", "Elevassistent"]),
        new("vaktmast", ["Skolvaktmästare", "Fastighetsskötare", "Kontorsvaktmästare"]),
        new("fastighet", ["Fastighetsskötare"]),
        new("tradgard", ["Park- och trädgårdsarbetare", "Trädgårdsanläggare"]),
        new("gras", ["Park- och trädgårdsarbetare", "Fastighetsskötare"]),
        new("park", ["Park- och trädgårdsarbetare"]),
        new("snosk", ["Fastighetsskötare", "Park- och trädgårdsarbetare"]),
        new("skotta", ["Fastighetsskötare", "Park- och trädgårdsarbetare"]),
        new("sno", ["Fastighetsskötare", "Park- och trädgårdsarbetare"]),
        new("malning", ["Målare"]),
        new("mala", ["Målare"]),
        new("snickr", ["Träarbetare/Snickare", "Möbelsnickare"]),
        new("bygg", ["Grovarbetare, bygg och anläggning", "Träarbetare/Snickare", "Byggstädare"]),
        new("verkstad", ["Cykelmekaniker"]),
        new("cykel", ["Cykelmekaniker", "Cykelbud"]),
        new("reception", ["Receptionist", "Hotellreceptionist"]),
        new("kontor", ["Administratör", "Kontorsvaktmästare", "Receptionist"]),
        new("administr", ["Administratör"]),
        new("kundtjanst", ["Kundtjänstmedarbetare"]),
        new("telefon", ["Kundtjänstmedarbetare", "Receptionist"]),
        new("buss", ["Bussförare"]),
        new("paket", ["Distributionsförare", "Budbilsförare"]),
        new("leverera", ["Distributionsförare", "Budbilsförare"]),
        new("sy", ["Konfektionssömmerska", "Industrisömmerska"]),
    ];
}
