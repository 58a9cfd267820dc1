using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.People.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Referrals;

/// <summary>
/// Sends somebody to a unit. A person is one in the installation by their personal number, and whoever refers is told nothing of other units. The database makes
/// person, participant, enrolment and referral in one statement, so that no page ever writes them (<c>Floor/Schema/Guards/5-referrals.sql</c>).
/// </summary>
public sealed class ReferPerson(MatchningDb db, PersonalNumberSeal seal, PersonalNumberIndex numbers, TimeProvider clock)
{
    /// <summary>Aid that was granted longer ago than this is a slip of the pen.</summary>
    public const int MostDaysSinceGrant = 5 * 366;

    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>The units that take in people today.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today();
        return await db.Units.AsNoTracking().Where(u => u.BeginsOn <= today && (u.EndsOn == null || u.EndsOn > today)).OrderBy(u => u.Name).ToListAsync(cancellationToken);
    }

    public async Task<ReferralResult> SendAsync(ReferralRequest request, CancellationToken cancellationToken)
    {
        var personId = Guid.CreateVersion7();
        var number = request.PersonalNumber;
        var (first, last) = (request.FirstName.Trim(), request.LastName.Trim());
        // The names of the properties are those of the columns.
        var details = JsonSerializer.Serialize(request.Details, Names);
        var (cipher, keyId, index) = number is null ? (null, null, null) : (seal.Seal(number, personId), seal.KeyId, numbers.Of(number));
        return await db.WholeUnitAsync(async () =>
        {
            var answers = await db.Database.SqlQuery<Answer>(
                $"""
                select outcome "Outcome", participant_id "ParticipantId" from guard.refer(
                  {request.OperationId}, {request.UnitId}, {personId}, {first}, {last}, {Fold.Of($"{first} {last}")}, {cipher}, {keyId}, {index}, {clock.Today()}, {clock.GetUtcNow()}, {details}::jsonb)
                """).ToListAsync(cancellationToken);
            return Enum.Parse<ReferralResult>(answers[0].Outcome);
        }, cancellationToken);
    }

    private sealed record Answer(string Outcome, Guid? ParticipantId);
}

/// <summary>What a referral says.</summary>
public sealed record ReferralRequest
{
    public required Guid OperationId { get; init; }
    public required Guid UnitId { get; init; }
    public required string FirstName { get; init; }
    public required string LastName { get; init; }

    /// <summary>Null when the person has none.</summary>
    public required PersonalNumber? PersonalNumber { get; init; }

    public required ReferralDetails Details { get; init; }
}

/// <summary>The columns of the referral that are as they were written.</summary>
public sealed record ReferralDetails
{
    public string? CaseReference { get; init; }
    public required DateOnly GrantedOn { get; init; }
    public required TargetGroup TargetGroup { get; init; }
    public SupportObstacle? Obstacle { get; init; }
    public required ReferralPurpose Purpose { get; init; }
    public required DateOnly InformedOn { get; init; }
    public required ReferralBasis Basis { get; init; }
    public required string ContactLanguage { get; init; }
    public string? InterpreterLanguage { get; init; }
    public required ContactChannel Channel { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
}

public enum ReferralResult
{
    Done,

    /// <summary>The same form again.</summary>
    Repeated,

    /// <summary>The person is enrolled in this unit already.</summary>
    AlreadyEnrolled,

    /// <summary>To be taken in by hand: the answer for anyone whom this way is closed to, without saying why.</summary>
    ByHand,
    NoSuchUnit,

    /// <summary>Whoever asks may not refer.</summary>
    Refused,
}
