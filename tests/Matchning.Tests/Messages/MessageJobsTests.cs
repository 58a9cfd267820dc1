using FluentAssertions;
using Matchning.Floor.Runs;
using Matchning.Nights.Messages;
using Matchning.Nights.Nightly;
using Matchning.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Matchning.Tests.Messages;

/// <summary>The jobs as the hosts run them, with two nodes.</summary>
public sealed class MessageJobsTests
{
    [Fact]
    public async Task A_failed_run_is_told_once_by_mail_and_once_by_webhook()
    {
        await using var scene = await MessagesScene.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        await using (var db = scene.Database.Open())
        {
            db.Add(new Run { Kind = "nightly", State = RunState.Failed, StartedAt = now.AddMinutes(-9), EndedAt = now, SeenAt = now });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var one = await NodeAsync(scene);
        using var other = await NodeAsync(scene);
        await Waits.UntilAsync(async () => (await scene.MessagesAsync()) is { Count: 2 } all && all.TrueForAll(m => m.State == MessageState.Sent), TimeSpan.FromMinutes(1), "both are sent");
        await one.StopAsync(TestContext.Current.CancellationToken);
        await other.StopAsync(TestContext.Current.CancellationToken);

        scene.Mail.Inbox.Should().ContainSingle().Which.Subject.Should().Be("Matchning: en körning misslyckades");
        scene.Hook.Posts.Should().ContainSingle();
    }

    private static async Task<IHost> NodeAsync(MessagesScene scene)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        Service.Configure(builder.Configuration, scene.Database);
        builder.Configuration.AddInMemoryCollection(scene.Settings().Select(s => KeyValuePair.Create(s.Item1, (string?)s.Item2)));
        builder.Services.AddMatchning(builder.Configuration).AddNightNode();
        var node = builder.Build();
        await node.StartAsync();
        return node;
    }
}
