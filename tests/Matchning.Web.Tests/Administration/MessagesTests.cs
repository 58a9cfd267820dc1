using FluentAssertions;
using Matchning.Nights.Messages;
using Matchning.People.Organisation;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Administration;

/// <summary>/administration/utskick: alarms that stand aside are seen by an administrator, who can send them again.</summary>
public sealed class MessagesTests(DemoApp app) : IClassFixture<DemoApp>
{
    [Fact]
    public async Task A_parked_message_is_shown_with_why_and_waits_again_after_a_press_on_the_button()
    {
        await using var db = app.Open();
        var now = TimeProvider.System.GetUtcNow();
        db.OutgoingMessages.AddRange(
            Message("a", MessageState.Parked, now, "Mottagaren svarade 500."), Message("b", MessageState.Unknown, now, "Kan vara framme."), Message("c", MessageState.Off, now, null));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        using var visitor = new Visitor(app.Address);
        await visitor.SignInAsync(Role.Administrator);

        var page = await visitor.GetAsync("/administration/utskick");
        var main = page.Html.QuerySelector("main")!.TextContent;
        var answer = await visitor.SendAsync(page, "Försök igen");

        main.Should().Contain("Kom inte fram").And.Contain("Mottagaren svarade 500.").And.Contain("Kan ha kommit fram").And.Contain("Inga utskick är inställda.")
            .And.Contain("Ingen mottagare är inställd.").And.Contain("En körning misslyckades").And.NotContain("Matchning: ");
        answer.Location.Should().Be("/administration/utskick");
        (await visitor.GetAsync(answer.Location!)).Html.QuerySelector("main")!.TextContent.Should().Contain("Meddelandet skickas igen inom någon minut.");
        (await db.OutgoingMessages.AsNoTracking().SingleAsync(m => m.OperationId == "a", TestContext.Current.CancellationToken))
            .Should().BeEquivalentTo(new { State = MessageState.Waiting, Attempts = 0 });
    }

    private static OutgoingMessage Message(string operation, MessageState state, DateTimeOffset now, string? fault) => new()
    {
        OperationId = operation,
        Channel = state == MessageState.Off ? MessageChannel.None : MessageChannel.Webhook,
        Receiver = state == MessageState.Off ? "" : "larm.kommunen.example",
        Subject = "Matchning: en körning misslyckades",
        Text = "Läs mer.",
        Link = "/korningar",
        State = state,
        Attempts = state == MessageState.Off ? 0 : 20,
        Fault = fault,
        CreatedAt = now,
        NextAttemptAt = now,
        EndedAt = now,
    };
}
