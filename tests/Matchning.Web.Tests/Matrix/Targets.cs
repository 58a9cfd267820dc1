using System.Globalization;
using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Market.Employers;
using Matchning.Market.JobAds;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Nights.Messages;
using Matchning.People.Participants;
using Matchning.People.Referrals;
using Matchning.Ranking.Facts;
using Matchning.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Tests.Matrix;

/// <summary>Whose row a line of the table is tried on.</summary>
public enum Whose { Own, Colleagues, OtherUnits, Protected, Unknown }

/// <summary>
/// What each line of docs/access.md is called with: an address with a row behind it, and fields that would change something if the call were let in. A line
/// that needs neither is called as it stands.
/// </summary>
internal sealed class Targets
{
    private readonly Dictionary<Whose, Rows> _rows = [];
    private long _run;
    private long _opening;
    private long _stop;
    private long _message;
    private Guid _need;
    private Guid _account;
    private Guid _unit;

    /// <summary>Finds rows of each kind among the demo's, and makes those that it has none of.</summary>
    public static async Task<Targets> FindAsync(MatchningDb db)
    {
        var targets = new Targets();
        var sara = await db.Users.SingleAsync(u => u.UserName == DemoLogins.OnePerRole[0].UserName);
        var listed = await db.SuggestionLists.OrderBy(l => l.ParticipantId).FirstAsync(l => l.OpeningIds.Length > 3);
        var erik = await db.Users.Where(u => u.EmployerId != null).Select(u => u.EmployerId).SingleAsync();
        // A colleague's participant, whose identity was protected when there was already a proposal.
        var late = await Open(db).Where(p => p.Participant.Person.Protection == ProtectionLevel.None && p.UnitId == sara.UnitId && p.Participant.ConsultantId != sara.Id).OrderBy(p => p.Id).FirstAsync();
        (await db.People.SingleAsync(p => db.Participants.Any(x => x.Id == late.ParticipantId && x.PersonId == p.Id))).Protection = ProtectionLevel.SecrecyMarked;
        targets._need = (await db.EmployerNeeds.OrderBy(n => n.Id).FirstAsync()).OperationId;
        targets._account = sara.Id;
        targets._unit = sara.UnitId!.Value;
        targets._opening = listed.OpeningIds[0];
        targets._run = await db.Runs.MaxAsync(r => r.Id);
        await targets.MakeAsync(db);

        targets._rows[Whose.Own] = await Rows.Of(db, Open(db).Where(p => p.Participant.ConsultantId == sara.Id && p.Decisions.All(d => d.DecidedById == sara.Id)), listed.ParticipantId, listed.OpeningIds[1], n => n.EmployerId == erik);
        targets._rows[Whose.Colleagues] = await Rows.Of(db, Open(db).Where(p => p.UnitId == sara.UnitId && p.Participant.ConsultantId != sara.Id && p.Id != late.Id), null, listed.OpeningIds[1], n => n.EmployerId != erik);
        targets._rows[Whose.OtherUnits] = await Rows.Of(db, Open(db).Where(p => p.UnitId != sara.UnitId), null, listed.OpeningIds[1], n => n.EmployerId != erik);
        targets._rows[Whose.Protected] = await Rows.Of(db, Open(db).Where(p => p.Id == late.Id), null, listed.OpeningIds[1], n => n.EmployerId != erik);
        await targets.ReferAsync(db, sara.Id);
        targets._rows[Whose.Unknown] = new(Guid.NewGuid(), listed.OpeningIds[1], Guid.NewGuid(), Guid.NewGuid(), "B-2026-9999");
        return targets;
    }

    /// <summary>The line's address with the row in it.</summary>
    public string Path(AccessRow row, Whose whose)
    {
        var rows = _rows[whose];
        var pair = $"?deltagare={rows.Participant}&plats={rows.Opening}";
        var path = row.Address switch
        {
            "/deltagare/{id:guid}" => $"/deltagare/{rows.Participant}",
            "/deltagare/{id:guid}/skal" => $"/deltagare/{rows.Participant}/skal",
            "/deltagare/{id:guid}/profil" => $"/deltagare/{rows.Participant}/profil",
            "/deltagare/{id:guid}/ta-emot" => $"/deltagare/{rows.Participant}/ta-emot",
            "/taxonomi/{kind}" => "/taxonomi/yrke?text=kock",
            "/forslag/granska" or "/forslag/passar-inte-nu" or "/forslag/spara" => row.Address + pair,
            "/forslag/klart" => $"/forslag/klart?deltagare={rows.Participant}",
            "/forslag/svar" or "/placeringar/ny" => $"{row.Address}?forslag={rows.Proposal}",
            "/arbetsgivare/behov/nytt" when row.Method == "GET" && whose != Whose.Own => $"{row.Address}?som={rows.Need}",
            "/arbetsgivare/behov/tack/{operationId:guid}" => $"/arbetsgivare/behov/tack/{_need}",
            "/administration/konton/{id:guid}" => $"/administration/konton/{_account}",
            "/behov/{id:long}" => $"/behov/{_opening}",
            "/korningar/{id:long}" => $"/korningar/{_run}",
            "/administration/utskick" when row.Method == "POST" => $"{row.Address}?id={_message}",
            "/fel/{code:int}" => "/fel/404",
            "/korningar/jobb/{**path}" => row.Method == "GET" ? "/korningar/jobb/servers" : "/korningar/jobb/stats",
            "/{*path}" => "/finns-inte",
            AccessTable.StaticFiles => "/favicon.svg",
            _ => Plain(row.Address),
        };
        return row.Handler.Length == 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={row.Handler}";
    }

    /// <summary>Does the line's answer depend on whose row it is asked for?</summary>
    public bool IsAboutARow(AccessRow row) =>
        Path(row, Whose.Own) != Path(row, Whose.Unknown) || !Fields(row, Whose.Own).SequenceEqual(Fields(row, Whose.Unknown));

    /// <summary>With these the form would be taken in.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields(AccessRow row, Whose whose)
    {
        var (operation, today, inAWeek) = (Operation(row), Day(0), Day(7));
        return row.Method == "GET" ? [] : row.Name switch
        {
            "POST /forslag/granska" or "POST /korningar" or "POST /korningar/{id:long} Again" or "POST /korningar/{id:long} Release" => [("OperationId", operation)],
            "POST /deltagare/{id:guid}/skal" or "POST /deltagare/skyddade" => [("Input.Why", "Vikarierar i dag")],
            "POST /forslag/passar-inte-nu" => [("Input.OperationId", operation), ("Input.Reason", nameof(NotNowReason.NotWanted))],
            "POST /forslag/spara" => [("Input.OperationId", operation), ("Input.SavedUntil", inAWeek)],
            "POST /forslag/beslut Undo" => [("beslut", _rows[whose].Decision.ToString())],
            "POST /placeringar/ny" =>
            [
                ("Input.OperationId", operation), ("Input.Kind", nameof(PlaceKinds.Internship)), ("Input.Purpose", "Pröva"), ("Input.Supervisor", "Karin"),
                ("Input.StartsOn", inAWeek), ("Input.EndsOn", inAWeek), ("Input.HoursPerWeek", "20"),
            ],
            "POST /deltagare/{id:guid} Met" => [("MetOn", today)],
            "POST /deltagare/{id:guid} Note" => [("Note.OperationId", operation), ("Note.Kind", "Call"), ("Note.Visibility", "Team"), ("Note.Text", "Ringde.")],
            "POST /mina-arenden Acknowledge" => [("anteckning", Guid.Empty.ToString())],
            "POST /deltagare/{id:guid}/profil" => [("Input.OwnWords", "Lugn")],
            "POST /deltagare/{id:guid}/ta-emot Return" => [("Reason", nameof(ReturnReason.WrongUnit))],
            "POST /aktualisera" =>
            [
                ("Input.OperationId", operation), ("Input.HasNoNumber", "true"), ("Input.FirstName", "Nora"), ("Input.LastName", "Matris"), ("Input.Channel", nameof(ContactChannel.Letter)), ("Input.ContactLanguage", "sv"),
                ("Input.UnitId", _unit.ToString()), ("Input.TargetGroup", nameof(TargetGroup.Other)), ("Input.Purpose", nameof(ReferralPurpose.FindWork)), ("Input.GrantedOn", today),
                ("Input.InformedOn", today), ("Input.Basis", nameof(ReferralBasis.Consent)),
            ],
            "POST /korningar/annonser" => [("stop", _stop.ToString(CultureInfo.InvariantCulture))],
            "POST /administration/modeller" => [("Input.Name", RankerChoice.Rule), ("Input.Note", "prövar")],
            "POST /arbetsgivare/behov/nytt Send" =>
            [
                ("Input.OperationId", operation), ("Input.Description", "Hjälp i köket"), ("Input.Kinds", "Employment"), ("Input.When", "asap"), ("Input.Places", "1"),
                ("Input.Place", "Centrum"), ("Input.EmployerName", "Köket"), ("Input.ContactName", "Karin"), ("Input.Phone", "08-465 004 00"),
            ],
            _ => [],
        };
    }

    // A page that this file does not know of yet.
    private static string Plain(string address) => Regex.Replace(Regex.Replace(Regex.Replace(address, @"\{[^}]*guid\}", Guid.Empty.ToString()), @"\{[^}]*(int|long)\}", "1"), @"\{[^}]*\}", "okand");

    private static string Day(int ahead) => TimeProvider.System.Today().AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // The same for the same cell, so that fields can be compared.
    private static string Operation(AccessRow row) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(row.Name))[..16]).ToString();

    private static IQueryable<Proposal> Open(MatchningDb db) => db.Proposals.Where(p => p.State == ProposalState.AskedParticipant
        && p.Participant.Enrolments.Any(e => e.ExitedOn == null) && p.Participant.Profile != null && p.Decisions.Any(d => d.UndoneAt == null));

    private async Task MakeAsync(MatchningDb db)
    {
        var now = TimeProvider.System.GetUtcNow();
        var stop = new GuardStop { Source = "platsbanken", Reason = GuardReason.OverCap, StoppedAt = now, AdsInFeed = 0, ComparedWith = 1, SourceIds = [] };
        var message = new OutgoingMessage
        {
            OperationId = "matrix",
            Channel = MessageChannel.Mail,
            Receiver = "drift@exempel.example",
            Subject = "Matchning: prov",
            Text = "Prov.",
            Link = "/korningar",
            State = MessageState.Parked,
            CreatedAt = now,
        };
        db.AddRange(stop, message);
        await db.SaveChangesAsync();
        (_stop, _message) = (stop.Id, message.Id);
    }

    // All of them have come with a referral, as if nobody had decided about it yet.
    private async Task ReferAsync(MatchningDb db, Guid by)
    {
        var today = TimeProvider.System.Today();
        foreach (var id in _rows.Values.Select(r => r.Participant).Distinct())
        {
            var enrolment = await db.Enrolments.SingleAsync(e => e.ParticipantId == id && e.ExitedOn == null);
            if (await db.Referrals.AnyAsync(r => r.ParticipantId == id)) continue;
            db.Add(new Referral
            {
                UnitId = enrolment.UnitId, ParticipantId = id, EnrolmentId = enrolment.Id, OperationId = Guid.NewGuid(), ReceivedAt = TimeProvider.System.GetUtcNow(), ReferredById = by, GrantedOn = today, TargetGroup = TargetGroup.Other,
                Purpose = ReferralPurpose.FindWork, InformedOn = today, Basis = ReferralBasis.Consent, ContactLanguage = "sv", Channel = ContactChannel.Letter,
            });
        }

        await db.SaveChangesAsync();
    }

    private sealed record Rows(Guid Participant, long Opening, Guid Proposal, Guid Decision, string Need)
    {
        public static async Task<Rows> Of(
            MatchningDb db, IQueryable<Proposal> proposals, Guid? participant, long opening, Expression<Func<EmployerNeed, bool>> needs)
        {
            var proposal = await proposals.OrderBy(p => p.Id).Select(p => new { p.Id, p.ParticipantId, Decision = p.Decisions.OrderByDescending(d => d.DecidedAt).First().Id }).FirstAsync();
            var need = await db.EmployerNeeds.Where(needs).OrderBy(n => n.Number).FirstAsync();
            return new(participant ?? proposal.ParticipantId, opening, proposal.Id, proposal.Decision, need.Reference);
        }
    }
}
