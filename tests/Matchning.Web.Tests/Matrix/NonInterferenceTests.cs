using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Market.Openings;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.People.Organisation;
using Matchning.People.Participants;
using Matchning.Ranking.Facts;
using Matchning.Tests.Support;
using Matchning.Web.Setup;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.Matrix;

/// <summary>
/// SEC-12, SEC-14, SEC-15: two databases that differ in one protected person, with all that a person may have, answer alike, byte for byte, on every page and in
/// every export, for everyone who is not that person's consultant.
/// </summary>
public sealed partial class NonInterferenceTests(NonInterferenceTests.WithoutApp without, NonInterferenceTests.WithApp with)
    : IClassFixture<NonInterferenceTests.WithoutApp>, IClassFixture<NonInterferenceTests.WithApp>
{
    [Theory]
    [InlineData(Role.Consultant), InlineData(Role.Manager), InlineData(Role.Administrator), InlineData(Role.EmployerContact), InlineData(Role.Participant), InlineData(Role.SocialSecretary), InlineData(AccessTable.Visitor)]
    public async Task One_protected_person_more_changes_no_byte(string role)
    {
        using var one = await EnterAsync(without, role);
        using var other = await EnterAsync(with, role);
        var paths = Paths(role).ToList();
        var differs = new List<string>();

        foreach (var path in paths)
        {
            var (before, after) = (await one.CallAsync("GET", path), await other.CallAsync("GET", path));
            if ((before.Status, Bare(before.Text)) != (after.Status, Bare(after.Text))) differs.Add($"{path}: {before.Status} and {after.Status}, {FirstDifference(Bare(before.Text), Bare(after.Text))}");
        }

        if (role == Role.Consultant)
        {
            foreach (var name in (string[])["Vera", "Hemlig", "a"])
            {
                var (before, after) = (await SearchAsync(one, name), await SearchAsync(other, name));
                if (before != after) differs.Add($"search for {name}: {FirstDifference(before, after)}");
            }
        }

        differs.Should().BeEmpty();
        paths.Should().NotBeEmpty();
    }

    [Fact]
    public async Task The_person_is_there_all_the_same_for_the_consultant_with_a_reason()
    {
        using var ali = new Visitor(with.Address);
        await ali.SignInAsync(WithApp.Consultant, Matchning.Demo.DemoLogins.Password);
        var asked = await ali.GetAsync($"/deltagare/{WithApp.PersonId}");

        var page = await ali.SendAsync(await ali.GetAsync("/deltagare/skyddade"), "Visa mina", ("Input.Why", "Möte i dag klockan tio"));

        asked.Location.Should().Be($"/deltagare/{WithApp.PersonId}/skal");
        page.Html.QuerySelectorAll($"a[href='/deltagare/{WithApp.PersonId}']").Should().ContainSingle();
        (await ali.GetAsync($"/deltagare/{WithApp.PersonId}")).Heading.Should().Be("Vera Hemlig");
    }

    private static IEnumerable<string> Paths(string role) => AccessTable.Shipped.Rows
        .Where(r => r.Method == "GET" && r.Roles.Contains(role) && !r.Address.StartsWith("/korningar/jobb", StringComparison.Ordinal) && r.Address != AccessTable.StaticFiles
            // They say when accounts signed in, which the tests do at other times here and there.
            && r.Address is not ("/konto" or "/administration/konton")
            // A workbook says when it was made; it has the same rows as the CSV.
            && r.Handler != "Excel")
        .SelectMany(r => r.Address switch
        {
            "/deltagare/{id:guid}" => [$"/deltagare/{WithApp.PersonId}"],
            "/deltagare/{id:guid}/skal" => [$"/deltagare/{WithApp.PersonId}/skal"],
            "/forslag/granska" or "/forslag/passar-inte-nu" or "/forslag/spara" => [$"{r.Address}?deltagare={WithApp.PersonId}&plats={WithApp.OpeningId}", r.Address],
            "/forslag/klart" => [$"{r.Address}?deltagare={WithApp.PersonId}"],
            "/forslag/svar" or "/placeringar/ny" => [$"{r.Address}?forslag={WithApp.ProposalId}"],
            "/deltagare" => ["/deltagare", "/deltagare?visa=vantar", "/deltagare?visa=slutar", "/deltagare?sida=2"],
            "/behov/{id:long}" => [$"/behov/{WithApp.OpeningId}", $"/behov/{WithApp.OpeningId}?antal=120"],
            "/ledning" => ["/ledning", "/ledning?period=3", "/ledning?period=6", "/ledning?period=12", $"/ledning?handler={r.Handler}"],
            "/korningar/{id:long}" => ["/korningar/1"],
            _ when r.Address.Contains('{', StringComparison.Ordinal) => [],
            _ => new[] { r.Handler.Length == 0 ? r.Address : $"{r.Address}?handler={r.Handler}" },
        });

    private static async Task<string> SearchAsync(Visitor visitor, string name) =>
        Bare((await visitor.SendAsync(await visitor.GetAsync("/deltagare"), "Sök", ("namn", name))).Html.DocumentElement.OuterHtml);

    private static async Task<Visitor> EnterAsync(WebApp app, string role)
    {
        var visitor = new Visitor(app.Address);
        if (role != AccessTable.Visitor) await visitor.SignInAsync(role);
        return visitor;
    }

    // Tokens, operation ids and the hour of the clock are drawn anew for every page.
    private static string Bare(string page) => Drawn().Replace(page, "");

    private static string FirstDifference(string one, string other)
    {
        var at = one.Zip(other).TakeWhile(c => c.First == c.Second).Count();
        return $"…{one[Math.Max(0, at - 40)..Math.Min(one.Length, at + 60)]}… against …{other[Math.Max(0, at - 40)..Math.Min(other.Length, at + 60)]}…";
    }

    [GeneratedRegex("(?<=datetime=\")[^\"]+|CfDJ8[\\w-]+|(?<=peration(Id)?\" value=\")[0-9a-f-]{36}|nonce=\"[^\"]*\"|Referens: [\\w-]+")]
    private static partial Regex Drawn();

    public sealed class WithoutApp : WebApp
    {
        protected override Task<string>? ClonedFrom => DemoApp.SeededOnce;
    }

    public sealed class WithApp : WebApp
    {
        public static readonly Guid PersonId = Guid.Parse("0e0e0e0e-0000-4000-8000-000000000001");
        public static readonly Guid ProposalId = Guid.Parse("0e0e0e0e-0000-4000-8000-000000000002");

        public const string Consultant = "ali.konsulent@exempelkommun.example";

        public static long OpeningId { get; private set; }

        protected override Task<string>? ClonedFrom => DemoApp.SeededOnce;

        protected override async Task SeedAsync()
        {
            await using var db = Open();
            var ali = await db.Users.SingleAsync(u => u.UserName == Consultant);
            var today = TimeProvider.System.Today();
            var now = TimeProvider.System.GetUtcNow();
            var like = await db.SuggestionLists.AsNoTracking().OrderBy(l => l.ParticipantId).FirstAsync(l => l.OpeningIds.Length > 3);
            OpeningId = like.OpeningIds[0];
            var person = new Person { FirstName = "Vera", LastName = "Hemlig", Protection = ProtectionLevel.SecrecyMarked };
            var participant = new Participant { Id = PersonId, UnitId = ali.UnitId!.Value, PersonId = person.Id, Person = person, ConsultantId = ali.Id };
            var enrolment = new Enrolment { UnitId = participant.UnitId, ParticipantId = PersonId, ReferredOn = today.AddDays(-90) };
            enrolment.Enter(Phase.Planning, enrolment.ReferredOn);
            participant.Enrolments.Add(enrolment);
            participant.Profile = new CompetenceProfile { ParticipantId = PersonId, UnitId = participant.UnitId, OpenTo = PlaceKinds.Employment, UpdatedAt = now };
            var proposal = new Proposal
            {
                Id = ProposalId, UnitId = participant.UnitId, ParticipantId = PersonId, OpeningId = OpeningId, Rank = 1, Score = 1, Band = 0,
                VersionId = like.VersionId, RankerName = "rule", SchemaId = "x", FeatureRow = [], ListOpeningIds = [], CreatedAt = now.AddDays(-2),
            };
            proposal.Decide(new ReviewDecision { UnitId = participant.UnitId, ProposalId = ProposalId, Choice = ReviewChoice.Propose, DecidedById = ali.Id, DecidedAt = now.AddHours(-2), OperationId = Guid.NewGuid() });
            db.AddRange(participant, proposal);
            db.Add(new SuggestionList
            {
                VersionId = like.VersionId, ParticipantId = PersonId, UnitId = participant.UnitId, OpeningIds = like.OpeningIds, Scores = like.Scores, Bands = like.Bands, FeatureRows = like.FeatureRows, Assigned = like.Assigned,
            });
            db.Add(new Placement
            {
                UnitId = participant.UnitId, ProposalId = ProposalId, ParticipantId = PersonId, Kind = PlaceKinds.Internship, Purpose = "Pröva", Supervisor = "Karin", StartsOn = today.AddDays(-30), EndsOn = today.AddDays(9),
                HoursPerWeek = 20, RegisteredById = ali.Id, RegisteredAt = now.AddDays(-31), OperationId = Guid.NewGuid(),
            });
            var door = await db.Doors.AsNoTracking().FirstAsync(d => d.UnitId == participant.UnitId);
            db.Add(new Matchning.Meeting.Doors.Door
            {
                ParticipantId = PersonId, UnitId = participant.UnitId, VersionId = door.VersionId, Code = door.Code, Kind = door.Kind, Subject = "", Weeks = 1, Place = 1, Opened = [OpeningId], Raised = [], IsShown = true,
            });
            await db.SaveChangesAsync();
        }
    }
}
