using System.Text.Json.Nodes;
using static Matchning.JobAdsReplay.Faults.Expected;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Ads that are sound JSON and say something odd: BI-12 to BI-21.</summary>
public static class BadContents
{
    public static void Add(BadAdMaker make)
    {
        make.Item("BI-12", "okänd borttagen, version 2", Accepted, id => $$"""{"id":"{{id}}","removed":true,"removed_date":"2026-03-01T03:10:00","timestamp":1772331000000}""");
        make.Item("BI-12", "okänd borttagen, version 1", Accepted, id => $$"""{"id":"{{id}}","removed":true,"removed_date":"2026-03-01T03:10:00","occupation":"a","occupation_group":null,"municipality":null}""");
        make.Item("BI-12", "okänd borttagen, äldsta formen", Accepted, id => $$"""{"id":{{id}},"removed":true,"removed_date":"2026-03-01T03:10:00"}""");
        AddDates(make);
        AddTaxonomyAndPlaces(make);
        AddSizes(make);
        AddTexts(make);
        make.Changed("BI-21", "okända fält", Accepted, ad => ad["ny_version"] = new JsonObject { ["schema"] = 3, ["lista"] = new JsonArray(1, "två", null) });
        make.Changed("BI-21", "känt fält bytte namn", Quarantined, ad => { ad["rubrik"] = (string?)ad["headline"]; ad.Remove("headline"); });
    }

    // What names a municipality in words has a place after all.
    private static void NamesNowhere(JsonObject ad)
    {
        ad["headline"] = "Vi söker en kock";
        ad["employer"] = new JsonObject { ["name"] = "Exempelmat AB" };
        ad["description"]!["text"] = "Du lagar mat.";
        ad["workplace_address"]?.AsObject().Remove("city");
    }

    private static void AddDates(BadAdMaker make)
    {
        void Date(string name, string? value, Expected expected) => make.Changed("BI-13", name, expected, ad => (ad["last_publication_date"], ad["application_deadline"]) = (value, null));
        make.Changed("BI-13", "publicerad efter sista dag", Normalised | Quarantined, ad => ad["publication_date"] = "2099-01-01T08:00:00");
        Date("år 0001", "0001-01-01T00:00:00", Normalised | Quarantined);
        Date("år 9999", "9999-12-31T23:59:59", Accepted | Normalised | Quarantined);
        Date("30 februari", "2026-02-30T23:59:59", Normalised | Quarantined);
        Date("klockan 24", "2099-01-01T24:00:00", Normalised | Quarantined);
        Date("skottsekund", "2099-06-30T23:59:60", Normalised | Quarantined);
        Date("med tidszon", "2099-06-30T23:59:59+02:00", Normalised | Quarantined);
        Date("bara dag", "2099-06-30", Normalised | Quarantined);
        Date("ord", "snarast", Normalised | Quarantined);
        Date("null", null, Accepted | Normalised | Quarantined);
    }

    private static void AddTaxonomyAndPlaces(BadAdMaker make)
    {
        void Occupation(string name, JsonNode? value) => make.Changed("BI-14", name, Accepted, ad => ad["occupation"] = value?.DeepClone());
        static JsonObject Concept(string? id, string? label) => new() { ["concept_id"] = id, ["label"] = label, ["legacy_ams_taxonomy_id"] = null };
        Occupation("okänt yrke", Concept("XXXX_yyy_ZZZ", "Drönarherde"));
        Occupation("ort i stället för yrke", Concept("kMxr_NiX_YrU", "Eskilstuna"));
        Occupation("namn utan id", Concept(null, "Kock, à la carte"));
        Occupation("tre null", Concept(null, null));
        Occupation("yrke null", null);
        Occupation("lista", new JsonArray(Concept("XXXX_yyy_ZZZ", "Drönarherde"), Concept(null, "Kock")));

        void Place(string name, string field, JsonNode? value, Expected expected = Accepted | Normalised) =>
            make.Changed("BI-15", name, expected, ad => BadAdMaker.Set(ad, "workplace_address." + field, value?.DeepClone()));
        make.Changed("BI-15", "ingen plats", Accepted, ad => { ad["workplace_address"] = null; NamesNowhere(ad); });
        make.Changed("BI-15", "ingen kommun", Accepted, ad => { foreach (var f in new[] { "municipality", "municipality_code", "municipality_concept_id" }) ad["workplace_address"]![f] = null; NamesNowhere(ad); });
        Place("annat land", "country", "Norge");
        make.Changed("BI-15", "flera platser", Normalised | Quarantined, ad => ad["workplace_address"] = new JsonArray(ad["workplace_address"]!.DeepClone(), ad["workplace_address"]!.DeepClone()));
        Place("koordinater 0,0", "coordinates", new JsonArray(0, 0));
        Place("koordinater omkastade", "coordinates", new JsonArray(59.37, 16.51));
        Place("koordinater utanför jorden", "coordinates", new JsonArray(1234.5, -999));
        Place("en koordinat", "coordinates", new JsonArray(16.51));
    }

    private static void AddSizes(BadAdMaker make)
    {
        void Text(string name, int length, Expected expected) => make.Changed("BI-16", name, expected, ad => ad["description"]!["text"] = new string('a', length));
        Text("text 0 B", 0, Accepted | Normalised);
        Text("text 1 B", 1, Accepted);
        Text("text 1 MB", 1_000_000, Normalised | Quarantined);
        Text("text 50 MB", 50_000_000, Normalised | Quarantined);
        make.Changed("BI-16", "10000 kompetenser", Accepted | Normalised | Quarantined, ad => ad["must_have"]!["skills"] = new JsonArray(
            [.. Enumerable.Range(0, 10_000).Select(i => new JsonObject { ["concept_id"] = $"kkkk_{i:000}_{i % 997:000}", ["label"] = $"Kompetens {i}", ["legacy_ams_taxonomy_id"] = null, ["weight"] = 10 })]));
    }

    private static void AddTexts(BadAdMaker make)
    {
        void Text(string row, string name, string value) => make.Changed(row, name, Accepted | Normalised, ad => ad["description"]!["text"] = value);
        Text("BI-17", "script", "<script>alert(1)</script> Vi söker en kock.");
        Text("BI-17", "onerror", "<img src=x onerror=alert(1)> Vi söker en kock.");
        Text("BI-17", "svg", "<svg/onload=alert(1)><a href=\"javascript:alert(1)\">ansök</a> <a href='data:text/html,hej'>här</a>");
        Text("BI-17", "trasiga taggar", "<b><i>Kock</b <<p>>sökes</i <a href=");
        Text("BI-17", "entiteter", string.Concat(Enumerable.Repeat("&amp;lt;&#x3c;script&#62;", 500)));
        make.Changed("BI-17", "rubrik", Accepted | Normalised, ad => ad["headline"] = "<script>alert(1)</script>Kock");

        Text("BI-18", "nollbredd", "Ko\u200Bck\u200D sö\uFEFFkes");
        Text("BI-18", "riktning", "Kock \u202Eksröpel\u202C sökes \u2066hit\u2069");
        Text("BI-18", "lika bokstäver", "Kосk sökes i Еskilstuna");
        Text("BI-18", "10000 diakriter", "K" + new string('\u0301', 10_000) + "ock");
        Text("BI-18", "NFD och emoji", "Servito\u0308r p\u0061\u030A cafe\u0301 \U0001F469\U0001F3FD\u200D\U0001F373 İıßſ");

        // From the tax agency's test numbers and the telecom agency's numbers for fiction.
        Text("BI-19", "personuppgifter", "Ring Tolvan Tolvansson, 070-174 06 05, tolvan@exempel.invalid, 19900112-9809.");
        make.Changed("BI-19", "radbrytning i e-post", Accepted | Normalised | Quarantined, ad => ad["application_details"]!["email"] = "kock@exempel.invalid\r\nBcc: alla@exempel.invalid");

        void Url(string name, string value) => make.Changed("BI-20", name, Accepted | Normalised | Quarantined, ad => ad["application_details"]!["url"] = value);
        Url("intern värd", "http://169.254.169.254/latest/meta-data/");
        Url("localhost", "http://localhost:5432/");
        Url("20 kB", "https://exempel.invalid/" + new string('a', 20_480));
        Url("inloggning i adressen", "https://namn:losen@exempel.invalid/");
        Url("liknande namn", "https://аrbetsformedlingen.invalid/");
        Url("javascript", "javascript:alert(1)");
    }
}
