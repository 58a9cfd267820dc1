using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.Employers;
using Matchning.Market.JobAds;
using Matchning.Meeting.Matching;
using Matchning.Nights.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Tests.Matrix;

/// <summary>How many rows each table that a page can write has, and a sum over what they hold.</summary>
internal static class TableState
{
    private static readonly Type[] Others =
        [typeof(Employer), typeof(EmployerNeed), typeof(Run), typeof(RunShard), typeof(RankerChoice), typeof(OutgoingMessage), typeof(GuardStop), typeof(IdentityUserRole<Guid>)];

    public static readonly string[] AboutPeople =
        ["people", "participants", "case_team_members", "enrolments", "phase_periods", "competence_profiles", "suggestion_lists", "proposals", "review_decisions", "placements", "doors", "fairness_reports", "access_reasons", "referrals", "journal_notes"];

    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(MatchningDb db)
    {
        var state = new Dictionary<string, string>();
        foreach (var table in AboutPeople.Concat(Others.Select(t => db.Model.FindEntityType(t)!.GetTableName()!)))
        {
            var sum = $"select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as \"Value\" from \"{table}\" t";
            state[table] = await db.Database.SqlQueryRaw<string>(sum).SingleAsync();
        }

        state["hangfire.job"] = await db.Database.SqlQueryRaw<string>("select count(*)::text as \"Value\" from hangfire.job").SingleAsync();
        return state;
    }
}
