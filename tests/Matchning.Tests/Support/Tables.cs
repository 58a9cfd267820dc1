using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Tests.Support;

/// <summary>What the ads' tables hold, as one value to compare.</summary>
public static class Tables
{
    public static async Task EmptyAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await db.Openings.ExecuteDeleteAsync();
        await db.ExternalAds.ExecuteDeleteAsync();
        await db.FailedAds.ExecuteDeleteAsync();
        await db.FeedPositions.ExecuteDeleteAsync();
        await db.AdRemovals.ExecuteDeleteAsync();
        await db.FeedReads.ExecuteDeleteAsync();
        await db.GuardStops.ExecuteDeleteAsync();
    }

    /// <summary>Changes as soon as any row of ads, openings or positions is written, even with what it held before.</summary>
    public static async Task<string> HashAsync(TestDatabase database)
    {
        await using var command = database.Source.CreateCommand(
            """
            select md5(string_agg(line, e'\n' order by line)) from (
                select 'a' || a.xmin || a::text as line from external_ads a
                union all select 'o' || o.xmin || o::text from openings o
                union all select 'r' || r.xmin || r::text from ad_removals r
                union all select 'p' || p.xmin || p::text from feed_positions p) lines
            """);
        return await command.ExecuteScalarAsync() as string ?? "empty";
    }

    /// <summary>The version of every ad's row: another as soon as it is written.</summary>
    public static async Task<Dictionary<string, string>> AdVersionsAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("select source_id, xmin::text from external_ads");
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new Dictionary<string, string>();
        while (await reader.ReadAsync()) versions[reader.GetString(0)] = reader.GetString(1);
        return versions;
    }
}
