using Matchning.Ranking.Facts;
using Matchning.Web.Forms;

namespace Matchning.Web.Pages.Employers;

/// <summary>The alternatives in the form about a need, each explained in a sentence.</summary>
public static class NeedChoices
{
    public const string SummerJob = "SummerJob";
    public const string DoNotKnow = "DoNotKnow";

    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(PlaceKinds.Employment), "Anställa", "Du anställer och betalar lön som vanligt."),
        new(nameof(PlaceKinds.Subsidised), "Anställa med ekonomiskt stöd", "Du anställer och staten eller kommunen betalar en del av lönen en tid."),
        new(nameof(PlaceKinds.Internship), "Ta emot praktik", "Personen provar arbetet några veckor. Du betalar ingen lön."),
        new(nameof(PlaceKinds.WorkTraining), "Ta emot arbetsträning", "Personen tränar i lugn takt med handledare. Du betalar ingen lön."),
        new(SummerJob, "Ge sommarjobb", "En ung person arbetar några veckor i sommar."),
        new(DoNotKnow, "Vet inte – prata med mig", "Vi ringer och berättar vad som passar."),
    ];

    public static readonly IReadOnlyList<Choice> Whens = [new("asap", "Så snart som möjligt"), new("date", "Från en viss dag")];

    public static PlaceKinds ToKinds(IEnumerable<string> chosen) => chosen
        .Select(c => Enum.TryParse<PlaceKinds>(c, out var kind) ? kind : PlaceKinds.None)
        .Aggregate(PlaceKinds.None, (all, kind) => all | kind);

    public static List<string> FromKinds(PlaceKinds kinds, bool isSummerJob)
    {
        var chosen = Enum.GetValues<PlaceKinds>().Where(k => k != PlaceKinds.None && kinds.HasFlag(k)).Select(k => k.ToString()).ToList();
        if (isSummerJob) chosen.Add(SummerJob);
        if (chosen.Count == 0) chosen.Add(DoNotKnow);
        return chosen;
    }

    public static string Words(IEnumerable<string> chosen) => string.Join(", ", Kinds.Where(k => chosen.Contains(k.Value)).Select(k => k.Text));
}
