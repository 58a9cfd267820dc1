using FluentAssertions;
using Matchning.People.Catalogue;
using Matchning.Ranking;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Rule;
using Xunit;

namespace Matchning.Tests.Ranking.Doors;

/// <summary>What must hold for any person, opening and change: here for some hundred thousand invented pairs.</summary>
public sealed class AnyCaseTests
{
    private static readonly Change[] Measures = [.. new CatalogueFile().MeasureTypes().Select(m => m.ToChange())];
    private static readonly OccupationNode[] Work = [.. new[]
    {
        "Köksbiträde", "Restaurangbiträde", "Städare", "Vårdbiträde", "Lagerarbetare", "Truckförare", "Svetsare", "Barnskötare", "Elevassistent", "Fastighetsskötare",
        "Undersköterska, hemtjänst", "Bussförare", "Sjuksköterska, grundutbildad", "Ekonomiassistent",
    }.Select(Given.Occupation)];

    [Fact]
    public void Skipping_what_cannot_matter_gives_the_same_as_trying_every_pair()
    {
        var random = new Random(8);
        var finder = Finder([.. Enumerable.Range(0, 300).Select(i => Opening(random, i))]);
        var opened = 0;
        for (var i = 0; i < 80; i++)
        {
            var person = Person(random);

            var quick = finder.Find(person);
            var all = finder.Find(person, tryAll: true);

            quick.Should().BeEquivalentTo(all, o => o.WithStrictOrdering());
            opened += all.Sum(d => d.Opened.Count + d.Raised.Count);
        }

        opened.Should().BeGreaterThan(1000, "otherwise nothing was compared");
    }

    [Fact]
    public void No_change_lowers_a_band_closes_a_gate_or_makes_a_must_missing()
    {
        var random = new Random(9);
        var openings = Enumerable.Range(0, 200).Select(i => new PreparedOpening(Opening(random, i), Given.Taxonomy, Given.Today)).ToArray();
        var choices = new OwnChoices(openings, Given.Taxonomy);
        var row = new byte[FeatureSchema.Count];
        for (var i = 0; i < 40; i++)
        {
            var facts = Person(random);
            var person = new PreparedParticipant(facts, Given.Taxonomy);
            foreach (var change in Measures.Concat(choices.For(facts)))
            {
                var changed = new PreparedParticipant(change.ApplyTo(facts), Given.Taxonomy);
                foreach (var opening in openings)
                {
                    var before = Reach.Of(person, opening, row);
                    var raw = Reach.Of(changed, opening, row);
                    var after = raw.Since(before);

                    ((int)raw.Band).Should().BeGreaterThanOrEqualTo((int)before.Band, change.Code);
                    (after.Failed & ~before.Failed).Should().Be(0, change.Code);
                    (after.Missing & ~before.Missing).Should().Be(0, change.Code);
                    (before.IsReachable && !after.IsReachable).Should().BeFalse(change.Code);
                }
            }
        }
    }

    [Fact]
    public void What_is_said_to_open_is_what_the_ranking_then_says_of_the_changed_person()
    {
        var random = new Random(10);
        var openings = Enumerable.Range(0, 200).Select(i => Opening(random, i)).ToList();
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var finder = Finder(openings);
        var seen = 0;
        for (var i = 0; i < 40; i++)
        {
            // Everything is known of this person, so that the ranking alone can say what is missing.
            var person = Person(random) with { LicencesKnown = true, Languages = [new("sv", LanguageLevel.A2), new("en", LanguageLevel.A1)], EducationLevel = EducationLevel.Compulsory };
            foreach (var doors in finder.Find(person))
            {
                var after = engine.Rank(doors.Change.ApplyTo(person), engine.Index(openings, Given.Today), openings.Count);
                after.Count(p => doors.Opened.Contains(p.Opening.Id) && p.Band >= Band.Possible).Should().Be(doors.Opened.Count);
                after.Count(p => doors.Raised.Contains(p.Opening.Id) && p.Band == Band.Strong).Should().Be(doors.Raised.Count);
                seen += doors.Opened.Count;
            }
        }

        seen.Should().BePositive();
    }

    private static DoorFinder Finder(IReadOnlyList<OpeningFacts> openings) =>
        new(Given.Taxonomy, new RuleScorer(), new RankingEngine(Given.Taxonomy, new RuleScorer()).Index(openings, Given.Today), Measures);

    private static OpeningFacts Opening(Random random, int number)
    {
        var work = Work[random.Next(Work.Length)];
        return Given.Opening(work.Label, o => o with
        {
            Id = $"o{number:000}",
            MunicipalityCode = new[] { Given.Malmo, Given.Lund, "1290", Given.Kiruna, null }[random.Next(5)],
            Kinds = (PlaceKinds)random.Next(16),
            HoursPercentMin = random.Next(3) == 0 ? 25 : 100,
            HoursPercentMax = random.Next(3) == 0 ? null : 100,
            ExperienceRequired = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            Requirements = [.. Enumerable.Range(0, random.Next(4)).Select(_ => Requirement(random))],
        });
    }

    private static Requirement Requirement(Random random) => (random.Next(9) switch
    {
        0 => Given.Must(RequirementKind.DrivingLicence, new[] { "B", "C", "D" }[random.Next(3)]),
        1 => Given.Must(RequirementKind.Language, random.Next(3) == 0 ? "en" : "sv", new[] { "A2", "B1", "B2", "C1", null }[random.Next(5)]),
        2 => Given.Must(RequirementKind.Education, "gymnasieutbildning", "UpperSecondary"),
        3 => Given.Must(RequirementKind.Education, "undersköterskeutbildning"),
        4 => Given.Must(RequirementKind.Experience, "1"),
        5 => Given.Must(RequirementKind.Legitimation, "sjuksköterska"),
        6 => Given.Must(RequirementKind.Skill, "Kassavana"),
        7 => Given.Must(RequirementKind.OwnCar, "bil"),
        _ => Given.Must(RequirementKind.Certificate, new[] { "truckkort", "hlr", "livsmedelshygien", "heta arbeten", "ykb" }[random.Next(5)]),
    }) with
    { Strength = random.Next(4) == 0 ? RequirementStrength.Merit : RequirementStrength.Must };

    private static ParticipantFacts Person(Random random) => Given.Person(p => p with
    {
        Occupations = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Held(random))],
        WishOccupations = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Work[random.Next(Work.Length)]).Select(o => new ConceptLabel(o.ConceptId, o.Label))],
        Skills = random.Next(2) == 0 ? [] : [new("own", "Portionering"), new("own-too", "Truckkort")],
        Languages = random.Next(4) == 0 ? [] : [new("sv", (LanguageLevel)random.Next(8)), new("ar", LanguageLevel.Native)],
        DrivingLicences = random.Next(3) == 0 ? ["B"] : [],
        LicencesKnown = random.Next(2) == 0,
        EducationLevel = random.Next(4) == 0 ? null : (EducationLevel)random.Next(4),
        MaxCommuteMinutes = random.Next(4) == 0 ? null : random.Next(20, 70),
        HoursPercentMin = random.Next(3) == 0 ? null : 75,
        OpenTo = (PlaceKinds)random.Next(16),
        Avoid = random.Next(4) == 0 ? ["kök"] : [],
    });

    private static HeldOccupation Held(Random random)
    {
        var node = Work[random.Next(Work.Length)];
        return new(node.ConceptId, node.Label, random.NextDouble() * 4, random.Next(2015, 2026));
    }
}
