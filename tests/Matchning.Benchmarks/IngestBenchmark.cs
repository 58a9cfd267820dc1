using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.JobAdsReplay.Generated;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Matchning.Benchmarks;

/// <summary>
/// A snapshot of 100,000 ads from a folder into PostgreSQL, checked, stored, mapped and ready to match, against COPY of the same bytes into one
/// column of text packed with lz4 on the same server. Both read the bytes from disk; the rows of the bare COPY are packed beforehand.
/// </summary>
internal static class IngestBenchmark
{
    private const int Rounds = 5;
    private const int WarmRounds = 3;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first import ÷ COPY.</summary>
    public static Outcome First(int ads) => Measure(ads, isAgain: false);

    /// <summary>The same snapshot once more ÷ COPY.</summary>
    public static Outcome Again(int ads) => Measure(ads, isAgain: true);

    private static Outcome Measure(int ads, bool isAgain)
    {
        var folder = Directory.CreateTempSubdirectory("matchning-ingest").FullName;
        try
        {
            var feed = Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;
            var bytes = WriteFeed(Path.Combine(feed, "ads.jsonl"), Path.Combine(folder, "rows.bin"), ads);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ads:N0} ads, {bytes / 1e6:N0} MB"));
            return TestServer.With(connection => MeasureOn(connection, folder, feed, isAgain));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Outcome MeasureOn(NpgsqlConnection server, string folder, string feed, bool isAgain)
    {
        var (raw, import, extract, again) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        Warm(server, folder, feed, isAgain);
        for (var round = 0; round < Rounds; round++)
        {
            raw.Add(Seconds(() => CopyRaw(server, Path.Combine(folder, "rows.bin"))));
            using (var bare = new Installed(server, feed, withRequirements: false))
            {
                import.Add(Seconds(bare.Import));
                if (isAgain)
                {
                    var before = bare.Writes();
                    again.Add(Seconds(bare.Import));
                    if (bare.Writes() != before) throw new InvalidOperationException("The second import wrote rows.");
                }
            }

            if (isAgain) continue;
            using var whole = new Installed(server, feed, withRequirements: true);
            extract.Add(Seconds(whole.Import));
            whole.MustBeMatchable();
        }

        var copy = Interleaved.Median(raw);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  COPY of the bytes                  {copy:0.00} s"));
        Tell("stored and mapped", import, copy);
        if (isAgain) Tell("the same again, nothing written", again, copy);
        else Tell("with requirements read", extract, copy);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  peak memory of this process        {process.PeakWorkingSet64 / 1e6:N0} MB"));
        return isAgain
            ? new Outcome(Interleaved.Median(again) / copy, 0.8, IsCeiling: true)
            : new Outcome(Interleaved.Median(import) / copy, 4, IsCeiling: true);
    }

    // A worker that runs for a year has long compiled what it does every night: the runtime does so in several steps, in the background.
    private static void Warm(NpgsqlConnection server, string folder, string feed, bool isAgain)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            CopyRaw(server, Path.Combine(folder, "rows.bin"));
            using var warm = new Installed(server, feed, withRequirements: !isAgain && round == 0);
            warm.Import();
        }
    }

    private static void Tell(string what, List<double> seconds, double copy) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {what,-34} {Interleaved.Median(seconds):0.00} s   {Interleaved.Median(seconds) / copy:0.00} times COPY"));

    private static double Seconds(Action work)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void CopyRaw(NpgsqlConnection server, string rows)
    {
        Execute(server, "drop table if exists raw; create table raw (line text compression lz4)");
        using var copy = server.BeginRawBinaryCopy("copy raw from stdin (format binary)");
        using var file = File.OpenRead(rows);
        file.CopyTo(copy, 1 << 20);
    }

    // The feed's lines, and the same lines as rows of a binary COPY.
    private static long WriteFeed(string feed, string rows, int ads)
    {
        using var lines = File.Create(feed);
        using var copy = File.Create(rows);
        copy.Write("PGCOPY\n\u00ff\r\n\0"u8[..6]);
        copy.Write([0x0A, 0xFF, 0x0D, 0x0A, 0x00, 0, 0, 0, 0, 0, 0, 0, 0]);
        Span<byte> head = stackalloc byte[6];
        foreach (var ad in GeneratedAds.Write(ads, "0484", DateOnly.FromDateTime(DateTime.Today)))
        {
            var line = JsonSerializer.SerializeToUtf8Bytes(ad, Plain);
            lines.Write(line);
            lines.WriteByte((byte)'\n');
            BinaryPrimitives.WriteInt16BigEndian(head, 1);
            BinaryPrimitives.WriteInt32BigEndian(head[2..], line.Length);
            copy.Write(head);
            copy.Write(line);
        }

        copy.Write([0xFF, 0xFF]);
        return lines.Length;
    }

    internal static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        command.ExecuteNonQuery();
    }

    /// <summary>A fresh migrated database with the service on it.</summary>
    private sealed class Installed : IDisposable
    {
        private readonly NpgsqlConnection _server;
        private readonly string _name = $"ingest_{Guid.NewGuid():N}";
        private readonly ServiceProvider _services;
        private readonly NpgsqlDataSource _database;

        public Installed(NpgsqlConnection server, string feed, bool withRequirements)
        {
            _server = server;
            Execute(server, $"create database {_name}");
            var address = new NpgsqlConnectionStringBuilder(TestServer.Address) { Database = _name }.ConnectionString;
            var configuration = new ConfigurationManager();
            configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Matchning"] = address, ["JobAds:Folder"] = feed });
            var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddMatchning(configuration);
            if (!withRequirements) services.AddSingleton(p => new OpeningFromAd(null, p.GetRequiredService<Ranking.Facts.RankingTaxonomy>(), p.GetRequiredService<TaxonomyFiles>()));
            _services = services.BuildServiceProvider();
            _database = _services.GetRequiredService<NpgsqlDataSource>();
            using var scope = _services.CreateScope();
            scope.ServiceProvider.GetRequiredService<MatchningDb>().Database.Migrate();
        }

        public void Import()
        {
            using var scope = _services.CreateScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<AdSync>().RunAsync(null, StepProgress.None, CancellationToken.None).GetAwaiter().GetResult();
            services.GetRequiredService<MakeOpenings>().RunAsync(null, StepProgress.None, CancellationToken.None).GetAwaiter().GetResult();
        }

        /// <summary>Which version every row of the ads' tables is in: it changes when a row is written, were it with the same values.</summary>
        public string Writes()
        {
            using var command = _database.CreateCommand(
                """
                select string_agg(rows, '/') from (
                    select md5(string_agg(xmin::text, ',' order by id)) as rows from external_ads union all
                    select md5(string_agg(xmin::text, ',' order by id)) from openings union all
                    select count(*)::text from failed_ads) as tables
                """);
            return (string)command.ExecuteScalar()!;
        }

        public void MustBeMatchable()
        {
            using var command = _database.CreateCommand("select count(*) from openings where closed_at is null and requirements <> '[]'");
            if ((long)command.ExecuteScalar()! == 0) throw new InvalidOperationException("No opening has requirements.");
        }

        public void Dispose()
        {
            _services.Dispose();
            NpgsqlConnection.ClearAllPools();
            Execute(_server, $"drop database {_name} with (force)");
        }
    }
}
