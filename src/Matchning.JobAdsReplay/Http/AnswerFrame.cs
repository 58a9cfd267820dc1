using Matchning.JobAdsReplay.Faults;

namespace Matchning.JobAdsReplay.Http;

/// <summary>What stands before, between and after the items of an answer.</summary>
public sealed record AnswerFrame(string Before, string Between, string After, bool ClosesEmpty)
{
    private static readonly AnswerFrame Array = new("[", ",", "]", true);
    private static readonly AnswerFrame Lines = new("", "\n", "\n", false);

    public static AnswerFrame For(bool asLines, string? fault) => fault switch
    {
        FaultKinds.ObjectInstead => new("""{"annonser":[""", ",", "]}", true),
        FaultKinds.OtherFraming => asLines ? Array : Lines,
        FaultKinds.Bom => (asLines ? Lines : Array) with { Before = "\uFEFF" + (asLines ? Lines : Array).Before },
        _ => asLines ? Lines : Array,
    };
}
