using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Journeys;
using Matchning.Ranking.Reasons;
using Matchning.Ranking.Rule;
using Matchning.Worker.Files;
using Xunit;

namespace Matchning.Tests.Ranking;

/// <summary>
/// Reads the sentences as a person would and holds each against the facts it cites, by code of its own: none of the engine's coverage, gate or features is asked.
/// </summary>
public sealed partial class ReasonsAreTrueTests(ITestOutputHelper output)
{
    private const int Pairs = 200;

    private static readonly Lazy<(List<ParticipantFacts> People, List<OpeningFacts> Openings)> Judged = new(() =>
    {
        var input = new InputFiles(new TaxonomyFiles(), Given.Taxonomy, new BadLines(TextWriter.Null));
        return (input.Participants(Path.Combine(AppContext.BaseDirectory, "judged", "participants.jsonl")), input.Openings(Path.Combine(AppContext.BaseDirectory, "judged", "ads.jsonl")));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void No_sentence_of_two_hundred_pairs_contradicts_the_facts_it_cites(int seed)
    {
        var (people, openings) = Judged.Value;
        var engine = new RankingEngine(Given.Taxonomy, new RuleScorer());
        var (random, checkedSentences, wrong) = (new Random(seed), 0, new List<string>());
        for (var i = 0; i < Pairs; i++)
        {
            var (person, opening) = (people[random.Next(people.Count)], openings[random.Next(openings.Count)]);
            // Half of the pairs are the person's own best, where people look.
            if (i % 2 == 0 && engine.Rank(person, engine.Index(openings, new DateOnly(2026, 11, 25)), 10) is { Count: > 0 } best) opening = best[random.Next(best.Count)].Opening;
            var pair = engine.ScoreOne(person, opening, new DateOnly(2026, 11, 25));
            var reasons = SwedishReasons.Of(engine.Explain(pair));
            foreach (var (list, reason) in All(reasons))
            {
                if (IsTrue(list, reason, person, opening) is not { } isTrue) continue;
                checkedSentences++;
                if (!isTrue) wrong.Add($"{person.Id} {opening.Id} {list}: {reason.Text}");
            }
        }

        output.WriteLine($"{checkedSentences} sentences of {Pairs} pairs checked");
        checkedSentences.Should().BeGreaterThan(5 * Pairs / 2);
        wrong.Should().BeEmpty();
    }

    private static IEnumerable<(string List, ToldReason Reason)> All(ToldReasons reasons) =>
        reasons.SpeaksFor.Select(r => ("for", r)).Concat(reasons.SpeaksAgainst.Select(r => ("against", r))).Concat(reasons.Uncertain.Select(r => ("uncertain", r)));

    /// <summary>Null for a sentence that cites nothing that can be looked up.</summary>
    private static bool? IsTrue(string list, ToldReason reason, ParticipantFacts person, OpeningFacts opening)
    {
        var text = reason.Text;
        if (reason.Reason.Source is { Kind: ReasonSourceKind.AdText } source && opening.Text[source.Start..source.End] != source.Quote) return false;
        if (Worked().Match(text) is { Success: true } worked) return list == "for" && person.Occupations.Any(o => Same(o.Label, worked.Groups["work"].Value) && IsSo(worked.Groups["time"].Value, o.Years));
        if (Wants().Match(text) is { Success: true } wants) return list == "for" && person.WishOccupations.Any(w => Same(w.Label, wants.Groups["work"].Value));
        if (text.StartsWith("Det är ett annat slags arbete", StringComparison.Ordinal)) return person.WishOccupations.Count > 0 && person.WishOccupations.All(w => w.ConceptId != opening.OccupationId);
        if (text.StartsWith("Det tidigare arbetet i profilen är av ett annat slag", StringComparison.Ordinal))
            return person.Occupations.Count > 0 && person.Occupations.All(o => o.ConceptId != opening.OccupationId && Given.Taxonomy.Substitutability(o.ConceptId, opening.OccupationId ?? "") == 0);
        if (text.StartsWith("Yrket är inte angivet", StringComparison.Ordinal)) return opening.OccupationId is null;
        if (Travels().Match(text) is { Success: true } travels) return Travel(list, travels, person, opening);
        if (text.StartsWith("Inget tåg går hela vägen", StringComparison.Ordinal)) return Journey(person, opening)?.Doubt == JourneyDoubt.NoKnownBus && !person.HasCar;
        if (text.Contains("på distans", StringComparison.Ordinal)) return opening.Requirements.Any(r => r.Kind == RequirementKind.Remote);
        if (text.StartsWith("Arbetstiden passar", StringComparison.Ordinal))
            return (opening.HoursPercentMin ?? 1) <= (person.HoursPercentMax ?? 100) && (opening.HoursPercentMax ?? 100) >= (person.HoursPercentMin ?? 1);
        if (text.EndsWith("kräver ingen erfarenhet.", StringComparison.Ordinal)) return opening.ExperienceRequired == false;
        if (text.StartsWith("Profilen säger inget om tidigare arbete", StringComparison.Ordinal)) return person.Occupations.Count == 0;
        if (Language().Match(text) is { Success: true } asked) return LanguageIs(asked.Groups["end"].Value, asked.Groups["level"].Value, asked.Groups["language"].Value, person);
        if (Licence().Match(text) is { Success: true } licence) return LicenceIs(licence.Groups["end"].Value, licence.Groups["class"].Value, person);
        if (Old().Match(text) is { Success: true } old) return opening.PublishedOn is { } day && new DateOnly(2026, 11, 25).DayNumber - day.DayNumber == int.Parse(old.Groups["days"].Value, CultureInfo.InvariantCulture);
        return null;
    }

    private static bool Travel(string list, Match told, ParticipantFacts person, OpeningFacts opening)
    {
        var minutes = int.Parse(told.Groups["minutes"].Value, CultureInfo.InvariantCulture);
        if (Journey(person, opening)?.Told != minutes) return false;
        var limit = person.MaxCommuteMinutes;
        if (told.Groups["limit"].Success) return list == "against" && limit == int.Parse(told.Groups["limit"].Value, CultureInfo.InvariantCulture) && minutes > limit;
        return list != "for" || limit is null || minutes <= limit;
    }

    private static Journey? Journey(ParticipantFacts person, OpeningFacts opening) => Given.Taxonomy.Journeys.To(person, opening);

    private static bool IsSo(string time, double years)
    {
        if (time.Length == 0) return years < 1.0 / 24;
        var months = (int)Math.Round(years * 12);
        return time.Contains("månad", StringComparison.Ordinal)
            ? time.Contains("en månad", StringComparison.Ordinal) ? months == 1 : time.Contains($" {months} ", StringComparison.Ordinal)
            : time.Contains($" {(int)Math.Round(years)} år", StringComparison.Ordinal);
    }

    private static readonly Dictionary<string, string> Codes = new() { ["svenska"] = "sv", ["engelska"] = "en", ["arabiska"] = "ar", ["somaliska"] = "so", ["finska"] = "fi", ["tyska"] = "de" };

    private static bool? LanguageIs(string end, string level, string language, ParticipantFacts person)
    {
        if (!Codes.TryGetValue(language, out var code)) return null;
        var own = person.Languages.Where(l => l.Code == code).Select(l => (LanguageLevel?)l.Level).Max();
        var needed = level.Length == 0 ? LanguageLevel.B2 : level == "modersmål" ? LanguageLevel.Native : Enum.Parse<LanguageLevel>(level);
        if (end.StartsWith("det finns i", StringComparison.Ordinal)) return own >= needed;
        return end.StartsWith("det saknas", StringComparison.Ordinal) ? own is null || own < needed : null;
    }

    private static bool? LicenceIs(string end, string classes, ParticipantFacts person)
    {
        var asked = classes.Split(["- eller ", "-"], StringSplitOptions.RemoveEmptyEntries);
        if (end.StartsWith("det finns i", StringComparison.Ordinal)) return person.DrivingLicences.Count > 0;
        return end.StartsWith("det saknas", StringComparison.Ordinal) ? !asked.Any(person.DrivingLicences.Contains) : null;
    }

    private static bool Same(string label, string told) => string.Equals(label, told, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^Har jobbat som (?<work>.+?)(?<time>(?: i (?:\d+ månader|en månad|\d+ år))?)(?:\.|, och därifrån .*|, som hör .*)$")]
    private static partial Regex Worked();

    [GeneratedRegex(@"^Vill arbeta som (?<work>.+?)(?:\.|, och det här .*)$")]
    private static partial Regex Wants();

    [GeneratedRegex(@"^Resan tar ungefär (?<minutes>\d+) minuter .*?(?:gränsen är (?<limit>\d+) minuter)?\.?$")]
    private static partial Regex Travels();

    [GeneratedRegex(@"^\w+ (?:kräver|ser gärna) (?:goda kunskaper i )?(?<language>\p{Ll}+)(?:, ungefär nivå (?<level>\w+))?, (?<end>det .*)$")]
    private static partial Regex Language();

    [GeneratedRegex(@"^\w+ (?:kräver|ser gärna) (?<class>[A-Z0-9]+(?:- eller [A-Z0-9]+)*)-körkort, (?<end>det .*)$")]
    private static partial Regex Licence();

    [GeneratedRegex(@"^Annonsen har legat ute i (?<days>\d+) dagar")]
    private static partial Regex Old();
}
