using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Participants;

/// <summary>
/// Writes down what a person can, wants and has room for. The database itself notes that the profile has changed, and a worker makes a new list from it within a
/// minute (<c>Meeting/Suggestions/Rematching</c>).
/// </summary>
public sealed class ChangeProfile(MatchningDb db, TimeProvider clock)
{
    /// <param name="participantId">Whose; made if there is no profile yet.</param>
    /// <param name="seen">When the profile that stood in the form was changed; null when there was none.</param>
    /// <param name="change">What the form says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ProfileResult> SaveAsync(Guid participantId, DateTimeOffset? seen, Action<CompetenceProfile> change, CancellationToken cancellationToken) => db.WholeUnitAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Participants.AsNoTracking().Where(p => p.Id == participantId).Select(p => (Guid?)p.UnitId).SingleOrDefaultAsync(cancellationToken) is not { } unitId) return ProfileResult.NoSuchParticipant;
        // Two forms at once come one after the other, also when there is no row to hold yet.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('profile ' || {participantId}::text, 0))", cancellationToken);
        var profile = await db.CompetenceProfiles.SingleOrDefaultAsync(p => p.ParticipantId == participantId, cancellationToken);
        if (profile?.UpdatedAt != seen)
        {
            if (profile is null) return ProfileResult.ChangedMeanwhile;
            change(profile);
            // The same form again: what stands there is what it says.
            var isSame = db.Entry(profile).State == EntityState.Unchanged;
            db.ChangeTracker.Clear();
            return isSame ? ProfileResult.Done : ProfileResult.ChangedMeanwhile;
        }

        if (profile is null) db.Add(profile = new CompetenceProfile { ParticipantId = participantId, UnitId = unitId });
        change(profile);
        profile.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ProfileResult.Done;
    }, cancellationToken);
}

public enum ProfileResult
{
    Done,

    /// <summary>Somebody else has saved since the form was opened.</summary>
    ChangedMeanwhile,
    NoSuchParticipant,
}
