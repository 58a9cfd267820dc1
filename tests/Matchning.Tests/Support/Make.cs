using System.Security.Cryptography;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Door;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Gates;
using Microsoft.Extensions.Options;

namespace Matchning.Tests.Support;

/// <summary>Invented rows that are valid by default; a test states only what matters to it.</summary>
public static class Make
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 21);
    private static long _number;

    public static Unit Unit(Action<Unit>? change = null) =>
        With(new Unit { Name = $"Enhet {Next()}", }, change);

    public static Account Consultant(Unit unit, Action<Account>? change = null)
    {
        var name = $"konsulent{Next()}@exempel.se";
        return With(
            new Account { Id = Guid.CreateVersion7(), FullName = "Sara Konsulent", UserName = name, NormalizedUserName = name.ToUpperInvariant(), UnitId = unit.Id },
            change);
    }

    /// <summary>The door to people as pages have it that act for whoever the connection does.</summary>
    public static PeopleDoor Door(MatchningDb db, TimeProvider clock) => new(db, new PageScope(null), Numbers, clock);

    public static PersonalNumberIndex Numbers { get; } = new(Options.Create(new PrivacyOptions
    {
        PersonalNumberKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        PersonalNumberIndexKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    }));

    public static Participant Participant(Unit unit, Account? consultant = null, Action<Participant>? change = null)
    {
        var person = new Person { FirstName = "Amina", LastName = "Hassan" };
        var participant = new Participant { UnitId = unit.Id, PersonId = person.Id, Person = person, ConsultantId = consultant?.Id };
        participant.Enrolments.Add(Enrolment(participant));
        participant.Profile = new CompetenceProfile { ParticipantId = participant.Id, UnitId = unit.Id, OpenTo = PlaceKinds.Employment, UpdatedAt = Now };
        return With(participant, change);
    }

    public static Enrolment Enrolment(Participant participant, Action<Enrolment>? change = null)
    {
        var enrolment = new Enrolment { UnitId = participant.UnitId, ParticipantId = participant.Id, ReferredOn = Today.AddDays(-40) };
        enrolment.Enter(Phase.Planning, enrolment.ReferredOn);
        return With(enrolment, change);
    }

    public static Opening Opening(Action<Opening>? change = null, long? adId = null) => With(
        new Opening
        {
            ExternalAdId = adId,
            Title = $"Köksbiträde {Next()}",
            EmployerName = "Skolkök Norr",
            Text = "Vi söker ett köksbiträde till skolans kök.",
            Kinds = PlaceKinds.Employment,
            PublishedOn = Today.AddDays(-3),
            ClosesOn = Today.AddDays(20),
            UpdatedAt = Now,
        },
        change);

    public static ExternalAd ExternalAd(string sourceId) => new()
    {
        Source = "platsbanken",
        SourceId = sourceId,
        RawJson = "{}",
        ContentHash = [1],
        SourceTimestamp = 1,
        Headline = "Köksbiträde",
    };

    public static SuggestionVersion Version(Action<SuggestionVersion>? change = null) => With(
        new SuggestionVersion
        {
            State = SuggestionState.Current,
            RankerName = "rule",
            RuleVersion = Gate.Version,
            SchemaId = "schema-1",
            StartedAt = Now.AddHours(-7),
            CompletedAt = Now.AddHours(-6),
        },
        change);

    /// <summary>A list of the openings in the order given; the first is Strong, the others Possible.</summary>
    public static SuggestionList List(SuggestionVersion version, Participant participant, params Opening[] openings) => new()
    {
        VersionId = version.Id,
        ParticipantId = participant.Id,
        UnitId = participant.UnitId,
        OpeningIds = [.. openings.Select(o => o.Id)],
        Scores = [.. openings.Select((_, i) => 1f - i * 0.1f)],
        Bands = [.. openings.Select((_, i) => (short)(i == 0 ? 2 : 1))],
        FeatureRows = [.. openings.SelectMany((_, i) => new byte[] { (byte)i, 7 })],
    };

    private static long Next() => Interlocked.Increment(ref _number);

    private static T With<T>(T made, Action<T>? change)
    {
        change?.Invoke(made);
        return made;
    }
}
