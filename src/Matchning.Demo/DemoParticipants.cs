using System.Globalization;
using Matchning.Demo.Tables;
using Matchning.Floor.Privacy;
using Matchning.People.Organisation;
using Matchning.People.Participants;

namespace Matchning.Demo;

internal sealed record DemoParticipant(Participant Row, WorkFamily Family)
{
    public Enrolment Enrolment => Row.Enrolments.Single(e => e.ExitedOn is null);
}

/// <summary>The 800 invented participants, with open enrolments and some earlier ones.</summary>
internal sealed class DemoParticipants(DemoUnits units, DemoProfiles profiles, PersonalNumberVault vault, PersonalNumberIndex numbers, DateOnly today)
{
    public const int Count = 800;

    /// <summary>The participant who can sign in gets a whole profile, an enrolment well under way, and Sara as her consultant.</summary>
    private const int SignsIn = 40;

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
        var person = MakePerson(number, origin, age, dice);
        var enrolment = DemoEnrolments.Open(number, unit.Id, isWellUnderWay: number == SignsIn, today, dice);
        var participant = new Participant
        {
            Id = enrolment.ParticipantId,
            UnitId = unit.Id,
            PersonId = person.Id,
            Person = person,
            ConsultantId = Consultant(unit, enrolment, person, dice)?.Id,
        };
        participant.Enrolments.Add(enrolment);
        if (number % 4 == 3) participant.Enrolments.Add(DemoEnrolments.Earlier(number, unit.Id, enrolment, dice));
        participant.Profile = number != SignsIn && dice.Chance(enrolment.Phase <= Phase.Intake ? 45 : 1)
            ? profiles.NearlyEmpty(participant, origin, dice)
            : profiles.Full(participant, origin, family, age, dice);
        return new(participant, family);
    }

    private Person MakePerson(int number, DemoOrigin origin, int age, DemoDice dice)
    {
        var isWoman = number == SignsIn || dice.Chance(50);
        var (first, last) = number == SignsIn ? ("Amina", "Hersi") : NewName(origin, isWoman, dice);
        var person = new Person
        {
            Id = DemoDice.Id("person", number),
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
        person.PersonalNumberIndex = numbers.Of(personalNumber);
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

    private Account? Consultant(Unit unit, Enrolment enrolment, Person person, DemoDice dice)
    {
        var consultants = unit == units.Centrum ? units.ConsultantsCentrum : units.ConsultantsNorr;
        var turn = _inUnit[unit.Id] = _inUnit.GetValueOrDefault(unit.Id, -1) + 1;
        var waitsForConsultant = enrolment.Phase == Phase.Referred && person.Protection == ProtectionLevel.None && dice.Chance(50);
        return waitsForConsultant ? null : consultants[turn % consultants.Count];
    }
}
