using FluentAssertions;
using Matchning.Nights.Messages;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Messages;

/// <summary>E-mail to a server that is not well: each message once, or clearly marked as unknown, in order.</summary>
public sealed class MailTests
{
    private static readonly TimeSpan SixHours = TimeSpan.FromHours(6);

    [Fact]
    public async Task FT_23_After_six_hours_without_a_server_each_message_comes_once_and_in_order()
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Down();
        foreach (var name in new[] { "ett", "två", "tre" }) await scene.TellAsync(name);

        await scene.PassAsync(SixHours, MessageChannel.Mail);
        var down = await scene.MessagesAsync(MessageChannel.Mail);
        scene.Mail.Up();
        await scene.PassAsync(TimeSpan.FromHours(2), MessageChannel.Mail);

        down.Should().OnlyContain(m => m.State == MessageState.Waiting);
        down.Select(m => m.Attempts).Should().Equal([down[0].Attempts, 0, 0], "the others wait behind the first");
        down[0].Attempts.Should().BeInRange(8, 14, "the waits grow");
        scene.Mail.Inbox.Select(m => m.Subject).Should().Equal("ett", "två", "tre");
        (await scene.MessagesAsync(MessageChannel.Mail)).Should().OnlyContain(m => m.State == MessageState.Sent && m.Fault == null);
    }

    [Fact]
    public async Task A_message_says_what_it_is_about_with_a_link_and_nothing_more()
    {
        await using var scene = await MessagesScene.StartAsync();
        await scene.TellAsync("ett", "Matchning: en körning misslyckades – läs mer om det här på körningarnas sida när du hinner");

        await scene.SendAsync(MessageChannel.Mail);

        var mail = scene.Mail.Inbox.Should().ContainSingle().Subject;
        mail.To.Should().Be("RCPT TO:<admin@kommunen.example>");
        mail.Subject.Should().Be("Matchning: en körning misslyckades – läs mer om det här på körningarnas sida när du hinner");
        mail.Text.Should().StartWith("Läs mer.\r\n\r\nhttps://matchning.example/korningar/7\r\n");
        mail.Lines.Should().OnlyContain(l => l.Length <= 76);
    }

    [Fact]
    public async Task FT_23_A_server_that_answers_late_gets_the_message_once_and_no_other_node_sends_it_meanwhile()
    {
        await using var scene = await MessagesScene.StartAsync();
        var answer = new TaskCompletionSource<string?>();
        var has = new TaskCompletionSource();
        scene.Mail.Answer = mail => Late(has, answer.Task);
        await scene.TellAsync("ett");
        await scene.TellAsync("två");

        var sending = scene.SendAsync(MessageChannel.Mail);
        await has.Task;
        await using var other = scene.Node();
        await scene.SendAsync(MessageChannel.Mail, other);
        var meanwhile = scene.Mail.Inbox.Count;
        answer.SetResult("250 Ok");
        await sending;

        meanwhile.Should().Be(1, "the second waits behind the first");
        scene.Mail.Inbox.Select(m => m.Subject).Should().Equal("ett", "två");
        (await scene.MessagesAsync(MessageChannel.Mail)).Should().OnlyContain(m => m.State == MessageState.Sent);

        static async Task<string?> Late(TaskCompletionSource has, Task<string?> answer)
        {
            has.TrySetResult();
            return await answer;
        }
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task FT_23_A_message_whose_answer_never_comes_is_unknown_and_is_not_sent_twice(bool stalls)
    {
        await using var scene = await MessagesScene.StartAsync(("Messages:Mail:AnswerTimeout", "00:00:00.5"));
        var first = true;
        scene.Mail.Answer = async _ =>
        {
            if (!first) return "250 Ok";
            first = false;
            if (stalls) await Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken);
            return null;
        };
        await scene.TellAsync("ett");
        await scene.TellAsync("två");

        await scene.PassAsync(TimeSpan.FromHours(3), MessageChannel.Mail);

        scene.Mail.Inbox.Select(m => m.Subject).Should().Equal("ett", "två");
        var unknown = await scene.MessageAsync(MessageChannel.Mail, "ett");
        (unknown.State, unknown.Attempts).Should().Be((MessageState.Unknown, 1));
        unknown.Fault.Should().Contain("kan ha kommit fram");
        (await scene.MessageAsync(MessageChannel.Mail, "två")).State.Should().Be(MessageState.Sent);
    }

    [Fact]
    public async Task FT_22_A_message_that_is_refused_is_set_aside_its_neighbours_go_and_a_person_can_send_it_again()
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Answer = mail => Task.FromResult<string?>(mail.Subject == "två" ? "554 5.7.1 No" : "250 Ok");
        foreach (var name in new[] { "ett", "två", "tre" }) await scene.TellAsync(name);

        await scene.SendAsync(MessageChannel.Mail);
        var parked = await scene.MessageAsync(MessageChannel.Mail, "två");
        scene.Mail.Answer = _ => Task.FromResult<string?>("250 Ok");
        var again = await scene.Service.UseAsync<SendAgain, bool>(s => s.RunAsync(parked.Id, CancellationToken.None));
        await scene.SendAsync(MessageChannel.Mail);

        (parked.State, parked.Fault).Should().Be((MessageState.Parked, "E-postservern svarade 554."));
        again.Should().BeTrue();
        (await scene.MessagesAsync(MessageChannel.Mail)).Should().OnlyContain(m => m.State == MessageState.Sent);
        (await scene.Service.UseAsync<SendAgain, bool>(s => s.RunAsync(parked.Id, CancellationToken.None))).Should().BeFalse("it is sent");
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_and_a_receiver_that_does_not_exist_is_not()
    {
        await using var scene = await MessagesScene.StartAsync();
        await scene.TellAsync("ett");
        scene.Mail.RecipientAnswer = "451 4.7.1 Greylisted";
        await scene.SendAsync(MessageChannel.Mail);
        var busy = (await scene.MessageAsync(MessageChannel.Mail, "ett")).State;
        scene.Mail.RecipientAnswer = "550 5.1.1 No such user";
        await scene.PassAsync(TimeSpan.FromMinutes(10), MessageChannel.Mail);

        busy.Should().Be(MessageState.Waiting);
        (await scene.MessageAsync(MessageChannel.Mail, "ett")).State.Should().Be(MessageState.Parked);
        scene.Mail.Inbox.Should().BeEmpty();
    }

    [Theory]
    [InlineData("8BITMIME", null), InlineData("STARTTLS", "454 4.7.0 Not now"), InlineData("STARTTLS", "")]
    public async Task A_server_that_does_not_go_over_to_tls_gets_nothing_in_the_clear(string can, string? answer)
    {
        await using var scene = await MessagesScene.StartAsync(("Messages:Mail:Security", "StartTls"), ("Messages:Mail:UserName", "jag"), ("Messages:Mail:Password", "hemligt"));
        scene.Mail.Extensions = [can, "AUTH PLAIN"];
        if (answer is not null) scene.Mail.Answers["STARTTLS"] = answer;
        await scene.TellAsync("ett");

        await scene.SendAsync(MessageChannel.Mail);

        (await scene.MessageAsync(MessageChannel.Mail, "ett")).State.Should().Be(MessageState.Waiting);
        (scene.Mail.Connections, scene.Mail.Inbox.Count).Should().Be((1, 0));
        scene.Mail.Commands.Should().OnlyContain(c => c == "EHLO matchning" || c == "STARTTLS" || c == "QUIT");
    }

    [Fact]
    public async Task What_stands_in_a_subject_cannot_become_a_header_or_end_the_message()
    {
        await using var scene = await MessagesScene.StartAsync();
        const string evil = "Hej\r\nBcc: alla@kommunen.example\r\n\r\n.\r\nMAIL FROM:<x@y>";
        await scene.TellAsync("ett", evil);

        await scene.SendAsync(MessageChannel.Mail);

        var mail = scene.Mail.Inbox.Should().ContainSingle().Subject;
        mail.Headers.Should().NotContain(h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase)).And.HaveCountLessThan(12);
        mail.Subject.Should().Be(evil.ReplaceLineEndings("  "), "a subject is one line");
    }

    [Theory]
    [InlineData("Messages:Mail:To", "a@b.se\r\nBcc: x@y.se"), InlineData("Messages:Mail:To", "a@b.se,,nej"), InlineData("Messages:Mail:From", "a b@c.se")]
    [InlineData("Messages:Mail:From", "<a@b.se>"), InlineData("Messages:Webhook:Secret", "kort"), InlineData("Messages:Webhook:Url", "file:///etc/passwd")]
    [InlineData("Messages:Mail:UserName", "jag"), InlineData("Messages:Mail:AnswerTimeout", "01:00:00")]
    public async Task A_setting_that_cannot_be_stops_with_its_name(string key, string value)
    {
        await using var scene = await MessagesScene.StartAsync((key, value));

        var use = () => scene.TellAsync("ett");
        var name = key[..key.LastIndexOf(':')].Replace(":", "__", StringComparison.Ordinal);

        (await use.Should().ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>())
            .Which.Failures.Should().Contain(f => f.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FT_23_Many_nodes_at_once_send_each_message_once_and_in_order()
    {
        await using var scene = await MessagesScene.StartAsync(("Messages:Mail:To", "a@kommunen.example, b@kommunen.example"));
        for (var i = 0; i < 12; i++) await scene.TellAsync($"{i:00}");

        for (var round = 0; round < 3; round++) await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.SendAsync(MessageChannel.Mail)));

        foreach (var receiver in scene.Mail.Inbox.GroupBy(m => m.To))
            receiver.Select(m => m.Subject).Should().Equal(Enumerable.Range(0, 12).Select(i => $"{i:00}"));
        scene.Mail.Inbox.Should().HaveCount(24);
    }

    [Fact]
    public async Task FT_23_A_sender_that_dies_leaves_an_unknown_message_and_what_comes_after_goes_on()
    {
        await using var scene = await MessagesScene.StartAsync();
        await scene.TellAsync("ett");
        await scene.TellAsync("två");
        await using (var db = scene.Database.Open())
        {
            await db.OutgoingMessages.Where(m => m.OperationId == "ett")
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.State, MessageState.Sending).SetProperty(x => x.ClaimedUntil, scene.Clock.Now.AddMinutes(20)), TestContext.Current.CancellationToken);
        }

        await scene.SendAsync(MessageChannel.Mail);
        var before = scene.Mail.Inbox.Count;
        scene.Clock.Now += TimeSpan.FromMinutes(21);
        await scene.SendAsync(MessageChannel.Mail);
        await scene.SendAsync(MessageChannel.Webhook);

        before.Should().Be(0, "the sender may still be alive");
        (await scene.MessageAsync(MessageChannel.Mail, "ett")).State.Should().Be(MessageState.Unknown);
        scene.Mail.Inbox.Select(m => m.Subject).Should().Equal("två");
        (await scene.MessageAsync(MessageChannel.Webhook, "ett")).State.Should().Be(MessageState.Sent, "it has an id that the receiver can tell twice by");
    }
}
