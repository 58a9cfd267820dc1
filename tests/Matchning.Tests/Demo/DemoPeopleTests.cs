using System.Globalization;
using FluentAssertions;
using Matchning.Floor.Privacy;
using Matchning.Market.Taxonomy;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Demo;

[Collection(LoadedDemo.Name)]
public sealed class DemoPeopleTests(DemoDatabase demo)
{
    private static readonly string[] WordsThatDoNotBelong =
        ["sjuk", "diagnos", "ont ", "gravid", "gift", "mina barn", "min man", "min fru", "bidrag", "försörjningsstöd", "kyrka", "moské", "missbruk"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_official_test_series_of_personal_numbers_is_used()
    {
        await using var db = demo.Open();
        var people = await db.People.AsNoTracking().ToListAsync(Cancelled);
        var numbers = people.Where(p => p.PersonalNumberCipher is not null).Select(p => DemoDatabase.Vault.Open(p.PersonalNumberCipher!, p.Id)).ToList();

        people.Should().Contain(p => p.PersonalNumberCipher == null);
        numbers.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(700);
        numbers.Should().OnlyContain(n => PersonalNumber.Parse(n, DemoDatabase.Today) != null);
        numbers.Should().OnlyContain(n => string.CompareOrdinal(n, 8, "980", 0, 3) >= 0);
        numbers.Select(n => DemoDatabase.Today.Year - int.Parse(n[..4], CultureInfo.InvariantCulture)).Should().OnlyContain(age => age >= 19 && age <= 63);
    }

    [Fact]
    public async Task Every_concept_in_a_profile_is_in_the_taxonomy()
    {
        var files = new TaxonomyFiles();
        var occupations = files.Occupations().Select(o => o.ConceptId).ToHashSet();
        var skills = files.Skills().Select(s => s.ConceptId).ToHashSet();
        var languages = files.Languages().Select(l => l.Code).ToHashSet();
        var licences = files.DrivingLicences().Select(l => l.Label).ToHashSet();
        var municipalities = files.Municipalities().Select(m => m.Code).ToHashSet();

        var profiles = await ProfilesAsync();

        profiles.Should().HaveCount(800);
        profiles.SelectMany(p => p.Occupations).Should().NotBeEmpty().And.OnlyContain(o => occupations.Contains(o.ConceptId));
        profiles.SelectMany(p => p.Wishes).Should().NotBeEmpty().And.OnlyContain(w => occupations.Contains(w.ConceptId));
        profiles.SelectMany(p => p.Skills).Should().NotBeEmpty().And.OnlyContain(s => skills.Contains(s.ConceptId));
        profiles.SelectMany(p => p.Languages).Should().OnlyContain(l => languages.Contains(l.Code));
        profiles.SelectMany(p => p.DrivingLicences).Should().OnlyContain(l => licences.Contains(l));
        profiles.Should().OnlyContain(p => municipalities.Contains(p.MunicipalityCode!));
    }

    [Fact]
    public async Task Skills_belong_to_work_the_person_has_done_or_wishes_for()
    {
        var files = new TaxonomyFiles();
        var groupOf = files.Occupations().ToDictionary(o => o.ConceptId, o => o.Ssyk4);
        var groupsOfSkill = files.SkillGroups().ToLookup(g => g.SkillId, g => g.Ssyk4);

        var profiles = await ProfilesAsync();

        foreach (var profile in profiles)
        {
            var groups = profile.Occupations.Select(o => groupOf[o.ConceptId]).Concat(profile.Wishes.Select(w => groupOf[w.ConceptId]));
            profile.Skills.Where(s => !groupsOfSkill[s.ConceptId].Intersect(groups).Any()).Should().BeEmpty();
        }
    }

    [Fact]
    public async Task The_profiles_look_like_those_of_a_labour_market_unit()
    {
        var profiles = await ProfilesAsync();

        Share(profiles, p => p.EducationLevel is EducationLevel.None or EducationLevel.Compulsory).Should().BeInRange(0.33, 0.47);
        Share(profiles, p => p.EducationLevel == EducationLevel.UpperSecondary).Should().BeInRange(0.24, 0.36);
        Share(profiles, p => p.DrivingLicences.Contains("B")).Should().BeInRange(0.28, 0.42);
        Share(profiles, p => p.MunicipalityCode == "0484").Should().BeInRange(0.8, 0.95);
        Share(profiles, p => p.Wishes.Count == 0 && p.Occupations.Count == 0).Should().BeInRange(0.03, 0.09);
        profiles.SelectMany(p => p.Languages).Select(l => l.Code).Distinct().Should().Contain(["sv", "ar", "so", "ti", "prs", "uk", "ku", "fa", "th", "es", "en"]);
    }

    [Fact]
    public async Task Own_words_say_nothing_sensitive()
    {
        var texts = (await ProfilesAsync()).Where(p => p.OwnWords is not null).Select(p => p.OwnWords!).ToList();

        texts.Should().HaveCountGreaterThan(500);
        texts.Should().OnlyContain(t => !WordsThatDoNotBelong.Any(w => t.Contains(w, StringComparison.OrdinalIgnoreCase) && !t.Contains("sjuksköterska")));
    }

    [Fact]
    public async Task Nobody_says_no_to_the_work_they_wish_for()
    {
        var profiles = await ProfilesAsync();

        profiles.Should().Contain(p => p.Avoid.Length > 0);
        profiles.Should().OnlyContain(p => !p.Avoid.Any(a => p.Wishes.Any(w => w.Label.Contains(a, StringComparison.OrdinalIgnoreCase))));
    }

    [Fact]
    public async Task The_first_day_of_everything_comes_in_order()
    {
        await using var db = demo.Open();
        var enrolments = await db.Enrolments.AsNoTracking().ToListAsync(Cancelled);

        enrolments.Count(e => e.ExitedOn == null).Should().Be(800);
        enrolments.Should().OnlyContain(e => (e.ExitedOn == null) == (e.Phase != Phase.Exited));
        enrolments.Should().OnlyContain(e => e.FirstMeetingOn == null || (e.FirstMeetingOn > e.ReferredOn && e.FirstMeetingOn <= DemoDatabase.Today));
        enrolments.Should().OnlyContain(e => e.FirstMeasureOn == null || (e.FirstMeasureOn > e.FirstMeetingOn && e.FirstMeasureOn <= DemoDatabase.Today));
        enrolments.Should().Contain(e => e.Phase == Phase.Planning && e.FirstMeasureOn == null, "some have waited long without a measure");
        enrolments.Should().OnlyContain(e => e.Phase != Phase.Active || e.FirstMeasureOn != null, "who is under way has had a measure");
    }

    [Fact]
    public async Task Protected_people_are_there_and_have_a_named_consultant()
    {
        await using var db = demo.Open();
        var hidden = await db.Participants.Include(p => p.Person).Where(p => p.Person.Protection != ProtectionLevel.None).ToListAsync(Cancelled);

        hidden.Should().HaveCount(5).And.OnlyContain(p => p.ConsultantId != null);
        hidden.Select(p => p.Person.Protection).Should().Contain([ProtectionLevel.SecrecyMarked, ProtectionLevel.ProtectedRegistration]);
    }

    private async Task<List<CompetenceProfile>> ProfilesAsync()
    {
        await using var db = demo.Open();
        return await db.CompetenceProfiles.AsNoTracking().ToListAsync(Cancelled);
    }

    private static double Share(List<CompetenceProfile> profiles, Func<CompetenceProfile, bool> which) => profiles.Count(which) / (double)profiles.Count;
}
