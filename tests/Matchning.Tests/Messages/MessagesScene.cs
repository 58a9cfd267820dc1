using Matchning.Nights.Messages;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Tests.Messages;

/// <summary>A database, a movable clock, a mail server and a webhook's receiver, and as many nodes as a test asks for.</summary>
internal sealed class MessagesScene : IAsyncDisposable
{
    public const string Secret = "en-lang-hemlighet-som-bada-har-0123456789";
    private readonly (string, string)[] _more;

    private MessagesScene((string, string)[] more) => _more = more;

    public TestDatabase Database { get; } = new();

    public FixedClock Clock { get; } = new();

    public MailServer Mail { get; } = new();

    public HookServer Hook { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    /// <param name="more">Settings beside the usual ones, or instead of them.</param>
    public static async Task<MessagesScene> StartAsync(params (string, string)[] more)
    {
        var scene = new MessagesScene(more);
        await scene.Database.InitializeAsync();
        scene.Mail.Up();
        scene.Hook = await HookServer.StartAsync();
        scene.Service = scene.Node();
        return scene;
    }

    public Service Node() => Service.On(Database, null, Clock, [.. Settings().GroupBy(s => s.Item1).Select(s => s.Last())]);

    public (string, string)[] Settings() =>
    [
        ("Messages:SiteUrl", "https://matchning.example"), ("Messages:Mail:Server", "127.0.0.1"), ("Messages:Mail:Port", $"{Mail.Port}"),
        ("Messages:Mail:Security", "None"), ("Messages:Mail:From", "matchning@kommunen.example"), ("Messages:Mail:To", "admin@kommunen.example"),
        ("Messages:Webhook:Url", Hook.Url.ToString()), ("Messages:Webhook:Secret", Secret), .. _more,
    ];

    public Task TellAsync(string operation, string? subject = null) => Service.UseAsync<Outbox, int>(outbox =>
        outbox.AddAsync(new(operation, subject ?? operation, "Läs mer.", "/korningar/7"), CancellationToken.None));

    /// <summary>Until nothing is due.</summary>
    public async Task SendAsync(MessageChannel channel, Service? node = null)
    {
        while (await (node ?? Service).UseAsync<SendMessages, bool>(s => s.SendNextAsync(channel, CancellationToken.None))) { }
    }

    /// <summary>Time passes, and whatever becomes due on the way is tried.</summary>
    public async Task PassAsync(TimeSpan time, MessageChannel channel)
    {
        for (var end = Clock.Now + time; ;)
        {
            await SendAsync(channel);
            var next = (await MessagesAsync(channel)).Where(m => m.State == MessageState.Waiting && m.NextAttemptAt > Clock.Now).Min(m => (DateTimeOffset?)m.NextAttemptAt);
            Clock.Now = next < end ? next.Value : end;
            if (Clock.Now == end) break;
        }

        await SendAsync(channel);
    }

    public async Task<List<OutgoingMessage>> MessagesAsync(MessageChannel? channel = null)
    {
        await using var db = Database.Open();
        return await db.OutgoingMessages.AsNoTracking().Where(m => channel == null || m.Channel == channel).OrderBy(m => m.Id).ToListAsync();
    }

    public async Task<OutgoingMessage> MessageAsync(MessageChannel channel, string operation) =>
        (await MessagesAsync(channel)).Single(m => m.OperationId == operation);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Mail.DisposeAsync();
        await Hook.DisposeAsync();
        await Database.DisposeAsync();
    }
}
