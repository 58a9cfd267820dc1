using FluentAssertions;
using Matchning.Market.Taxonomy;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking;

/// <summary>Domain rule 10b: more competence never lowers a rank. On rows, and on people and openings.</summary>
public sealed class MonotonicityTests
{
    private static readonly Lazy<Forest> Learned = new(() => RandomRows.Forest(new() { Trees = 80, Depth = 6, Seed = 12 }, rows: 2000, missing: 0.2));

    [Theory]
    [InlineData("rule"), InlineData("learned")]
    public void A_higher_code_moves_the_score_only_the_way_the_schema_says(string scorer)
    {
        var score = Scorer(scorer);
        var rows = RandomRows.Rows(500, seed: 31);
        for (var i = 0; i < 500; i++)
        {
            var row = rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);
            foreach (var f in FeatureSchema.All)
            {
                var code = row[(int)f.Feature];
                if (f.Direction == Direction.Free || code == FeatureSchema.Missing || code >= FeatureSchema.HighestCode(f.Feature)) continue;
                var before = score.Score(row);
                row[(int)f.Feature]++;
                ((score.Score(row) - before) * (int)f.Direction).Should().BeGreaterThanOrEqualTo(scorer == "rule" ? -1e-4f : 0, f.Name);
                row[(int)f.Feature] = code;
            }
        }
    }

    [Theory]
    [InlineData("rule"), InlineData("learned")]
    public void A_more_competent_person_never_scores_lower(string scorer)
    {
        var engine = new RankingEngine(Given.Taxonomy, Scorer(scorer));
        var random = new Random(5);
        var occupations = Given.Taxonomy.Occupations.OrderBy(o => o.ConceptId, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < 10_000; i++)
        {
            var opening = Invented.Opening(random, occupations);
            var person = Invented.Person(random, occupations);
            var better = Invented.MoreCompetent(person, opening, random, occupations);

            var before = engine.ScoreOne(person, opening, Given.Today);
            var after = engine.ScoreOne(better, opening, Given.Today);

            if (after.Score < before.Score - 1e-4f || (IsAsked(person) && before.Gate.IsOpen && !after.Gate.IsOpen))
                Assert.Fail($"{before.Score} became {after.Score}, {after.Gate.Reason}: {Differences(before, after)}");
        }
    }

    /// <summary>The first answer may close an opening that nothing was known against; a further one never does.</summary>
    private static bool IsAsked(ParticipantFacts person) => person is { LicencesKnown: true, Languages.Count: > 0, EducationLevel: not null };

    private static string Differences(RankedPair before, RankedPair after) => string.Join(", ", FeatureSchema.All
        .Where(f => before.FeatureRow[(int)f.Feature] != after.FeatureRow[(int)f.Feature])
        .Select(f => $"{f.Name} went {before.FeatureRow[(int)f.Feature]} to {after.FeatureRow[(int)f.Feature]}"));

    private static IPairScorer Scorer(string name) => name == "rule" ? new RuleScorer() : Learned.Value;

    /// <summary>Random facts, unknown now and then, and one step of more competence.</summary>
    private static class Invented
    {
        private static readonly string[] Licences = ["B", "BE", "C", "CE", "D"];
        private static readonly ConceptLabel[] Skills = [.. new TaxonomyFiles().Skills().Select(s => new ConceptLabel(s.ConceptId, s.Label)).OrderBy(s => s.ConceptId, StringComparer.Ordinal)];
        private static readonly string[] Places = [Given.Malmo, Given.Lund, "1230", "1263", Given.Kiruna];

        public static OpeningFacts Opening(Random random, OccupationNode[] all)
        {
            var node = all[random.Next(all.Length)];
            return Given.Opening(change: o => o with
            {
                Title = node.Label,
                OccupationId = node.ConceptId,
                OccupationLabel = node.Label,
                Ssyk4 = node.Ssyk4,
                FieldId = node.FieldId,
                Text = $"Vi söker dig som kan {Skill(random).Label} och {Skill(random).Label}. {all[random.Next(all.Length)].Label}",
                MunicipalityCode = Places[random.Next(Places.Length)],
                StartsOn = random.Next(2) == 0 ? null : Given.Today.AddDays(random.Next(60)),
                AcceptsBridging = random.Next(3) switch { 0 => null, 1 => true, _ => false },
                ExperienceRequired = random.Next(3) switch { 0 => null, 1 => true, _ => false },
                Requirements = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Requirement(random, all))],
            });
        }

        public static ParticipantFacts Person(Random random, OccupationNode[] all) => Given.Person(p => p with
        {
            Occupations = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Held(random, all))],
            Languages = random.Next(3) == 0 ? [] : p.Languages,
            EducationLevel = random.Next(4) == 0 ? null : (EducationLevel)random.Next(4),
            LicencesKnown = random.Next(2) == 0,
            Skills = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Skill(random))],
            MaxCommuteMinutes = random.Next(3) == 0 ? null : 20 + 10 * random.Next(8),
            EarliestStart = random.Next(2) == 0 ? null : Given.Today.AddDays(random.Next(60)),
            WishOccupations = random.Next(2) == 0 ? [] : [new(all[random.Next(all.Length)].ConceptId, "")],
            Text = random.Next(3) == 0 ? null : Skill(random).Label,
        });

        public static ParticipantFacts MoreCompetent(ParticipantFacts p, OpeningFacts opening, Random random, OccupationNode[] all) => random.Next(12) switch
        {
            0 => p with { Occupations = [.. p.Occupations, Held(random, all)] },
            1 => p with { Occupations = [.. p.Occupations, new(opening.OccupationId!, opening.OccupationLabel!, random.NextDouble() * 5, 2020)] },
            2 => p with { Occupations = [.. p.Occupations.Select(o => o with { Years = o.Years + 1 })] },
            3 => p with { Languages = [.. p.Languages, new(random.Next(2) == 0 ? "sv" : "en", (LanguageLevel)random.Next(1, 8))] },
            4 => p with { DrivingLicences = [.. p.DrivingLicences, Licences[random.Next(Licences.Length)]], HasCar = random.Next(2) == 0 },
            5 => p with { EducationLevel = (EducationLevel)random.Next((int)(p.EducationLevel ?? 0), 5) },
            6 => p with { Skills = [.. p.Skills, .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Skill(random))] },
            7 => p with { Skills = [.. p.Skills, .. opening.Requirements.Where(r => r.Kind == RequirementKind.Skill).Select(r => new ConceptLabel(Near(r.ConceptId!, random), ""))] },
            8 => p with { HasCar = true },
            9 => p with { MaxCommuteMinutes = p.MaxCommuteMinutes + 10 * random.Next(6) },
            10 => p with { Text = $"{p.Text} {opening.Text[..random.Next(opening.Text.Length)]} {Skill(random).Label}" },
            _ => p with { Skills = [.. p.Skills, .. opening.Requirements.Where(r => r.Kind == RequirementKind.Certificate).Take(1).Select(r => new ConceptLabel("x", r.Value))] },
        };

        private static ConceptLabel Skill(Random random) => Skills[random.Next(Skills.Length)];

        /// <summary>The skill itself, or one that ESCO or a group ties to it.</summary>
        private static string Near(string skillId, Random random)
        {
            string[] near = [skillId, .. Given.Taxonomy.Tables.SkillNeighbours.Of(skillId)];
            return near[random.Next(near.Length)];
        }

        private static HeldOccupation Held(Random random, OccupationNode[] all)
        {
            var node = all[random.Next(all.Length)];
            return new(node.ConceptId, node.Label, random.NextDouble() * 10, random.Next(2) == 0 ? null : random.Next(2000, 2026));
        }

        private static Requirement Requirement(Random random, OccupationNode[] all)
        {
            var node = all[random.Next(all.Length)];
            var skill = Skill(random);
            var asked = random.Next(9) switch
            {
                0 => Given.Must(RequirementKind.DrivingLicence, Licences[random.Next(Licences.Length)]),
                1 => Given.Must(RequirementKind.Language, random.Next(2) == 0 ? "sv" : "en", random.Next(2) == 0 ? null : "B2"),
                2 => Given.Must(RequirementKind.Certificate, "truckkort"),
                6 or 7 => Given.Must(RequirementKind.Skill, skill.Label) with { ConceptId = skill.ConceptId },
                8 => Given.Must(RequirementKind.OwnCar, "bil"),
                3 => Given.Must(RequirementKind.Education, "gymnasium", "gymnasium"),
                4 => Given.Must(RequirementKind.Experience, random.Next(1, 5).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                _ => Given.Must(RequirementKind.Occupation, node.Label) with { ConceptId = node.ConceptId },
            };
            return asked with { Strength = (RequirementStrength)random.Next(3) };
        }
    }
}
