using System.Diagnostics;
using System.Globalization;
using Matchning.Faults;
using Matchning.Faults.Drills;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

// docs/faults.md says what each drill does and how to read the table.
if (Read(args) is not { } asked)
{
    Console.Error.WriteLine($"Usage: Matchning.Faults all | {string.Join(' ', AllDrills.ById.Keys)} [--seed N] [--short]");
    return 2;
}

Directory.CreateDirectory(Report.Folder);
await using var database = await Database.StartAsync();
var templates = new Templates(database);
var rows = new List<Row>();
foreach (var id in asked.Ids)
{
    var (fault, drill) = AllDrills.ById[id];
    var row = new Row(id, fault);
    Console.WriteLine($"{id} … {fault}");
    var start = Stopwatch.GetTimestamp();
    try
    {
        var logs = Directory.CreateDirectory(Path.Combine(Report.Folder, "logs", id));
        foreach (var old in logs.GetFiles()) old.Delete();
        await using var scene = new Scene(database, templates, logs.FullName, asked.Seed, asked.IsShort);
        await drill(scene, row);
    }
    catch (DrillFailedException failed)
    {
        row.Must(false, failed.Message);
    }
    catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
    {
        Console.Error.WriteLine(unexpected);
        row.Must(false, $"the drill itself broke: {unexpected.GetType().Name}: {unexpected.Message.Split('\n')[0]}");
    }

    row.Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    rows.Add(row);
    Console.WriteLine(Report.Line(row));
}

Report.Write(rows, asked.Seed, asked.IsShort);
return rows.TrueForAll(r => r.Holds) ? 0 : 1;

static (IReadOnlyList<string> Ids, int Seed, bool IsShort)? Read(string[] args)
{
    var (ids, seed, isShort) = (new List<string>(), 1, false);
    for (var i = 0; i < args.Length; i++)
    {
        if (args[i] == "all") ids.AddRange(AllDrills.ById.Keys);
        else if (args[i] == "--short") isShort = true;
        else if (args[i] == "--seed" && i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out seed)) i++;
        else if (AllDrills.ById.ContainsKey(args[i])) ids.Add(args[i]);
        else return null;
    }

    return ids.Count == 0 ? null : (ids, seed, isShort);
}
