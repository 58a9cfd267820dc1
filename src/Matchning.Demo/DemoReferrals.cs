using Matchning.Floor.Data;
using Matchning.People.Participants;
using Matchning.People.Referrals;

namespace Matchning.Demo;

/// <summary>What the social secretary sent with those who have come lately. Protected people are taken in by hand, and have none.</summary>
internal static class DemoReferrals
{
    private const int Lately = 60;

    private static readonly string[] Interpreted = ["ar", "so", "ti", "fa"];

    public static IEnumerable<Referral> Make(IReadOnlyList<DemoParticipant> participants, Guid secretaryId, DateOnly today)
    {
        for (var number = 0; number < participants.Count; number++)
        {
            var (row, enrolment) = (participants[number].Row, participants[number].Enrolment);
            var daysAgo = today.DayNumber - enrolment.ReferredOn.DayNumber;
            if (row.Person.Protection != ProtectionLevel.None || (enrolment.Phase != Phase.Referred && (daysAgo > Lately || number % 5 != 0))) continue;
            var dice = new DemoDice("referral", number);
            var receivedAt = SwedishTime.Moment(enrolment.ReferredOn.ToDateTime(new TimeOnly(dice.Between(8, 16), dice.Between(0, 59))));
            var language = row.Profile?.Languages.FirstOrDefault(l => Interpreted.Contains(l.Code))?.Code;
            var isTaken = row.ConsultantId is not null;
            yield return new Referral
            {
                Id = DemoDice.Id("referral", number),
                UnitId = row.UnitId,
                ParticipantId = row.Id,
                EnrolmentId = enrolment.Id,
                OperationId = DemoDice.Id("referral operation", number),
                ReceivedAt = receivedAt,
                ReferredById = secretaryId,
                CaseReference = $"EB-{enrolment.ReferredOn.Year}-{1000 + number}",
                GrantedOn = enrolment.ReferredOn.AddDays(-dice.Between(2, 40)),
                TargetGroup = dice.Weighted((TargetGroup.EconomicAid, 85), (TargetGroup.Establishment, 10), (TargetGroup.Other, 5)),
                Obstacle = dice.Weighted((SupportObstacle.Unemployed, 70), (SupportObstacle.Language, 20), (SupportObstacle.WorksPartTime, 10)),
                Purpose = dice.Weighted((ReferralPurpose.FindWork, 50), (ReferralPurpose.TryWorkplace, 20), (ReferralPurpose.ChooseDirection, 15), (ReferralPurpose.LearnLanguage, 15)),
                InformedOn = enrolment.ReferredOn,
                Basis = ReferralBasis.Consent,
                ContactLanguage = "sv",
                InterpreterLanguage = language is not null && dice.Chance(60) ? language : null,
                Channel = ContactChannel.Phone,
                // Numbers that are kept for fiction.
                Phone = $"070-1740{600 + (number % 100)}",
                State = isTaken ? ReferralState.Accepted : ReferralState.Sent,
                DecidedById = isTaken ? row.ConsultantId : null,
                DecidedAt = isTaken ? receivedAt.AddDays(1) : null,
            };
        }
    }
}
