using static Matchning.JobAdsReplay.Faults.Expected;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>The rows of the list of bad input that are about a whole answer, each as the fault that gives it. Null is the answer as usual.</summary>
public sealed record BadAnswer(string Row, string Name, Expected Expected, Fault? Fault);

public static class BadAnswers
{
    public static readonly IReadOnlyList<BadAnswer> All =
    [
        new("BI-01", "html", AnswerRefused, Of(FaultKinds.Html)),
        new("BI-01", "tomt", AnswerRefused, Of(FaultKinds.Empty)),
        new("BI-01", "null", AnswerRefused, Of(FaultKinds.Null)),
        new("BI-01", "objekt i stället för lista", AnswerRefused, Of(FaultKinds.ObjectInstead)),
        new("BI-01", "rader i stället för lista", Accepted | AnswerRefused, Of(FaultKinds.OtherFraming)),
        new("BI-02", "avhugget", AnswerRefused, new() { Kind = FaultKinds.Cut, Share = 0.5 }),
        new("BI-02", "skräp efteråt", AnswerRefused, Of(FaultKinds.Trailing)),
        new("BI-02", "två dokument", AnswerRefused, Of(FaultKinds.TwoDocuments)),
        new("BI-03", "BOM", Normalised, Of(FaultKinds.Bom)),
        new("BI-03", "UTF-16", AnswerRefused, Of(FaultKinds.Utf16)),
        new("BI-03", "Latin-1", Quarantined | AnswerRefused, Of(FaultKinds.Latin1)),
        new("BI-10", "lika", Accepted, new() { Kind = FaultKinds.Duplicates, Form = "equal", Count = 3 }),
        new("BI-10", "olika", Accepted, new() { Kind = FaultKinds.Duplicates, Form = "different", Count = 3 }),
        new("BI-10", "en borttagen", Accepted, new() { Kind = FaultKinds.Duplicates, Form = "removed", Count = 3 }),
        new("BI-11", "äldre", Accepted, new() { Kind = FaultKinds.Older, Count = 3, Days = 40 }),
        new("BI-21", "fält saknas på fler än en procent", AnswerRefused, new() { Kind = FaultKinds.MissingField, Form = "headline", Share = 0.02 }),
        new("BI-22", "gzip-bomb", AnswerRefused, new() { Kind = FaultKinds.Bomb, Megabytes = 4096 }),
        new("BI-22", "gzip bara i huvudet", AnswerRefused, Of(FaultKinds.GzipHeader)),
        new("BI-22", "utan slut", AnswerRefused, Of(FaultKinds.Endless)),
        new("BI-23", "felobjekt", AnswerRefused, Of(FaultKinds.ErrorObject)),
        new("BI-23", "tomt objekt", AnswerRefused, Of(FaultKinds.EmptyObject)),
        new("BI-24", "samma igen", Accepted, null),
    ];

    private static Fault Of(string kind) => new() { Kind = kind };
}
