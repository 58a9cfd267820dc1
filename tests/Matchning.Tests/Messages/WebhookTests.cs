using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentAssertions;
using Matchning.Nights.Messages;
using Xunit;

namespace Matchning.Tests.Messages;

/// <summary>A webhook to a receiver that is not well: growing waits, then parked and visible, and nobody else held up.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task FT_24_A_receiver_that_answers_500_for_a_day_is_asked_ever_more_seldom_then_no_more_and_mail_goes_on()
    {
        await using var scene = await MessagesScene.StartAsync();
        var times = new List<DateTimeOffset>();
        scene.Hook.Answer = context =>
        {
            times.Add(scene.Clock.Now);
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await scene.TellAsync("ett");

        await scene.PassAsync(TimeSpan.FromHours(24), MessageChannel.Webhook);
        await scene.SendAsync(MessageChannel.Mail);

        var waits = times.Zip(times.Skip(1), (a, b) => b - a).ToList();
        waits.Should().BeInAscendingOrder().And.HaveCount(SendMessages.MostAttempts - 1);
        (waits[0], waits[^1]).Should().Be((TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)));
        var parked = await scene.MessageAsync(MessageChannel.Webhook, "ett");
        (parked.State, parked.Fault).Should().Be((MessageState.Parked, "Mottagaren svarade 500."));
        scene.Hook.Posts.Select(p => p.Id).Distinct().Should().ContainSingle("a receiver can tell that it is the same");
        (await scene.MessageAsync(MessageChannel.Mail, "ett")).State.Should().Be(MessageState.Sent);
    }

    [Fact]
    public async Task The_receiver_can_check_the_signature_and_finds_no_personal_data()
    {
        await using var scene = await MessagesScene.StartAsync();
        await scene.TellAsync("ett", "Matchning: en körning misslyckades");

        await scene.SendAsync(MessageChannel.Webhook);

        var post = scene.Hook.Posts.Should().ContainSingle().Subject;
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(MessagesScene.Secret), Encoding.UTF8.GetBytes(post.Time + "." + Encoding.UTF8.GetString(post.Body)));
        post.Signature.Should().Be("sha256=" + Convert.ToHexString(expected).ToLowerInvariant());
        var json = JsonDocument.Parse(post.Body).RootElement;
        json.EnumerateObject().Select(p => p.Name).Should().Equal("id", "subject", "text", "link", "at");
        (json.GetProperty("id").GetString(), json.GetProperty("link").GetString()).Should().Be((post.Id, "https://matchning.example/korningar/7"));
    }

    [Theory]
    [InlineData(302, MessageState.Parked), InlineData(404, MessageState.Parked), InlineData(429, MessageState.Waiting), InlineData(503, MessageState.Waiting)]
    public async Task A_no_for_good_is_set_aside_and_a_no_for_now_is_asked_again_when_the_receiver_wants(int status, MessageState state)
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Hook.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "600";
            context.Response.Headers.Location = "http://127.0.0.1:9/annan";
            return Task.CompletedTask;
        };
        await scene.TellAsync("ett");
        await scene.TellAsync("två");

        await scene.SendAsync(MessageChannel.Webhook);

        var message = await scene.MessageAsync(MessageChannel.Webhook, "ett");
        message.State.Should().Be(state);
        if (state == MessageState.Waiting) message.NextAttemptAt.Should().Be(scene.Clock.Now.AddMinutes(10));
        scene.Hook.Posts.Should().HaveCount(state == MessageState.Parked ? 2 : 1, "order is kept behind what waits, not behind what stands aside");
    }

    [Fact]
    public async Task FT_24_A_receiver_that_is_gone_is_waited_for()
    {
        await using var scene = await MessagesScene.StartAsync(("Messages:Webhook:Url", "http://127.0.0.1:1/larm"));
        await scene.TellAsync("ett");

        await scene.SendAsync(MessageChannel.Webhook);

        var message = await scene.MessageAsync(MessageChannel.Webhook, "ett");
        (message.State, message.Fault).Should().Be((MessageState.Waiting, "Mottagaren går inte att nå."));
    }
}
