using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.People.Catalogue;
using Matchning.Ranking;
using Matchning.Ranking.Doors;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Rule;
using Matchning.Tests.Ranking;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Catalogue;

public sealed class CatalogueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly IReadOnlyList<MeasureType> All = new CatalogueFile().MeasureTypes();

    [Fact]
    public void The_seed_has_40_kinds_each_with_a_code_of_its_own_a_length_and_outcomes()
    {
        All.Should().HaveCount(40);
        All.Select(m => m.Code).Should().OnlyHaveUniqueItems();
        All.Select(m => m.Name).Should().OnlyHaveUniqueItems();
        All.Should().OnlyContain(m => m.IsPublished && m.Outcomes.Count > 0 && m.Weeks > 0 && m.Suits.Length > 0 && m.LengthSource.Length > 0);
    }

    [Fact]
    public void Every_concept_exists_under_the_label_that_is_written()
    {
        var files = new TaxonomyFiles();
        var labels = files.Skills().Concat(files.DrivingLicences()).Concat(files.Occupations().Select(o => new ConceptRow(o.ConceptId, o.Label)))
            .ToDictionary(c => c.ConceptId, c => c.Label);
        var languages = files.Languages().ToDictionary(l => l.ConceptId, l => l.Code);

        foreach (var outcome in All.SelectMany(m => m.Outcomes))
        {
            if (outcome.Kind is OutcomeKind.Certificate or OutcomeKind.Education) outcome.ConceptId.Should().BeNull(outcome.Value);
            else if (outcome.Kind == OutcomeKind.Language) languages[outcome.ConceptId!].Should().Be(outcome.Value);
            else labels[outcome.ConceptId!].Should().Be(outcome.Value);
        }
    }

    [Fact]
    public void Every_certificate_is_a_word_that_requirements_are_read_as()
    {
        var reader = new RequirementReader(new TaxonomyFiles());

        foreach (var word in All.SelectMany(m => m.Outcomes).Where(o => o.Kind == OutcomeKind.Certificate).Select(o => o.Value).Distinct())
            reader.Read($"Du måste ha {word.Replace("förarbevis ", "förarbevis för ", StringComparison.Ordinal)}.").Should().Contain(r => r.Kind == RequirementKind.Certificate && r.Value == word, word);
    }

    [Fact]
    public void Every_outcome_opens_or_lifts_an_opening_that_asks_for_it()
    {
        foreach (var measure in All.Where(m => m.Code != "utlandsk-utbildning"))
        {
            var asks = measure.Outcomes.Select((o, i) => Asking(o, OwnWork(measure), $"o{i}")).OfType<OpeningFacts>().ToList();
            var index = new RankingEngine(Given.Taxonomy, new RuleScorer()).Index(asks, Given.Today);

            var doors = new DoorFinder(Given.Taxonomy, new RuleScorer(), index, [measure.ToChange()]).Find(Beginner(measure));

            doors.Where(d => d.Change.Code == measure.Code).SelectMany(d => d.Opened.Concat(d.Raised)).Should().BeEquivalentTo(asks.Select(o => o.Id), measure.Code);
        }
    }

    [Fact]
    public void A_measure_without_outcomes_is_not_published()
    {
        var draft = new MeasureType { Code = "draft", Name = "Kurs", Suits = "Alla", LengthSource = "Gissning" };

        draft.Publish().Should().Be(PublishResult.NamesNoOutcomes);
        draft.IsPublished.Should().BeFalse();
    }

    [Fact]
    public async Task The_database_refuses_a_published_measure_without_outcomes()
    {
        await using var db = database.Open();

        var publish = () => db.Database.ExecuteSqlAsync($"""
            insert into measure_types (code, name, "group", weeks, outcomes, entry_swedish, entry_education, suits, length_source, is_published)
            values ('empty', 'Kurs', 'Sfi', 1, '[]', 'None', 'None', '', '', true)
            """);

        (await publish.Should().ThrowAsync<PostgresException>()).Which.ConstraintName.Should().Be("ck_measure_types_outcomes");
    }

    [Fact]
    public async Task Loading_again_changes_nothing_and_a_changed_length_is_one_change()
    {
        (await LoadAsync()).Should().Be(new MergeCounts(40, 0));
        (await LoadAsync()).Should().Be(new MergeCounts(0, 0));
        await using (var db = database.Open())
        {
            await db.MeasureTypes.Where(m => m.Code == "truck-ab").ExecuteUpdateAsync(m => m.SetProperty(x => x.Weeks, 9));
        }

        (await LoadAsync()).Should().Be(new MergeCounts(0, 1));
        await using var after = database.Open();
        (await after.MeasureTypes.SingleAsync(m => m.Code == "truck-ab")).Should().BeEquivalentTo(All.Single(m => m.Code == "truck-ab"));
    }

    private async Task<MergeCounts> LoadAsync()
    {
        await using var db = database.Open();
        return await new LoadCatalogue(db, new CatalogueFile()).RunAsync(CancellationToken.None);
    }

    // Far from every course, but for the validation of what one has worked with; there a skill is near already, and rises to Stark.
    private static string OwnWork(MeasureType measure) => measure.EntryWorkedIn is null ? "Frisör" : "Vårdbiträde";

    /// <summary>Meets the entry conditions, lacks everything else, and nothing about them is unknown.</summary>
    private static ParticipantFacts Beginner(MeasureType measure) => Given.Person(p => p with
    {
        Occupations = [Given.Worked(OwnWork(measure), 3, 2024)],
        WishOccupations = [.. measure.Outcomes.Where(o => o.Kind == OutcomeKind.Occupation).Select(o => new ConceptLabel(o.ConceptId!, o.Value))],
        Skills = [new("own", "Origami")],
        Languages = [new("sv", measure.EntrySwedish), new("ar", LanguageLevel.Native)],
        DrivingLicences = measure.EntryLicence is { } licence ? [licence] : [],
        EducationLevel = measure.EntryEducation,
    });

    // Asked of the person's own work, so that the requirement alone stands in the way. An occupation is nothing that is asked for.
    private static OpeningFacts? Asking(CompetenceOutcome outcome, string ownWork, string id)
    {
        var must = outcome.Kind switch
        {
            OutcomeKind.Skill => new Requirement(RequirementKind.Skill, outcome.Value, outcome.ConceptId, null, RequirementStrength.Must, 0, 0, outcome.Value),
            OutcomeKind.Certificate => Given.Must(RequirementKind.Certificate, outcome.Value),
            OutcomeKind.DrivingLicence => Given.Must(RequirementKind.DrivingLicence, outcome.Value),
            OutcomeKind.Language => Given.Must(RequirementKind.Language, outcome.Value, outcome.Level),
            OutcomeKind.Education => Given.Must(RequirementKind.Education, outcome.Value, outcome.Level),
            _ => null,
        };
        return must is null ? null : Given.Opening(ownWork, o => o with { Id = id, Requirements = [must] });
    }
}
