using Matchning.Floor.Data;
using Matchning.Ranking.Facts;
using Matchning.Training.Evaluation;
using Npgsql;
using NpgsqlTypes;

namespace Matchning.Worker.Lab;

/// <summary>
/// PostgreSQL's own full text search with its Swedish dictionary: any word of the profile, title weighed above text, ts_rank
/// divided by 1 + the logarithm of the length. Works in a temporary table of its own connection and leaves nothing behind.
/// </summary>
internal static class FullTextSearch
{
    /// <summary>The search as the evaluation asks it.</summary>
    /// <param name="server">Address of a PostgreSQL; null for one of our own as long as it takes.</param>
    public static OutsidePeer On(string? server) => new("PostgreSQL fulltext", async (people, openings, cancellationToken) =>
    {
        try
        {
            return new PeerAnswer(await ScoresAsync(server, people, openings, cancellationToken));
        }
        catch (Exception fault) when (fault is not OperationCanceledException && (fault is NpgsqlException || PlainFault.Explain(fault) is not null))
        {
            return new PeerAnswer(null, PlainFault.Explain(fault) ?? fault.Message);
        }
    });

    /// <summary>Scores of all openings for each person, on the server pointed out or on one of our own that lives as long as the call.</summary>
    /// <exception cref="ClusterException">No server is pointed out and none is installed.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached or refuses.</exception>
    private static async Task<IReadOnlyList<float[]>> ScoresAsync(
        string? server, IReadOnlyList<ParticipantFacts> people, IReadOnlyList<OpeningFacts> openings, CancellationToken cancellationToken)
    {
        if (server is not null) return await OnAsync(server, people, openings, cancellationToken);
        var folder = Path.Combine(Path.GetTempPath(), $"matchning-evaluate-{Guid.NewGuid():N}");
        var cluster = PrivateCluster.At(folder);
        try
        {
            var own = new NpgsqlConnectionStringBuilder(await cluster.StartAsync(forTests: true, cancellationToken: cancellationToken)) { Database = "postgres" };
            return await OnAsync(own.ConnectionString, people, openings, cancellationToken);
        }
        finally
        {
            await cluster.StopAsync(CancellationToken.None);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<float[]>> OnAsync(
        string server, IReadOnlyList<ParticipantFacts> people, IReadOnlyList<OpeningFacts> openings, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(server) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await LoadAsync(connection, openings, cancellationToken);
        var scores = new List<float[]>(people.Count);
        foreach (var person in people) scores.Add(await RankAsync(connection, ProfileText.Of(person), openings.Count, cancellationToken));
        return scores;
    }

    private static async Task LoadAsync(NpgsqlConnection connection, IReadOnlyList<OpeningFacts> openings, CancellationToken cancellationToken)
    {
        await using var create = new NpgsqlCommand(
            """
            create temporary table evaluated (number int, title text, body text,
              words tsvector generated always as (
                setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', body), 'D')) stored)
            """, connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync("copy evaluated (number, title, body) from stdin (format binary)", cancellationToken);
        for (var i = 0; i < openings.Count; i++)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(i, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(OpeningText.Name(openings[i]), NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(openings[i].Text, NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    // The query is built from the profile's own lexemes, so that nothing in it is read as an operator.
    private static async Task<float[]> RankAsync(NpgsqlConnection connection, string profile, int count, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            with asked as (
              select string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery as query
              from unnest(to_tsvector('swedish', @profile)))
            select number, ts_rank(words, query, 1) from evaluated, asked where words @@ query
            """, connection);
        command.Parameters.AddWithValue("profile", profile);
        var scores = new float[count];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) scores[reader.GetInt32(0)] = reader.GetFloat(1);
        return scores;
    }
}
