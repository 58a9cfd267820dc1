using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Pages.Administration.Accounts;

/// <summary>What the form about an account lets one choose among.</summary>
public sealed class AccountChoices(MatchningDb db)
{
    private const int MostEmployers = 1000;

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> Employers { get; private set; } = [];

    public static IEnumerable<string> Invitable => Role.All.Where(role => Access.HasPages(role) && !Role.NeedsParticipant(role));

    /// <summary>"HR-partner har inga sidor än, och kan varken bjudas in eller logga in."; null when all roles have.</summary>
    public static string? WithoutPages()
    {
        var names = Role.All.Where(role => !Access.HasPages(role)).Select(Labels.OfRole).ToList();
        if (names.Count == 0) return null;
        var all = names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} och {names[^1]}";
        return $"{char.ToUpper(all[0], SwedishTime.Culture)}{all[1..]} har inga sidor än, och kan varken bjudas in eller logga in.";
    }

    /// <param name="current">The role that the account has, which may be kept although nobody new is given it.</param>
    public static IEnumerable<Choice> Roles(string? current) =>
        (current is null || Invitable.Contains(current) ? Invitable : Invitable.Append(current)).Select(role => new Choice(role, Capital(Labels.OfRole(role)), HintOf(role)));

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Name).Select(u => new { u.Id, u.Name }).ToListAsync(cancellationToken);
        var employers = await db.Employers.AsNoTracking().OrderBy(e => e.Name).ThenBy(e => e.Id).Take(MostEmployers).Select(e => new { e.Id, e.Name }).ToListAsync(cancellationToken);
        Units = [new("", "Välj enhet"), .. units.Select(u => new Choice(u.Id.ToString(), u.Name))];
        Employers = [new("", "Välj arbetsgivare"), .. employers.Select(e => new Choice(e.Id.ToString(), e.Name))];
    }

    public bool Has(Guid? unit, Guid? employer) => IsAmong(Units, unit) && IsAmong(Employers, employer);

    internal static string Capital(string word) => char.ToUpper(word[0], SwedishTime.Culture) + word[1..];

    private static bool IsAmong(IReadOnlyList<Choice> choices, Guid? id) => id is null || choices.Any(c => c.Value == id.ToString());

    private static string HintOf(string role) => !Access.HasPages(role) ? "Har inga sidor än och kan inte logga in."
        : Role.NeedsUnit(role) ? "Behöver en enhet."
        : Role.NeedsEmployer(role) ? "Behöver en arbetsgivare."
        : Role.NeedsParticipant(role) ? "Hör ihop med en inskriven person."
        : "Sköter konton, modeller och utskick. Ser inga deltagare.";
}
