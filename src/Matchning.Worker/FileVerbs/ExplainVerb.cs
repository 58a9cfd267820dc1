using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Reasons;

namespace Matchning.Worker.FileVerbs;

/// <summary>Tells why one pair got its place, as JSON.</summary>
internal static class ExplainVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public static async Task RunAsync(FileWork work, FileArguments arguments, CancellationToken cancellationToken)
    {
        var (people, ads) = (arguments.ExistingFile("--participants"), arguments.ExistingFile("--openings"));
        var (personId, adId) = (arguments.Value("--participant"), arguments.Value("--ad"));
        var scorer = work.Shelf.Get(arguments.Model ?? Meeting.Matching.RankerChoice.Rule);
        var openings = work.Input.Openings(ads);
        var opening = openings.Find(o => o.Id == adId) ?? throw new UsageException($"Annonsen {adId} finns inte i {ads}.");
        var person = work.Input.Participants(people).Find(p => p.Id == personId) ?? throw new UsageException($"Deltagaren {personId} finns inte i {people}.");
        var engine = new RankingEngine(work.Taxonomy, scorer);
        var asOf = FileWork.Day(arguments, openings);
        var pair = engine.ScoreOne(person, opening, asOf);
        var explained = Explained(pair, engine.Explain(pair), scorer) with { NextInList = Next(engine, pair, openings) };
        await work.Output.WriteAsync(JsonSerializer.Serialize(explained, Json) + "\n");
    }

    /// <summary>The opening after this one in the person's list, and what sets them apart; null for the last, and for one that the gate refuses.</summary>
    private static Contrast? Next(RankingEngine engine, RankedPair pair, IReadOnlyList<Ranking.Facts.OpeningFacts> openings)
    {
        if (!pair.Gate.IsOpen) return null;
        var after = engine.Rank(pair.Participant, engine.Index(openings, pair.AsOf), openings.Count).SkipWhile(p => p.Opening.Id != pair.Opening.Id).Skip(1).FirstOrDefault();
        if (after is null) return null;
        var contrast = engine.Contrast(pair, after);
        return new(after.Opening.Id, contrast.Difference, Themes(contrast.Ahead), Themes(contrast.Behind));
    }

    private static Explanation Explained(RankedPair pair, PairReasons reasons, IPairScorer scorer)
    {
        var terms = new float[FeatureSchema.Count];
        var bias = scorer.Contributions(pair.FeatureRow, terms);
        var sum = bias;
        foreach (var term in terms) sum += term;
        return new()
        {
            ParticipantId = pair.Participant.Id,
            AdId = pair.Opening.Id,
            AsOf = pair.AsOf,
            Model = scorer.Name,
            Gate = Answer(pair.Gate),
            Band = SwedishBands.Label(pair.Band),
            BandMeans = SwedishBands.Definition(pair.Band),
            Score = pair.Score,
            Reasons = Lists(SwedishReasons.Of(reasons)),
            Bias = bias,
            Contributions = [.. FeatureSchema.All.Select((f, i) => new Term(f.Name, pair.FeatureRow[i] == FeatureSchema.Missing ? null : pair.FeatureRow[i], terms[i]))],
            Sum = sum,
        };
    }

    private static GateAnswer Answer(GateResult gate) =>
        new(gate.Reason, [.. gate.FailedCodes], [.. gate.UncertainCodes], [.. GateNames.Each(gate.Failed).Select(SwedishGates.Opener)]);

    private static IReadOnlyList<Theme> Themes(IReadOnlyList<ContrastTheme> themes) =>
        [.. themes.Select(t => new Theme(SwedishContrast.Of(t.Code), t.Difference, t.IsInTheFacts))];

    private static ReasonLists Lists(ToldReasons told) =>
        new(List(told.SpeaksFor), List(told.SpeaksAgainst), List(told.Uncertain), List(told.WouldHelp));

    private static IReadOnlyList<Line> List(IReadOnlyList<ToldReason> told) =>
        [.. told.Select(t => new Line(t.Text, Read(t.Reason.Source), t.Reason.Feature, t.Reason.Contribution, t.Reason.Kind))];

    private static Source Read(ReasonSource source) => new(source.Kind, SwedishSources.Of(source.Field), source.Start, source.End, source.Quote);

    private sealed record Explanation
    {
        public required string ParticipantId { get; init; }
        public required string AdId { get; init; }
        public required DateOnly AsOf { get; init; }
        public required string Model { get; init; }
        public required GateAnswer Gate { get; init; }
        public required string Band { get; init; }
        public required string BandMeans { get; init; }
        public required float Score { get; init; }
        public required ReasonLists Reasons { get; init; }
        public Contrast? NextInList { get; init; }
        public required float Bias { get; init; }
        public required IReadOnlyList<Term> Contributions { get; init; }

        /// <summary>Bias and contributions added up: the score, within what a float can hold.</summary>
        public required float Sum { get; init; }
    }

    private sealed record ReasonLists(
        IReadOnlyList<Line> SpeaksFor, IReadOnlyList<Line> SpeaksAgainst, IReadOnlyList<Line> Uncertain, IReadOnlyList<Line> WouldHelp);

    private sealed record Line(string Text, Source Source, string Feature, float Contribution, ReasonKind Kind);

    private sealed record Source(ReasonSourceKind Kind, string Field, int Start, int End, string? Quote);

    private sealed record Contrast(string AdId, float Difference, IReadOnlyList<Theme> Ahead, IReadOnlyList<Theme> Behind);

    private sealed record Theme(string Text, float Difference, bool IsInTheFacts);

    private sealed record GateAnswer(string Result, IReadOnlyList<string> Failed, IReadOnlyList<string> Uncertain, IReadOnlyList<string> WouldOpen);

    /// <param name="Code">The feature's byte code; null when missing.</param>
    private sealed record Term(string Feature, byte? Code, float Contribution);
}
