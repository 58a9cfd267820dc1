using System.Text;
using static Matchning.JobAdsReplay.Faults.Expected;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Ads that are wrong as JSON or in the kind of a value: BI-03 to BI-09.</summary>
public static class BadForms
{
    public static void Add(BadAdMaker make)
    {
        make.Raw("BI-03", "överlång utf-8", Quarantined | AnswerRefused, "headline", () => Quoted([0x53, 0xC0, 0xAF, 0x74]));
        make.Raw("BI-03", "avhuggen utf-8", Quarantined | AnswerRefused, "headline", () => Quoted([0x53, 0xE2, 0x82]));
        make.Raw("BI-03", "latin-1", Quarantined | AnswerRefused, "headline", () => Quoted(Encoding.Latin1.GetBytes("Kock på värdshus")));
        make.Raw("BI-03", "ensam surrogat", Quarantined, "headline", "\"Kock \\ud800 sökes\"");

        make.Raw("BI-04", "rubrik", Normalised | Quarantined, "headline", "\"Kock\\u0000 sökes\"");
        make.Raw("BI-04", "text", Normalised | Quarantined, "description.text", "\"Vi söker\\u0000 en kock\"");
        make.Raw("BI-04", "inre fält", Normalised | Quarantined, "employer.name", "\"Exempel\\u0000kommun\"");
        make.Raw("BI-04", "nyckel", Accepted | Normalised | Quarantined, "extra", "{\"a\\u0000b\":1}");

        foreach (var depth in new[] { 65, 1_000, 1_000_000 })
            make.Raw("BI-05", $"{depth} djupt", Quarantined | AnswerRefused, "extra", () => Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth)));

        make.Raw("BI-06", "samma nyckel två gånger", Quarantined, "headline", "\"Kock\",\"headline\":\"Diskare\"");
        make.Raw("BI-06", "samma id två gånger", Quarantined, "external_id", "null,\"id\":\"960999999\"");
        make.Raw("BI-06", "skiftläge skiljer", Quarantined, "headline", "\"Kock\",\"Headline\":\"Diskare\"");

        make.Raw("BI-07", "id som tal", Normalised, "id", "960700001", adId: "960700001");
        make.Raw("BI-07", "id som decimaltal", Quarantined, "id", "960700002.5", hasId: false);
        make.Raw("BI-07", "id som sant", Quarantined, "id", "true", hasId: false);
        make.Raw("BI-07", "id som objekt", Quarantined, "id", "{\"a\":1}", hasId: false);
        make.Raw("BI-07", "antal som text", Normalised, "number_of_vacancies", "\"3\"");
        make.Raw("BI-07", "borttagen som text", Normalised, "removed", "\"true\"");
        make.Raw("BI-07", "rubrik som tal", Quarantined, "headline", "17");
        make.Raw("BI-07", "arbetsgivare som lista", Normalised, "employer", "[]");
        make.Raw("BI-07", "beskrivning som text", Quarantined, "description", "\"En text\"");
        make.Raw("BI-07", "stämpel som text", Quarantined, "timestamp", "\"nyss\"");

        make.Raw("BI-08", "antal 1e400", Normalised, "number_of_vacancies", "1e400");
        make.Raw("BI-08", "antal minus noll", Accepted | Normalised | Quarantined, "number_of_vacancies", "-0");
        make.Raw("BI-08", "stämpel 2^63", Quarantined, "timestamp", "9223372036854775808");
        make.Raw("BI-08", "id 2^53+1", Normalised, "id", "9007199254740993", adId: "9007199254740993");
        make.Raw("BI-08", "id 2^63", Normalised | Quarantined, "id", "9223372036854775808", adId: "9223372036854775808");
        make.Raw("BI-08", "id 1e400", Quarantined, "id", "1e400", hasId: false);
        make.Raw("BI-08", "NaN", Quarantined | AnswerRefused, "number_of_vacancies", "NaN");
        make.Raw("BI-08", "inledande nolla", Quarantined | AnswerRefused, "number_of_vacancies", "007");

        make.Changed("BI-09", "id saknas", Quarantined, ad => ad.Remove("id"));
        make.Raw("BI-09", "id null", Quarantined, "id", "null", hasId: false);
        make.Raw("BI-09", "id tomt", Quarantined, "id", "\"\"", hasId: false);
        make.Raw("BI-09", "id blankt", Quarantined, "id", "\" \\t \"", hasId: false);
        make.Raw("BI-09", "id 10 kB", Quarantined, "id", $"\"{new string('9', 10_240)}\"", hasId: false);
        make.Raw("BI-09", "id med snedstreck", Quarantined, "id", "\"96/1\"", hasId: false);
        make.Raw("BI-09", "id med citattecken", Quarantined, "id", "\"96\\\"1\"", hasId: false);
        make.Raw("BI-09", "id med radbrytning", Quarantined, "id", "\"96\\n1\"", hasId: false);
    }

    private static byte[] Quoted(byte[] inside) => [(byte)'"', .. inside, (byte)'"'];
}
