using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>What the page about one account shows.</summary>
public sealed class AccountView(MatchningDb db, AccountChoices choices)
{
    private const int MostEvents = 50;
    private Account _account = null!;
    private string? _role;

    public AccountChoices Choices => choices;

    public IReadOnlyList<EventRow> Events { get; private set; } = [];

    public async Task<AccountRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Users.AsNoTracking().Where(a => a.Id == id).Select(a => new
        {
            Account = a,
            Role = (from link in db.UserRoles join role in db.Roles on link.RoleId equals role.Id where link.UserId == a.Id orderby role.Name select role.Name).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return null;
        (_account, _role) = (found.Account, found.Role);
        await choices.LoadAsync(cancellationToken);
        Events = await EventsAsync(id, cancellationToken);
        return new(id, _account.FullName, _account.UserName!, _role, null, null, _account.DisabledAt is not null, _account.HasPassword, null);
    }

    public InputModel ToInput() => new()
    {
        OperationId = Guid.NewGuid(),
        Stamp = _account.ConcurrencyStamp,
        FullName = _account.FullName,
        Role = _role,
        UnitId = _account.UnitId,
        EmployerId = _account.EmployerId,
    };

    /// <summary>For an account whose role lies fast: whatever the form says, only the name changes.</summary>
    public void KeepRights(InputModel input)
    {
        ArgumentNullException.ThrowIfNull(input);
        (input.Role, input.UnitId, input.EmployerId) = (_role, _account.UnitId, _account.EmployerId);
    }

    private async Task<IReadOnlyList<EventRow>> EventsAsync(Guid id, CancellationToken cancellationToken)
    {
        var rows = await db.AccountEvents.AsNoTracking().Where(e => e.AccountId == id).OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(MostEvents).Select(e => new
        {
            Event = e,
            By = db.Users.Where(a => a.Id == e.ById).Select(a => a.FullName).FirstOrDefault(),
            Before = db.Units.Where(u => u.Id == e.UnitBefore).Select(u => u.Name).FirstOrDefault(),
            After = db.Units.Where(u => u.Id == e.UnitAfter).Select(u => u.Name).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new EventRow(r.Event.Deed, r.Event.At, r.By, string.Join(", ", Moves(r.Event, r.Before, r.After))))];
    }

    // "från konsulent till chef", "som konsulent"
    private static IEnumerable<string> Moves(AccountEvent deed, string? unitBefore, string? unitAfter)
    {
        if (deed.RoleAfter is { } role) yield return Moved(deed.RoleBefore is { } before ? Labels.OfRole(before) : null, Labels.OfRole(role), "som");
        if (deed.UnitBefore is not null || deed.UnitAfter is not null) yield return Moved(unitBefore, unitAfter ?? "ingen enhet", "i");
    }

    private static string Moved(string? before, string after, string first) => before is null ? $"{first} {after}" : $"från {before} till {after}";
}

public sealed record EventRow(AccountDeed Deed, DateTimeOffset At, string? By, string What);
