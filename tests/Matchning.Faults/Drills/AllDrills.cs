using Matchning.Faults.Drills.Changes;
using Matchning.Faults.Drills.Feeds;
using Matchning.Faults.Drills.Forms;
using Matchning.Faults.Drills.Nights;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills;

/// <summary>Every drill by the id of its row in the fault table.</summary>
internal static class AllDrills
{
    public static readonly IReadOnlyDictionary<string, (string Fault, Func<Scene, Row, Task> RunAsync)> ById =
        new SortedDictionary<string, (string, Func<Scene, Row, Task>)>(StringComparer.Ordinal)
        {
            ["FT-02"] = ("kill -9 of the worker while it matches", NightKilled.RunAsync),
            ["FT-02-node"] = ("kill -9 of the node that leads the night, with another beside it", NightKilled.BesideAnotherAsync),
            ["FT-03"] = ("kill -9 of the worker while it syncs, at each 5 % of the feed and of the writing", SyncKilled.RunAsync),
            ["FT-04"] = ("PostgreSQL killed under a load of forms", DatabaseKilled.RunAsync),
            ["FT-05"] = ("PostgreSQL restarted while the pool is full of dead sockets", DeadSockets.RunAsync),
            ["FT-06"] = ("connection cut exactly while COMMIT is sent", CommitCut.RunAsync),
            ["FT-06-consultant"] = ("connection cut exactly while COMMIT is sent, when a consultant decides and places", ConsultantCut.RunAsync),
            ["FT-07"] = ("a worker frozen while it matches, and woken after another took over", NightFrozen.RunAsync),
            ["FT-08"] = ("the database away across the time when the night fires", NightMissed.RunAsync),
            ["FT-09"] = ("all nodes restarted three times within a minute", NodesRestarted.RunAsync),
            ["FT-13"] = ("200 ± 100 ms more to database and feed", SlowLines.RunAsync),
            ["FT-18"] = ("the feed's name or certificate is wrong; redirect to plain http", FeedNotTrusted.RunAsync),
            ["FT-20"] = ("the disk that a feed is put aside on is full", DiskFull.RunAsync),
            ["FT-21"] = ("a profile so large that it takes every node's memory", NightOutOfMemory.RunAsync),
            ["FT-25"] = ("serialization failures and deadlocks", Conflicts.RunAsync),
            ["FT-27"] = ("SIGTERM under load: rolling restart of two web nodes", RollingRestart.RunAsync),
            ["FT-27-worker"] = ("SIGTERM to the worker in the middle of the night", NightStopped.RunAsync),
            ["FT-28"] = ("web and worker started before their database, through its upgrade and a loss of it", NotReady.RunAsync),
            ["FT-29"] = ("this version on the next one's schema, and the next version on this schema", AcrossVersions.RunAsync),
            ["FT-30"] = ("a change of a big table in traffic, with a long reader", MigrationInTraffic.RunAsync),
            ["FT-31"] = ("migrate killed halfway; an index left half-built", MigrationKilled.RunAsync),
        };
}
