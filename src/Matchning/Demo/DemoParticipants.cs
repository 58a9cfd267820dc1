using System.Globalization;
using Matchning.Demo.Tables;
using Matchning.Organisation;
using Matchning.Participants;
using Matchning.Privacy;

namespace Matchning.Demo;

internal sealed record DemoParticipant(Participant Row, WorkFamily Family)
{
    public Enrolment Enrolment => Row.Enrolments.Single(e => e.ExitedOn is null);
}

/// <summary>The 800 invented participants, with open enrolments and some earlier ones.</summary>
internal sealed class DemoParticipants(DemoUnits units, DemoProfiles profiles, PersonalNumberVault vault, DateOnly today)
{
    public const int Count = 800;

    /// <summary>The first participant is the one who can sign in, so she gets a whole profile and an enrolment well under way.</summary>
    private const int SignsIn = 0;

    private static readonly int[] Protected = [100, 261, 402, 543, 704];
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _numbers = [];
    private readonly Dictionary<Guid, int> _inUnit = [];

    public static Guid SignsInId { get; } = DemoDice.Id("participant", SignsIn);

    public List<DemoParticipant> Make() => [.. Enumerable.Range(0, Count).Select(Make)];

    private DemoParticipant Make(int number)
    {
        var dice = new DemoDice("participant", number);
        var origin = number == SignsIn ? DemoNames.Somali : dice.Weighted(DemoNames.All, o => o.Weight);
        var family = number == SignsIn ? DemoWork.Kitchen : dice.Weighted(DemoWork.Families, f => f.Weight);
        var age = dice.Between(20, 63);
        var unit = number % 9 < 5 ? units.Centrum : units.Norr;
        var person = MakePerson(number, unit.Id, origin, age, dice);
        var enrolment = OpenEnrolment(number, unit.Id, dice);
        var participant = new Participant
        {
            Id = enrolment.ParticipantId,
            UnitId = unit.Id,
            PersonId = person.Id,
            Person = person,
            ConsultantId = Consultant(unit, enrolment, person, dice)?.Id,
        };
        participant.Enrolments.Add(enrolment);
        if (number % 4 == 3) participant.Enrolments.Add(EarlierEnrolment(number, unit.Id, enrolment, dice));
        participant.Profile = number != SignsIn && dice.Chance(enrolment.Phase <= Phase.Intake ? 45 : 1)
            ? profiles.NearlyEmpty(participant, origin, dice)
            : profiles.Full(participant, origin, family, age, dice);
        return new(participant, family);
    }

    private Person MakePerson(int number, Guid unitId, DemoOrigin origin, int age, DemoDice dice)
    {
        var isWoman = number == SignsIn || dice.Chance(50);
        var (first, last) = number == SignsIn ? ("Amina", "Hersi") : NewName(origin, isWoman, dice);
        var person = new Person
        {
            Id = DemoDice.Id("person", number),
            UnitId = unitId,
            FirstName = first,
            LastName = last,
            Protection = !Protected.Contains(number) ? ProtectionLevel.None
                : number % 2 == 0 ? ProtectionLevel.SecrecyMarked : ProtectionLevel.ProtectedRegistration,
        };
        _names.Add(person.FullName);
        if (number != SignsIn && dice.Chance(4)) return person;
        var personalNumber = NewTestNumber(age, isWoman, dice);
        person.PersonalNumberCipher = vault.Seal(personalNumber, person.Id);
        person.PersonalNumberKeyId = vault.KeyId;
        person.PersonalNumberIndex = vault.Index(personalNumber);
        return person;
    }

    private (string First, string Last) NewName(DemoOrigin origin, bool isWoman, DemoDice dice)
    {
        while (true)
        {
            var (first, last) = (dice.Pick(isWoman ? origin.Women : origin.Men), dice.Pick(origin.LastNames));
            if (first != last && !_names.Contains($"{first} {last}")) return (first, last);
        }
    }

    // Skatteverket's test series has birth numbers 980–999, which no living person is given. An even one is a woman's.
    private PersonalNumber NewTestNumber(int age, bool isWoman, DemoDice dice)
    {
        while (true)
        {
            var born = new DateOnly(today.Year - age, 1, 1).AddDays(dice.Between(0, 364));
            var birthNumber = 980 + 2 * dice.Between(0, 9) + (isWoman ? 0 : 1);
            var eleven = born.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + birthNumber.ToString(CultureInfo.InvariantCulture);
            if (_numbers.Add(eleven)) return PersonalNumber.Parse($"{eleven}{PersonalNumber.CheckDigit(eleven.AsSpan(2))}", today)!;
        }
    }

    private Enrolment OpenEnrolment(int number, Guid unitId, DemoDice dice)
    {
        // Over two years, most of them lately.
        var daysAgo = number == SignsIn ? 210 : 1 + (int)(Math.Pow(dice.Share(), 1.6) * 729);
        var phase = number == SignsIn ? Phase.Active : PhaseAfter(daysAgo, dice);
        var referredOn = today.AddDays(-daysAgo);
        var hasMet = phase >= Phase.Assessment || (phase == Phase.Intake && daysAgo > 5 && dice.Chance(50));
        var metOn = referredOn.AddDays(dice.Between(3, Math.Clamp(daysAgo - 1, 3, 28)));
        var hasMeasure = phase switch { Phase.Active => dice.Chance(86), Phase.Planning => dice.Chance(25), _ => false };
        return new Enrolment
        {
            Id = DemoDice.Id("enrolment", number),
            UnitId = unitId,
            ParticipantId = DemoDice.Id("participant", number),
            ReferredOn = referredOn,
            FirstMeetingOn = hasMet ? metOn : null,
            FirstMeasureOn = hasMeasure ? metOn.AddDays(dice.Between(7, Math.Min(150, today.DayNumber - metOn.DayNumber))) : null,
            Phase = phase,
        };
    }

    private static Phase PhaseAfter(int daysAgo, DemoDice dice) => daysAgo switch
    {
        < 8 => Phase.Referred,
        < 25 => Phase.Intake,
        < 60 => dice.Weighted((Phase.Assessment, 92), (Phase.Referred, 8)),
        < 100 => dice.Weighted((Phase.Planning, 80), (Phase.Assessment, 20)),
        _ => dice.Weighted((Phase.Active, 84), (Phase.Planning, 10), (Phase.Assessment, 6)),
    };

    private Account? Consultant(Unit unit, Enrolment enrolment, Person person, DemoDice dice)
    {
        var consultants = unit == units.Centrum ? units.ConsultantsCentrum : units.ConsultantsNorr;
        var turn = _inUnit[unit.Id] = _inUnit.GetValueOrDefault(unit.Id, -1) + 1;
        var waitsForConsultant = enrolment.Phase == Phase.Referred && person.Protection == ProtectionLevel.None && dice.Chance(50);
        return waitsForConsultant ? null : consultants[turn % consultants.Count];
    }

    private static Enrolment EarlierEnrolment(int number, Guid unitId, Enrolment open, DemoDice dice)
    {
        var exitedOn = open.ReferredOn.AddDays(-dice.Between(60, 500));
        var referredOn = exitedOn.AddDays(-dice.Between(90, 600));
        return new Enrolment
        {
            Id = DemoDice.Id("earlier enrolment", number),
            UnitId = unitId,
            ParticipantId = open.ParticipantId,
            ReferredOn = referredOn,
            FirstMeetingOn = referredOn.AddDays(dice.Between(4, 25)),
            FirstMeasureOn = referredOn.AddDays(dice.Between(30, 85)),
            ExitedOn = exitedOn,
            Phase = Phase.Exited,
        };
    }
}
