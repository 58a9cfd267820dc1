using System.Security.Cryptography;
using Matchning.Floor.Data;

namespace Matchning.Faults.Processes;

/// <summary>What a drill plays with: the shared PostgreSQL, and the service's processes started on databases of the drill's own.</summary>
internal sealed class Scene(Database database, Templates templates, string logs, int seed, bool isShort) : IAsyncDisposable
{
    // Of the logins of a server that lives as long as the drills.
    private const string Password = "prov";

    private readonly List<IAsyncDisposable> _ours = [];
    private int _started;

    public Database Database { get; } = database;

    public Templates Templates { get; } = templates;

    public Random Dice { get; } = new(seed);

    public int Seed => seed;

    public bool IsShort => isShort;

    /// <summary>Keys for cookies and forms: nodes of one service share them.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("matchning-faults-home-").FullName;

    public int Rounds(int whole, int few) => isShort ? few : whole;

    public async Task<WebNode> WebAsync(string address, params (string Name, string Value)[] settings)
    {
        var web = WebNode(address, settings);
        await web.ReadyAsync();
        return web;
    }

    /// <summary>Started, and not waited for.</summary>
    public WebNode WebNode(string address, params (string Name, string Value)[] settings) => WebNode(Build.This, address, settings);

    public WebNode WebNode(Build build, string address, params (string Name, string Value)[] settings) => WebNode(build, FreePort.Take(), address, settings);

    public WebNode WebNode(Build build, int port, string address, params (string Name, string Value)[] settings)
    {
        var environment = Environment(DatabaseLogin.As(address, DatabaseLogin.Web, Password), [("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), .. settings]);
        return Own(new WebNode(Start(build, "Matchning.Web", [], environment), port));
    }

    public Child Worker(string address, string[] verb, params (string Name, string Value)[] settings) => Worker(Build.This, address, verb, settings);

    public Child Worker(Build build, string address, string[] verb, params (string Name, string Value)[] settings) =>
        Own(Start(build, "Matchning.Worker", verb, Environment(verb is ["migrate" or "demo", ..] ? address : DatabaseLogin.As(address, DatabaseLogin.Worker, Password), settings)));

    public async Task<Feed> FeedAsync(params string[] arguments)
    {
        var port = FreePort.Take();
        var feed = Own(new Feed(Start(Build.This, "Matchning.JobAdsReplay", ["--port", $"{port}", .. arguments], []), port));
        await feed.ReadyAsync();
        return feed;
    }

    public FaultProxy Proxy(int target) => Own(new FaultProxy(target));

    public T Own<T>(T thing) where T : IAsyncDisposable
    {
        _ours.Add(thing);
        return thing;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in Enumerable.Reverse(_ours)) await thing.DisposeAsync();
        Directory.Delete(Home, recursive: true);
    }

    private Child Start(Build build, string project, string[] arguments, IEnumerable<KeyValuePair<string, string>> environment) =>
        Child.Start("dotnet", [build.Dll(project), .. arguments], environment, Path.Combine(logs, $"{++_started:00}-{project}.log"));

    private IEnumerable<KeyValuePair<string, string>> Environment(string address, (string Name, string Value)[] settings) =>
        ((string Name, string Value)[])
        [
            ("ConnectionStrings__Matchning", address),
            ("Logins__Web", Password),
            ("Logins__Worker", Password),
            ("Privacy__PersonalNumberKey", Templates.Key),
            ("Privacy__PersonalNumberIndexKey", Templates.Key),
            ("Privacy__KeyRingKey", Templates.Key),
            ("Models__Folder", Path.Combine(Build.This.Root, "models")),
            ("MATCHNING_HOME", Home),
            ("JobAds__BaseUrl", "http://127.0.0.1:9"),
            ("JobAds__RetryDelay", "00:00:00.2"),
            .. settings,
        ] is var all ? all.Select(s => KeyValuePair.Create(s.Name, s.Value)) : [];
}

/// <summary>Databases made once and cloned by every drill that needs their like.</summary>
internal sealed class Templates(Database database)
{
    private string? _empty;
    private string? _night;

    public static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Migrated, with taxonomy, without people.</summary>
    public async Task<string> NewEmptyAsync(Scene scene) => await database.NewAsync(_empty ??= await MakeAsync(scene, null));

    /// <summary>With invented people, ads and a night's suggestions.</summary>
    public async Task<string> NewNightAsync(Scene scene) => await database.NewAsync(_night ??= await MakeAsync(scene, await scene.FeedAsync("--generated", "200")));

    private async Task<string> MakeAsync(Scene scene, Feed? feed)
    {
        var name = await database.NewAsync();
        await RunAsync(scene, name, ["migrate"]);
        if (feed is null) return name;
        await RunAsync(scene, name, ["demo"]);
        await RunAsync(scene, name, ["night"], ("JobAds__BaseUrl", feed.Address.ToString()), ("JobAds__Source", "exempel"));
        return name;
    }

    private async Task RunAsync(Scene scene, string name, string[] verb, params (string, string)[] settings)
    {
        var worker = scene.Worker(database.Address(name), verb, settings);
        if (await worker.EndAsync(TimeSpan.FromMinutes(5)) != 0) throw new DrillFailedException($"worker {verb[0]} gick inte: {worker.Log()}");
    }
}
