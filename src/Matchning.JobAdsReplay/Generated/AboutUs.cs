using System.Globalization;
using System.Text;

namespace Matchning.JobAdsReplay.Generated;

/// <summary>
/// What employers write about themselves, which makes a real ad long. Invented names and numbers stand in every sentence,
/// so that a hundred thousand ads are not the same few paragraphs over and over to whatever compresses them.
/// </summary>
public sealed class AboutUs(AdPlan plan, Dice dice)
{
    private static readonly string[] Beginnings = ["Björk", "Gran", "Sten", "Lind", "Å", "Sjö", "Berg", "Alm", "Hav", "Ek", "Ler", "Kvarn", "Ros", "Söder", "Väster", "Hammar", "Tall", "Vik", "Dal", "Korn"];
    private static readonly string[] Endings = ["backen", "gatan", "torp", "hult", "ängen", "lunda", "stigen", "marken", "viken", "by", "hamn", "fors", "holmen", "vången", "gården", "näs", "åsen", "boda"];
    private static readonly string[] Themes = ["arbetsmiljö", "säkerhet", "språk på jobbet", "bemötande", "schema", "introduktion", "ordning och reda", "kundernas önskemål", "miljö", "friskvård", "hjälpmedel", "kvalitet"];
    private static readonly string[] Things = ["lokaler", "maskiner", "arbetskläder", "fordon", "verktyg", "rutiner", "scheman", "mål", "handledare", "samarbeten"];
    private static readonly string[] Feelings = ["stolta över", "noga med", "nyfikna på", "tacksamma för", "måna om", "kända för", "överens om"];

    public string Write()
    {
        var text = new StringBuilder(dice.One(["Om oss", "Om arbetsplatsen", "Vilka är vi?", "Mer om oss", "Vi som arbetar här"])).Append('\n');
        foreach (var sentence in dice.Some(Enumerable.Range(0, 14).ToList(), dice.Number(8, 13)))
            text.Append(Sentence(sentence)).Append(dice.Chance(0.25) ? "\n\n" : " ");
        return text.ToString().TrimEnd();
    }

    private string Sentence(int which) => which switch
    {
        0 => $"{plan.Unit} ligger vid {Street()} {Number(1, 98)}, {Number(2, 25)} minuters promenad från {Street()}.",
        1 => $"Vi är {Number(6, 240)} kollegor som talar {Number(2, 17)} språk och har arbetat här i snitt {Number(2, 19)} år.",
        2 => $"Sedan {Number(1962, 2019)} har vi vuxit från {Number(2, 9)} till {Number(10, 90)} anställda på {Number(2, 14)} platser, den senaste i {Street()}.",
        3 => $"Varje {Day()} klockan {Number(7, 15)}.{Number(1, 5)}0 ses arbetslaget {Street()} och går igenom {Theme()} och {Theme()}.",
        4 => $"I {plan.Place.Label} är vi {dice.One(Feelings)} våra {dice.One(Things)}, och vi lägger {Number(2, 30)} timmar om året per person på {Theme()}.",
        5 => $"Förra året svarade {Number(71, 99)} procent av oss att de trivs, och {Number(3, 24)} nya kollegor började på avdelning {Street()}.",
        6 => $"Med buss {Number(1, 899)} eller {Number(1, 99)} går du av vid {Street()}; därifrån är det {Number(50, 900)} meter.",
        7 => $"Rummet för paus finns på plan {Number(1, 7)}, med utsikt mot {Street()}, och lunch kostar {Number(45, 115)} kronor i {Street()}.",
        8 => $"Under {Number(3, 12)} veckor går du bredvid någon som kan {Theme()}; sedan har du en fadder i {Number(2, 9)} månader.",
        9 => $"Vi bygger om {Number(120, 4900)} kvadratmeter vid {Street()} och räknar med nya {dice.One(Things)} till {Month()}.",
        10 => $"Hos oss i laget {Street()} är vi {dice.One(Feelings)} {Theme()}, och därför följer vi upp {Theme()} var {Number(2, 11)}:e vecka.",
        11 => $"Schemat läggs {Number(3, 11)} veckor framåt, med {Number(1, 3)} ledig {Day()} i varje period och byten fram till {Day()}.",
        12 => $"Tillsammans med {Street()} IF och {Number(2, 12)} företag i {plan.Place.RegionLabel} ordnar vi {Theme()} i {Month()}.",
        _ => $"Vår verksamhet finns också i {Street()} och {Street()}, där {Number(4, 66)} personer arbetar med {Theme()}.",
    };

    private string Street() => dice.One(Beginnings) + dice.One(Endings);

    private string Theme() => dice.One(Themes);

    private string Day() => dice.One(["måndag", "tisdag", "onsdag", "torsdag", "fredag"]);

    private string Month() => dice.One(["januari", "februari", "mars", "april", "maj", "juni", "augusti", "september", "oktober", "november"]);

    private string Number(int from, int to) => dice.Number(from, to).ToString(CultureInfo.InvariantCulture);
}
