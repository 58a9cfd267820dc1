using Matchning.Floor.Data;
using Matchning.Nights.Messages;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Matchning.Web.Pages.Administration;

/// <summary>Alarms on their way out of the house: what stands aside and needs a person, what waits, and what was sent last.</summary>
public sealed class MessagesModel(MatchningDb db, SendAgain again, IOptions<MessagesOptions> options) : PageModel
{
    private const int MostRows = 50;
    private const int MostEnded = 20;
    private const string Sender = "Matchning: ";

    public IReadOnlyList<OutgoingMessage> Aside { get; private set; } = [];

    public IReadOnlyList<OutgoingMessage> Waiting { get; private set; } = [];

    public IReadOnlyList<OutgoingMessage> Ended { get; private set; } = [];

    /// <summary>Where new alarms go: "drift@kommunen.se", "en webhook hos larm.kommunen.se".</summary>
    public IReadOnlyList<string> Receivers =>
    [
        .. string.IsNullOrEmpty(options.Value.Mail.Server) ? Array.Empty<string>() : options.Value.Mail.Receivers,
        .. options.Value.Webhook.Url is { } url ? [$"en webhook hos {url.Authority}"] : Array.Empty<string>(),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = db.OutgoingMessages.AsNoTracking();
        Aside = await all.Where(m => m.State == MessageState.Parked || m.State == MessageState.Unknown).OrderByDescending(m => m.Id).Take(MostRows).ToListAsync(cancellationToken);
        Waiting = await all.Where(m => m.State == MessageState.Waiting || m.State == MessageState.Sending).OrderBy(m => m.Id).Take(MostRows).ToListAsync(cancellationToken);
        Ended = await all.Where(m => m.State == MessageState.Sent || m.State == MessageState.Off).OrderByDescending(m => m.Id).Take(MostEnded).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (!await db.OutgoingMessages.AnyAsync(m => m.Id == id, cancellationToken)) return NotFound();
        TempData.Tell(await again.RunAsync(id, cancellationToken) ? "Meddelandet skickas igen inom någon minut." : "Meddelandet är redan på väg eller skickat.");
        return RedirectToPage();
    }

    /// <summary>In an inbox the subject says who writes; here the reader knows.</summary>
    public static string What(OutgoingMessage message) =>
        message.Subject.StartsWith(Sender, StringComparison.Ordinal) ? $"{char.ToUpper(message.Subject[Sender.Length], SwedishTime.Culture)}{message.Subject[(Sender.Length + 1)..]}" : message.Subject;

    public static string Receiver(OutgoingMessage message) => message.Channel switch
    {
        MessageChannel.Mail => message.Receiver,
        MessageChannel.Webhook => "Webhook, " + message.Receiver,
        _ => "Ingen mottagare",
    };

    public static string State(OutgoingMessage message) => message.State switch
    {
        MessageState.Waiting when message.Attempts > 0 => "Försöker igen",
        MessageState.Waiting => "Väntar",
        MessageState.Sending => "Skickas",
        MessageState.Sent => "Skickat",
        MessageState.Unknown => "Kan ha kommit fram",
        MessageState.Parked => "Kom inte fram",
        _ => "Skickades inte",
    };
}
