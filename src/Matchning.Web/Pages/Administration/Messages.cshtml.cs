using Matchning.Data;
using Matchning.Messages;
using Matchning.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Administration;

/// <summary>Alarms on their way out of the house: what stands aside and needs a person, what waits, and what was sent last.</summary>
public sealed class MessagesModel(MatchningDb db, SendAgain again) : PageModel
{
    private const int MostRows = 50;
    private const int MostEnded = 20;

    public IReadOnlyList<OutgoingMessage> Aside { get; private set; } = [];

    public IReadOnlyList<OutgoingMessage> Waiting { get; private set; } = [];

    public IReadOnlyList<OutgoingMessage> Ended { get; private set; } = [];

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

    public static string Receiver(OutgoingMessage message) => message.Channel switch
    {
        MessageChannel.Mail => message.Receiver,
        MessageChannel.Webhook => "Webhook, " + message.Receiver,
        _ => "Ingen är inställd",
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
