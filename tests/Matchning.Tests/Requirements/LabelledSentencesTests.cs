using FluentAssertions;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Xunit;

namespace Matchning.Tests.Requirements;

public sealed class LabelledSentencesTests(ITestOutputHelper output)
{
    private static readonly RequirementReader Reader = new(new TaxonomyFiles());

    [Theory]
    [InlineData("sentences.jsonl")]
    [InlineData("sentences-second.jsonl")]
    public void Almost_every_must_that_is_read_is_a_must_to_a_reader(string file)
    {
        var sentences = LabelledSentences.Read(file);

        var scores = Score(sentences);

        Print(scores);
        scores.Sum(s => s.RightMusts).Should().BeGreaterThan(0);
        (scores.Sum(s => s.RightMusts) / (double)scores.Sum(s => s.ReadMusts)).Should().BeGreaterThanOrEqualTo(0.95);
    }

    private List<KindScore> Score(List<LabelledSentence> sentences)
    {
        var scores = Enum.GetValues<RequirementKind>().Select(k => new KindScore(k)).ToList();
        foreach (var sentence in sentences)
        {
            var read = Reader.Read(sentence.Text).Where(r => r.Kind is not (RequirementKind.Skill or RequirementKind.Occupation))
                .Select(r => new Label(r.Kind, r.Value, r.Strength, r.Kind == RequirementKind.Language ? r.Level : null)).Distinct().ToList();
            foreach (var score in scores) score.Count(sentence.Expected, read);
            foreach (var wrong in read.Except(sentence.Expected)) output.WriteLine($"read   {wrong} in: {sentence.Text}");
            foreach (var missed in sentence.Expected.Except(read)) output.WriteLine($"missed {missed} in: {sentence.Text}");
        }
        return [.. scores.Where(s => s.Read + s.Labelled > 0)];
    }

    private void Print(List<KindScore> scores)
    {
        output.WriteLine($"{"kind",-16}{"labels",7}{"prec",7}{"recall",7}{"strength",9}{"musts",7}{"must p",7}{"must r",7}");
        foreach (var s in scores)
            output.WriteLine($"{s.Kind,-16}{s.Labelled,7}{s.Found / (double)s.Read,7:0.00}{s.Found / (double)s.Labelled,7:0.00}{s.SameStrength / (double)s.Found,9:0.00}"
                + $"{s.LabelledMusts,7}{s.RightMusts / (double)s.ReadMusts,7:0.00}{s.RightMusts / (double)s.LabelledMusts,7:0.00}");
        output.WriteLine($"musts: precision {scores.Sum(s => s.RightMusts)}/{scores.Sum(s => s.ReadMusts)}, recall {scores.Sum(s => s.RightMusts)}/{scores.Sum(s => s.LabelledMusts)}");
    }

    private sealed class KindScore(RequirementKind kind)
    {
        public RequirementKind Kind => kind;
        public int Labelled { get; private set; }
        public int Read { get; private set; }
        public int Found { get; private set; }
        public int SameStrength { get; private set; }
        public int LabelledMusts { get; private set; }
        public int ReadMusts { get; private set; }
        public int RightMusts { get; private set; }

        public void Count(IEnumerable<Label> expected, IEnumerable<Label> read)
        {
            var labels = expected.Where(l => l.Kind == kind).ToList();
            var found = read.Where(l => l.Kind == kind).ToList();
            Labelled += labels.Count;
            Read += found.Count;
            Found += found.Count(f => labels.Any(l => l.Value == f.Value));
            SameStrength += found.Count(f => labels.Any(l => l.Value == f.Value && l.Strength == f.Strength));
            LabelledMusts += labels.Count(l => l.Strength == RequirementStrength.Must);
            ReadMusts += found.Count(f => f.Strength == RequirementStrength.Must);
            RightMusts += found.Count(f => f.Strength == RequirementStrength.Must && labels.Any(l => l.Value == f.Value && l.Strength == f.Strength));
        }
    }
}
