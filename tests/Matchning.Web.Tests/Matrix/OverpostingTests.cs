using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Setup;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Matrix;

/// <summary>SEC-04: what a form has no field for cannot be set by sending it all the same.</summary>
public sealed class OverpostingTests(DemoApp app) : IClassFixture<DemoApp>
{
    private static readonly string[] Prefixes = ["", "Input.", "Pair.", "Pair.Proposal.", "Row.", "Run.", "Participant.", "Participant.Person.", "Account.", "Form.Input.", "User."];

    [Fact]
    public async Task SEC_04_Extra_fields_in_any_form_change_no_role_unit_owner_or_protection()
    {
        await using var db = app.Open();
        var (marker, other) = (Guid.NewGuid(), await db.Units.Where(u => u.Name.EndsWith("Norr")).Select(u => u.Id).SingleAsync());
        // All are open, so that answers and placements are taken in.
        await db.Openings.ExecuteUpdateAsync(o => o.SetProperty(x => x.ClosedAt, (DateTimeOffset?)null));
        var targets = await Targets.FindAsync(db);
        var before = await RightsAsync(db, other);
        var (sent, takenIn) = (0, 0);

        foreach (var role in Role.All)
        {
            using var visitor = new Visitor(app.Address);
            await visitor.SignInAsync(role);
            var token = await visitor.TokenAsync();
            var rows = AccessTable.Shipped.Rows.Where(r => r.Method == "POST" && r.Roles.Contains(role) && !r.Address.StartsWith("/logga-", StringComparison.Ordinal)
                // It makes people; Referrals/NewTests tries what else can be made of them.
                && r.Address != "/aktualisera");
            // What is undone can neither be answered nor placed.
            foreach (var row in rows.OrderBy(r => r.Handler == "Undo"))
            {
                // First with the row's own key among them, which may be what the handler looks for, and then without.
                foreach (var extra in (IReadOnlyList<(string, string)>[])[Extra(marker, other), [.. Extra(marker, other).Where(f => f.Name != "Id")]])
                {
                    var answer = await visitor.CallAsync("POST", targets.Path(row, Whose.Own), [.. targets.Fields(row, Whose.Own), .. extra, token]);
                    sent++;
                    if (answer.Status == 302) takenIn++;
                }
            }
        }

        (await RightsAsync(db, other)).Should().Equal(before);
        (await TablesHoldingAsync(db, marker)).Should().BeEmpty();
        sent.Should().BeGreaterThan(50);
        takenIn.Should().BeGreaterThan(10, "else nothing was tried");
    }

    private static IReadOnlyList<(string Name, string Value)> Extra(Guid marker, Guid unit) =>
    [
        .. Prefixes.SelectMany(prefix => new (string, string)[]
        {
            (prefix + "Id", marker.ToString()), (prefix + "UnitId", unit.ToString()), (prefix + "OwnerId", marker.ToString()), (prefix + "ConsultantId", marker.ToString()),
            (prefix + "PersonId", marker.ToString()), (prefix + "EmployerId", marker.ToString()), (prefix + "DecidedById", marker.ToString()), (prefix + "ChosenById", marker.ToString()),
            (prefix + "CreatedById", marker.ToString()), (prefix + "By", marker.ToString()), (prefix + "Role", Role.Administrator), (prefix + "Roles", Role.Administrator),
            (prefix + "IsAdministrator", "true"), (prefix + "CanStart", "true"), (prefix + "IsProtected", "true"), (prefix + "Protection", "ProtectedRegistration"),
            (prefix + "PasswordHash", marker.ToString()), (prefix + "SecurityStamp", marker.ToString()), (prefix + "RankerName", marker.ToString()), (prefix + "FullName", marker.ToString()),
        }),
    ];

    /// <summary>Who has which role, unit, owner and protection, and how many rows the other unit has.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> RightsAsync(MatchningDb db, Guid otherUnit)
    {
        var rights = new Dictionary<string, string>
        {
            ["accounts"] = "select id::text || coalesce(unit_id::text, '') || coalesce(employer_id::text, '') || coalesce(participant_id::text, '') || full_name || is_demo from {users}",
            ["roles"] = "select user_id::text || role_id::text from {roles}",
            ["people"] = "select id::text || protection from people",
            ["participants"] = "select id::text || unit_id::text || person_id::text || coalesce(consultant_id::text, '') from participants",
        };
        foreach (var table in TableState.AboutPeople.Except(["people", "fairness_reports"])) rights["in " + table] = $"select count(*)::text from {table} where unit_id = '{otherUnit}'";
        var (users, roles) = (Table(typeof(Account)), Table(typeof(Microsoft.AspNetCore.Identity.IdentityUserRole<Guid>)));
        var state = new Dictionary<string, string>();
        foreach (var (name, sql) in rights)
        {
            var question = sql.Replace("{users}", users, StringComparison.Ordinal).Replace("{roles}", roles, StringComparison.Ordinal);
            var sum = $"select md5(string_agg(x, ',' order by x)) as \"Value\" from ({question}) as t(x)";
            state[name] = await db.Database.SqlQueryRaw<string>(sum).SingleAsync();
        }

        return state;

        string Table(Type type) => $"\"{db.Model.FindEntityType(type)!.GetTableName()}\"";
    }

    private static async Task<IReadOnlyList<string>> TablesHoldingAsync(MatchningDb db, Guid marker)
    {
        var tables = await db.Database.SqlQueryRaw<string>("select table_name::text as \"Value\" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'").ToListAsync();
        var holding = new List<string>();
        foreach (var table in tables)
        {
            var count = $"select count(*)::int as \"Value\" from \"{table}\" t where t::text like '%{marker}%'";
            if (await db.Database.SqlQueryRaw<int>(count).SingleAsync() > 0) holding.Add(table);
        }

        return holding;
    }
}
