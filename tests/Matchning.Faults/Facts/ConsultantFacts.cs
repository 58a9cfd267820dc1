using Npgsql;

namespace Matchning.Faults.Facts;

/// <summary>What the tables hold of a consultant's work: the pairs there are to decide on, and every decision and placement made since a moment.</summary>
internal sealed class ConsultantFacts(string address) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address + ";Pooling=false");

    /// <summary>One open and undecided pair for each of the consultant's own people who has had no measure yet.</summary>
    public async Task<IReadOnlyList<(Guid Participant, long Opening)>> PairsAsync(string userName, int most)
    {
        await using var command = _source.CreateCommand(
            """
            select distinct on (l.participant_id) l.participant_id, o.id
            from suggestion_lists l
            join suggestion_versions v on v.id = l.version_id and v.state = 'Current'
            join participants p on p.id = l.participant_id
            join accounts u on u.id = p.consultant_id and u.user_name = $1
            join enrolments e on e.participant_id = p.id and e.exited_on is null and e.first_measure_on is null and e.phase <> 'Active'
            join openings o on o.id = any(l.opening_ids) and o.closed_at is null and (o.closes_on is null or o.closes_on > current_date + 1)
            where not exists (select from proposals x where x.participant_id = p.id)
            order by l.participant_id, o.id
            limit $2
            """);
        command.Parameters.Add(new() { Value = userName });
        command.Parameters.Add(new() { Value = most });
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<(Guid, long)>();
        while (await rows.ReadAsync()) found.Add((rows.GetGuid(0), rows.GetInt64(1)));
        return found;
    }

    public async Task<Guid> ProposalAsync(Guid participant, long opening)
    {
        await using var command = _source.CreateCommand("select id from proposals where participant_id = $1 and opening_id = $2");
        command.Parameters.Add(new() { Value = participant });
        command.Parameters.Add(new() { Value = opening });
        return (Guid)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A decision is whole with its proposal, moved on by it.</summary>
    public Task<IReadOnlyList<FoundFact>> DecisionsAsync(DateTimeOffset since) => FoundAsync(
        """
        select d.operation_id, (select count(*) from review_decisions x where x.proposal_id = d.proposal_id),
          coalesce(p.state in ('AskedParticipant', 'Agreed') and cardinality(p.list_opening_ids) > 0, false)
        from review_decisions d left join proposals p on p.id = d.proposal_id
        where d.decided_at >= $1
        """,
        since);

    /// <summary>A placement is whole when the person's waiting has ended with it.</summary>
    public Task<IReadOnlyList<FoundFact>> PlacementsAsync(DateTimeOffset since) => FoundAsync(
        """
        select x.operation_id, (select count(*) from placements y where y.proposal_id = x.proposal_id),
          exists (select from enrolments e where e.participant_id = x.participant_id and e.first_measure_on = x.starts_on and e.phase = 'Active')
        from placements x
        where x.registered_at >= $1
        """,
        since);

    /// <summary>The other half: proposals without a decision, and people who no longer wait without a placement.</summary>
    public async Task<long> LooseEndsAsync(IEnumerable<Guid> participants)
    {
        await using var command = _source.CreateCommand(
            """
            select (select count(*) from proposals p where p.participant_id = any($1) and not exists (select from review_decisions d where d.proposal_id = p.id))
              + (select count(*) from enrolments e where e.participant_id = any($1) and e.first_measure_on is not null
                   and not exists (select from placements x where x.participant_id = e.participant_id))
            """);
        command.Parameters.Add(new() { Value = participants.ToArray() });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<IReadOnlyList<FoundFact>> FoundAsync(string sql, DateTimeOffset since)
    {
        await using var command = _source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = since.ToUniversalTime() });
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<FoundFact>();
        while (await rows.ReadAsync()) found.Add(new(rows.GetGuid(0), rows.GetInt64(1), rows.GetBoolean(2)));
        return found;
    }
}
