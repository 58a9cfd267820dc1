using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Collects the sentences for one pair, with what is needed to write them.</summary>
internal sealed class ReasonLists(PreparedParticipant person, PreparedOpening opening, GateResult gate, byte[] row, float[] contributions)
{
    private readonly List<Reason> _for = [];
    private readonly List<Reason> _against = [];
    private readonly List<Reason> _uncertain = [];
    private readonly List<Reason> _help = [];

    public PreparedParticipant Person => person;
    public PreparedOpening Opening => opening;
    public GateResult Gate => gate;

    /// <summary>What is asking: an ad, or the employer in person.</summary>
    public string Asker => opening.Facts.IsLocalNeed ? "Arbetsgivaren" : "Annonsen";

    public byte Code(Feature feature) => row[(int)feature];

    public bool Has(Feature feature, byte atLeast) => Code(feature) != FeatureSchema.Missing && Code(feature) >= atLeast;

    public float Sum(params ReadOnlySpan<Feature> features)
    {
        var sum = 0f;
        foreach (var feature in features) sum += contributions[(int)feature];
        return sum;
    }

    public void For(string text, ReasonSource source, params ReadOnlySpan<Feature> features) =>
        _for.Add(new(text, source, Name(features[0]), Sum(features), ReasonKind.Met));

    public void Against(string text, ReasonSource source, params ReadOnlySpan<Feature> features) =>
        _against.Add(new(text, source, Name(features[0]), Sum(features), ReasonKind.Missing));

    public void Uncertain(string text, ReasonSource source, params ReadOnlySpan<Feature> features) =>
        _uncertain.Add(new(text, source, Name(features[0]), Sum(features), ReasonKind.Unknown));

    public void Requirement(Reason reason) => (reason.Kind switch
    {
        ReasonKind.Met or ReasonKind.Partly => _for,
        ReasonKind.Missing => _against,
        _ => _uncertain,
    }).Add(reason);

    public void Help(string text, ReasonSource source, Feature feature)
    {
        if (_help.TrueForAll(h => h.Text != text)) _help.Add(new(text, source, Name(feature), 0, ReasonKind.Missing));
    }

    public void GateSays(GateCodes code, ReasonSource source, params ReadOnlySpan<Feature> features)
    {
        GateFails(code, source, features);
        if ((gate.Uncertain & code) != 0) _uncertain.Add(new(GateTexts.Uncertain(code), source, GateName(code), Sum(features), ReasonKind.Unknown));
    }

    /// <summary>The gate's answer in words of the pair's own.</summary>
    public void GateSays(GateCodes code, string text, ReasonSource source)
    {
        if ((gate.Failed & code) != 0) _against.Add(new(text, source, GateName(code), 0, ReasonKind.Missing));
        else _uncertain.Add(new(text, source, GateName(code), 0, ReasonKind.Unknown));
    }

    /// <summary>Only the no, for limits whose uncertainty a requirement's own sentence already tells.</summary>
    public void GateFails(GateCodes code, ReasonSource source, params ReadOnlySpan<Feature> features)
    {
        if ((gate.Failed & code) != 0) _against.Add(new(GateTexts.Failed(code), source, GateName(code), Sum(features), ReasonKind.Missing));
    }

    public PairReasons Ordered() => new(Largest(_for), Largest(_against), _uncertain, _help);

    private static Reason[] Largest(List<Reason> reasons) =>
        [.. reasons.OrderByDescending(r => Math.Abs(r.Contribution)).ThenBy(r => r.Text, StringComparer.Ordinal)];

    private static string GateName(GateCodes code) => "gate:" + GateTexts.Code(code);

    private static string Name(Feature feature) => FeatureSchema.All[(int)feature].Name;
}
