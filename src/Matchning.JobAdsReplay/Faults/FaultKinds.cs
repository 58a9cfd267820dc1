namespace Matchning.JobAdsReplay.Faults;

/// <summary>Every kind of fault and what is asked of its fields. The words are the ones used in a scenario file.</summary>
public static class FaultKinds
{
    /// <summary>Answers that come instead of the feed's.</summary>
    public const string Status = "status", Html = "html", Empty = "empty", Null = "null", EmptyObject = "emptyObject", ErrorObject = "errorObject",
        EmptyArray = "emptyArray", Redirect = "redirect", Reset = "reset", Bomb = "bomb", Endless = "endless";

    /// <summary>The feed's own answer, harmed on its way over the wire.</summary>
    public const string Stall = "stall", Drip = "drip", Cut = "cut", WrongLength = "wrongLength", BrokenGzip = "brokenGzip";

    /// <summary>The feed's own items in another form.</summary>
    public const string GzipHeader = "gzipHeader", ObjectInstead = "object", OtherFraming = "otherFraming", Bom = "bom", Utf16 = "utf16",
        Latin1 = "latin1", Trailing = "trailing", TwoDocuments = "twoDocuments", CutAds = "cutAds";

    /// <summary>Other items than the feed holds.</summary>
    public const string Smaller = "smaller", Duplicates = "duplicates", Older = "older", Vanish = "vanish", RemovalForm = "removalForm", BadAds = "badAds",
        MissingField = "missingField";

    public static readonly IReadOnlyList<string> All =
    [
        Status, Html, Empty, Null, EmptyObject, ErrorObject, EmptyArray, Redirect, Reset, Bomb, Endless,
        Stall, Drip, Cut, WrongLength, BrokenGzip,
        GzipHeader, ObjectInstead, OtherFraming, Bom, Utf16, Latin1, Trailing, TwoDocuments, CutAds,
        Smaller, Duplicates, Older, Vanish, RemovalForm, BadAds, MissingField,
    ];

    /// <summary>The field that is wrong and why, or null when the fault can be played.</summary>
    public static (string Field, string Why)? Wrong(Fault fault) => fault.Kind switch
    {
        _ when !All.Contains(fault.Kind) => ("kind", $"felet \"{fault.Kind}\" finns inte. Välj bland {string.Join(", ", All)}."),
        Status when fault.Status is not (>= 400 and <= 599) => ("status", "ska vara ett tal mellan 400 och 599."),
        Cut when fault.AtByte is null == fault.Share is null => ("atByte", "ange antingen atByte eller share."),
        Cut or Stall or BrokenGzip when fault.AtByte < 0 => ("atByte", "får inte vara negativt."),
        Cut or Smaller or Vanish when fault.Share is not (null or (>= 0 and <= 1)) => ("share", "ska vara mellan 0 och 1."),
        Drip when fault.Bytes is not (null or > 0) => ("bytes", "ska vara större än 0."),
        Drip when fault.EveryMs is not (null or > 0) => ("everyMs", "ska vara större än 0."),
        WrongLength when fault.Bytes is null or 0 => ("bytes", "ange hur många byte fel längden ska vara: plus för lång, minus för kort."),
        Duplicates when fault.Form is not ("equal" or "different" or "removed") => ("form", "ska vara equal, different eller removed."),
        RemovalForm when fault.Form is not ("oldest" or "one" or "two") => ("form", "ska vara oldest, one eller two."),
        Duplicates or Older or CutAds or Vanish when fault.Count < 0 => ("count", "får inte vara negativt."),
        CutAds when fault.Count is null => ("count", "ange efter hur många annonser svaret ska brytas."),
        Bomb when fault.Megabytes is not (null or (> 0 and <= 1_000_000)) => ("megabytes", "ska vara mellan 1 och 1000000."),
        MissingField when string.IsNullOrEmpty(fault.Form) || fault.Share is not (>= 0 and <= 1) => ("form", "ange fältet i form och andelen av annonserna i share (0 till 1)."),
        BadAds when fault.BadAds.Count == 0 => ("badAds", "ange minst en rad, till exempel BI-04."),
        _ => null,
    };
}
