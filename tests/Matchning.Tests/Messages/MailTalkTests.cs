using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FluentAssertions;
using Matchning.Nights.Messages;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.Messages;

/// <summary>What each answer, and each broken line, means for one message: later, refused, or perhaps delivered.</summary>
public sealed class MailTalkTests
{
    [Theory]
    [InlineData("RCPT", "450 4.2.0 Busy", MessageState.Waiting, "E-postservern svarade 450.")]
    [InlineData("RCPT", "550 5.1.1 No such user", MessageState.Parked, "E-postservern svarade 550.")]
    [InlineData("RCPT", "530 5.7.0 Log in first", MessageState.Parked, "E-postservern svarade 530.")]
    [InlineData("RCPT", "", MessageState.Waiting, "E-postservern går inte att nå.")]
    [InlineData("DATA", "421 4.3.2 Closing", MessageState.Waiting, "E-postservern svarade 421.")]
    [InlineData("DATA", "554 5.5.1 No valid recipients", MessageState.Parked, "E-postservern svarade 554.")]
    [InlineData("DATA", "", MessageState.Waiting, "E-postservern går inte att nå.")]
    [InlineData("MAIL", "553 5.7.1 Not from you", MessageState.Waiting, "E-postservern svarade 553.")]
    [InlineData("MAIL", "530 5.7.0 Log in first", MessageState.Waiting, "E-postservern svarade 530.")]
    [InlineData("MAIL", "", MessageState.Waiting, "E-postservern går inte att nå.")]
    [InlineData("MAIL", "no number at all", MessageState.Waiting, "E-postservern går inte att nå.")]
    public async Task Until_the_text_is_handed_over_only_a_no_to_receiver_or_text_is_for_good(string command, string answer, MessageState state, string told)
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Answers[command] = answer;

        var message = await SendOneAsync(scene);

        (message.State, message.Fault).Should().Be((state, told));
        scene.Mail.Inbox.Should().BeEmpty();
    }

    [Theory]
    [InlineData("554 5.3.2 Go away", "E-postservern svarade 554.")]
    [InlineData("421 4.3.2 Busy", "E-postservern svarade 421.")]
    public async Task A_greeting_that_says_no_is_about_the_server_and_may_pass(string greeting, string told)
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Greeting = greeting;

        var message = await SendOneAsync(scene);

        (message.State, message.Fault).Should().Be((MessageState.Waiting, told));
    }

    [Theory]
    [InlineData("250 Ok", MessageState.Sent, null)]
    [InlineData("251 Passed on", MessageState.Sent, null)]
    [InlineData("250-2.0.0 Ok\r\n250 queued", MessageState.Sent, null)]
    [InlineData("451 4.3.0 Try later", MessageState.Waiting, "E-postservern svarade 451.")]
    [InlineData("530 5.7.0 Log in first", MessageState.Parked, "E-postservern svarade 530.")]
    [InlineData("552-5.2.2 Full\r\n552 5.2.2 Very", MessageState.Parked, "E-postservern svarade 552.")]
    [InlineData("354 What?", MessageState.Unknown, "E-postservern svarade något obegripligt. Meddelandet kan ha kommit fram.")]
    [InlineData("hej", MessageState.Unknown, "E-postservern svarade något obegripligt. Meddelandet kan ha kommit fram.")]
    public async Task The_answer_to_the_whole_text_decides(string answer, MessageState state, string? told)
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Answer = _ => Task.FromResult<string?>(answer);

        var message = await SendOneAsync(scene);

        (message.State, message.Fault).Should().Be((state, told));
        scene.Mail.Inbox.Should().ContainSingle();
    }

    [Theory]
    [InlineData("554 5.7.1 No", MessageState.Parked), InlineData("451 4.3.0 Later", MessageState.Waiting)]
    public async Task A_server_that_hangs_up_after_its_answer_has_answered(string answer, MessageState state)
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Answer = _ => Task.FromResult<string?>(answer);
        scene.Mail.Answers["RSET"] = "";

        (await SendOneAsync(scene)).State.Should().Be(state);
    }

    [Fact]
    public async Task A_receiver_that_was_refused_is_so_also_when_the_server_then_hangs_up()
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.RecipientAnswer = "550 5.1.1 No such user";
        scene.Mail.Answers["RSET"] = "";

        (await SendOneAsync(scene)).State.Should().Be(MessageState.Parked);
    }

    [Theory]
    [InlineData(0), InlineData(200_000)]
    public async Task A_lost_answer_is_unknown_whatever_the_server_can_and_however_long_the_text(int length)
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Extensions = ["PIPELINING", "CHUNKING", "BINARYMIME", "SMTPUTF8", "8BITMIME", "SIZE 10000000", "DSN"];
        scene.Mail.Answer = _ => Task.FromResult<string?>(null);

        var message = await SendOneAsync(scene, new string('å', length) + "\r\n.\r\nRSET\r\n..hej");

        message.State.Should().Be(MessageState.Unknown);
        var mail = scene.Mail.Inbox.Should().ContainSingle().Subject;
        mail.Text.Should().StartWith(new string('å', length) + "\r\n.\r\nRSET\r\n..hej\r\n");
        mail.Lines.Should().OnlyContain(l => l.Length <= 76 && l.All(char.IsAscii));
        scene.Mail.Commands.Should().NotContain(c => c.StartsWith("BDAT", StringComparison.Ordinal) || c.Contains("UTF8", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_is_cut_in_the_middle_is_sent_later()
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.CutTextAfterLines = 20;

        // More than a socket takes on trust, so that the client is still writing.
        var message = await SendOneAsync(scene, new string('å', 20_000_000));

        message.State.Should().Be(MessageState.Waiting);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var scene = await MessagesScene.StartAsync();
        scene.Mail.Greeting = string.Concat(Enumerable.Repeat("220-mail.example\r\n", 20_000)) + "220 At last";

        (await SendOneAsync(scene)).State.Should().Be(MessageState.Waiting);
        scene.Mail.Commands.Should().BeEmpty();
    }

    [Fact]
    public async Task A_certificate_that_the_machine_does_not_trust_is_told_and_nothing_is_said_to_its_server()
    {
        await using var scene = await MessagesScene.StartAsync(
            ("Messages:Mail:Security", "Tls"), ("Messages:Mail:UserName", "jag"), ("Messages:Mail:Password", "hemligt"));
        scene.Mail.Certificate = OwnCertificate();

        var message = await SendOneAsync(scene);

        (message.State, message.Fault).Should().Be((MessageState.Waiting, "E-postserverns certifikat gick inte att lita på."));
        scene.Mail.Commands.Should().BeEmpty();
    }

    [Fact]
    public async Task The_mail_says_when_it_was_sent_by_whom_and_that_nobody_should_answer()
    {
        await using var scene = await MessagesScene.StartAsync();

        var message = await SendOneAsync(scene);

        var headers = scene.Mail.Inbox.Should().ContainSingle().Subject.Headers;
        headers.Should().Contain($"Message-Id: <{message.MessageId}@kommunen.example>").And.Contain("Auto-Submitted: auto-generated")
            .And.Contain("To: admin@kommunen.example").And.Contain("Content-Type: text/plain; charset=utf-8")
            .And.Contain($"Date: {Make.Now.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)} +0000");
    }

    private static async Task<OutgoingMessage> SendOneAsync(MessagesScene scene, string text = "Läs mer.")
    {
        await scene.Service.UseAsync<Outbox, int>(outbox => outbox.AddAsync(new("ett", "Något gick fel", text, "/korningar/7"), CancellationToken.None));
        await scene.SendAsync(MessageChannel.Mail);
        return await scene.MessageAsync(MessageChannel.Mail, "ett");
    }

    private static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
