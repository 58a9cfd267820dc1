using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Reasons;

/// <summary>Collects the reasons for one pair, with what is needed to find them.</summary>
internal sealed class ReasonLists(PreparedParticipant person, PreparedOpening opening, GateResult gate, byte[] row, float[] contributions)
{
    private readonly List<Reason> _for = [];
    private readonly List<Reason> _against = [];
    private readonly List<Reason> _uncertain = [];
    private readonly List<Reason> _help = [];

    public PreparedParticipant Person => person;
    public PreparedOpening Opening => opening;
    public GateResult Gate => gate;

    /// <summary>What every reason of the pair tells: who is asking. Each adds its own.</summary>
    public ReasonFacts Facts { get; } = new() { IsLocalNeed = opening.Facts.IsLocalNeed };

    public byte Code(Feature feature) => row[(int)feature];

    public bool Has(Feature feature, byte atLeast) => Code(feature) != FeatureSchema.Missing && Code(feature) >= atLeast;

    public float Sum(params ReadOnlySpan<Feature> features)
    {
        var sum = 0f;
        foreach (var feature in features) sum += contributions[(int)feature];
        return sum;
    }

    public void For(ReasonCode code, ReasonFacts facts, ReasonSource source, params ReadOnlySpan<Feature> features) =>
        _for.Add(new(code, facts, source, Name(features[0]), Sum(features), ReasonKind.Met));

    public void Against(ReasonCode code, ReasonFacts facts, ReasonSource source, params ReadOnlySpan<Feature> features) =>
        _against.Add(new(code, facts, source, Name(features[0]), Sum(features), ReasonKind.Missing));

    public void Uncertain(ReasonCode code, ReasonFacts facts, ReasonSource source, params ReadOnlySpan<Feature> features) =>
        _uncertain.Add(new(code, facts, source, Name(features[0]), Sum(features), ReasonKind.Unknown));

    public void Requirement(Reason reason) => (reason.Kind switch
    {
        ReasonKind.Met or ReasonKind.Partly => _for,
        ReasonKind.Missing => _against,
        _ => _uncertain,
    }).Add(reason);

    public void Help(ReasonCode code, ReasonFacts facts, ReasonSource source, Feature feature)
    {
        if (_help.TrueForAll(h => h.Code != code || h.Facts != facts)) _help.Add(new(code, facts, source, Name(feature), 0, ReasonKind.Missing));
    }

    public void GateSays(GateCodes gateCode, ReasonSource source, params ReadOnlySpan<Feature> features)
    {
        GateFails(gateCode, source, features);
        if ((gate.Uncertain & gateCode) == 0) return;
        _uncertain.Add(new(ReasonCode.GateUncertain, Of(gateCode), source, GateName(gateCode), Sum(features), ReasonKind.Unknown));
    }

    /// <summary>The gate's answer with facts of the pair's own.</summary>
    public void GateSays(GateCodes gateCode, ReasonCode code, ReasonFacts facts, ReasonSource source)
    {
        if ((gate.Failed & gateCode) != 0) _against.Add(new(code, facts, source, GateName(gateCode), 0, ReasonKind.Missing));
        else _uncertain.Add(new(code, facts, source, GateName(gateCode), 0, ReasonKind.Unknown));
    }

    /// <summary>Only the no, for limits whose uncertainty a requirement's own reason already tells.</summary>
    public void GateFails(GateCodes gateCode, ReasonSource source, params ReadOnlySpan<Feature> features)
    {
        if ((gate.Failed & gateCode) == 0) return;
        _against.Add(new(ReasonCode.GateFails, Of(gateCode), source, GateName(gateCode), Sum(features), ReasonKind.Missing));
    }

    public PairReasons Ordered() => new(Largest(_for), Largest(_against), _uncertain, _help);

    private ReasonFacts Of(GateCodes gateCode) => Facts with { Gate = gateCode };

    private static Reason[] Largest(List<Reason> reasons) => [.. reasons.OrderByDescending(r => Math.Abs(r.Contribution))];

    private static string GateName(GateCodes gateCode) => "gate:" + GateNames.Code(gateCode);

    private static string Name(Feature feature) => FeatureSchema.All[(int)feature].Name;
}
