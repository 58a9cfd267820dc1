using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Suggestions.Rematching;

/// <summary>
/// How much that changed by day could not be counted and waits for the next night. Counts over all units, for the page about runs: an administrator has
/// no unit and row security would show them nothing, so the database counts and tells nobody who it is about.
/// </summary>
/// <param name="Since">The oldest change; null when there is none.</param>
public sealed record RematchSetAside(long People, long Openings, DateTimeOffset? Since)
{
    // What the current version was counted after is in it, though it may not have been tidied away yet.
    public const string Create = """
        create function rematch_set_aside(out people bigint, out openings bigint, out since timestamptz)
        language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
          select count(distinct r.participant_id), count(distinct r.opening_id), min(r.requested_at) from rematch_requests r
          where r.attempts >= 4 and not exists (select from suggestion_versions v where v.state = 'Current' and v.id = r.covered_by)
        $$;
        """;

    public static Task<RematchSetAside> ReadAsync(MatchningDb db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<RematchSetAside>($"""select people "People", openings "Openings", since "Since" from rematch_set_aside()""").SingleAsync(cancellationToken);
}
