using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Suggestions.Assigning;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions;

/// <summary>How old the suggestions are, and whether the night that should have renewed them did.</summary>
public sealed class SuggestionAge(MatchningDb db, TimeProvider clock)
{
    // A night later than the last one should have given new ones.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(28);

    public async Task<CountedSuggestions> FindAsync(CancellationToken cancellationToken = default)
    {
        var version = await db.SuggestionVersions.AsNoTracking().Where(v => v.State == SuggestionState.Current)
            .Select(v => new { v.Id, v.CompletedAt }).SingleOrDefaultAsync(cancellationToken);
        var counted = version is null ? 0 : await db.SuggestionLists.CountAsync(s => s.VersionId == version.Id, cancellationToken);
        var renewed = version is null ? null : await db.SuggestionLists.Where(s => s.VersionId == version.Id).MaxAsync(s => s.RenewedAt, cancellationToken);
        var run = await db.Runs.AsNoTracking().Where(r => r.Kind != RunKind.Sync).OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id)
            .Select(r => new { r.Id, r.State, MadeThem = r.Steps.Any(s => s.Name == AssignSuggestions.Step && (s.State == RunState.Done || s.State == RunState.Warning)) })
            .FirstOrDefaultAsync(cancellationToken);
        var isOld = version?.CompletedAt < clock.GetUtcNow() - Fresh;
        return new(version?.CompletedAt, counted, run?.Id, run is { State: RunState.Failed, MadeThem: false }, isOld && run?.State != RunState.Failed) { RenewedAt = renewed };
    }
}

/// <param name="At">Null while nothing has been counted.</param>
/// <param name="Participants">Participants of the unit that have a list.</param>
/// <param name="LastFailed">The newest run failed before its suggestions were ready, so what is shown is from an earlier night.</param>
/// <param name="IsLate">No night has renewed them as it should: it is not done yet, or never started.</param>
public sealed record CountedSuggestions(DateTimeOffset? At, int Participants, long? RunId, bool LastFailed, bool IsLate)
{
    public bool IsFromEarlierNight => LastFailed || IsLate;

    /// <summary>When a list of the unit was last changed by day; null while all are the night's.</summary>
    public DateTimeOffset? RenewedAt { get; init; }
}
