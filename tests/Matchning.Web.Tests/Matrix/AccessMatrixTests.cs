using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.People.Organisation;
using Matchning.Web.Setup;
using Matchning.Web.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;
using Xunit;

namespace Matchning.Web.Tests.Matrix;

/// <summary>
/// SEC-01, SEC-02, SEC-03: calls every cell of docs/access.md over HTTP, as a visitor and in every role, with the methods that a page has and with those it has
/// not, on one's own rows and on others'.
/// </summary>
public sealed partial class AccessMatrixTests(DemoApp app, ITestOutputHelper output) : IClassFixture<DemoApp>
{
    private static readonly string[] UnusedMethods = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PAGE"];
    private static readonly IReadOnlyList<AccessRow> Rows = AccessTable.Shipped.Rows;

    private readonly Dictionary<string, (Visitor Visitor, (string, string) Token)> _callers = [];
    private readonly List<string> _wrong = [];
    private Targets _targets = null!;
    private int _called;

    [Fact]
    public async Task SEC_02_Every_endpoint_method_role_and_relation_is_answered_as_the_table_says()
    {
        await using var db = app.Open();
        _targets = await Targets.FindAsync(db);
        await SignInAsync();
        var before = await TableState.ReadAsync(db);

        foreach (var (role, (visitor, token)) in _callers)
        {
            foreach (var row in Rows.Where(r => !r.Roles.Contains(role))) await TryDeniedAsync(role, visitor, row, token);
            foreach (var row in Rows.Where(r => r.Roles.Contains(role) && _targets.IsAboutARow(r))) await TryForeignAsync(role, visitor, row, token);
            foreach (var row in Rows.Where(r => r.Roles.Contains(role) && r is { Method: "POST", IsOpenToVisitors: false })) await TryForgedAsync(role, visitor, row);
            foreach (var address in Rows.Select(r => r.Address).Distinct()) await TryUnusedAsync(role, visitor, address, token);
        }

        _wrong.AddRange((await TableState.ReadAsync(db)).Where(t => before[t.Key] != t.Value).Select(t => $"{t.Key} was changed by what was refused: {before[t.Key]} became {t.Value}"));
        foreach (var (role, (visitor, token)) in _callers)
        {
            // Signing out comes last: the caller is nobody afterwards.
            foreach (var row in Rows.Where(r => r.Roles.Contains(role)).OrderBy(r => r.Name == "POST /logga-ut")) await TryAllowedAsync(role, visitor, row, token);
            visitor.Dispose();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_called} cells called, {_wrong.Count} wrong"));
        foreach (var wrong in _wrong.Take(50)) output.WriteLine(wrong);
        _wrong.Should().BeEmpty();
        _called.Should().BeGreaterThan(3000);
    }

    [Fact]
    public void SEC_01_The_table_has_a_line_for_every_endpoint_that_runs_and_no_other()
    {
        var differs = () => AccessCheck.Compare(AccessTable.Shipped, app.Endpoints);

        differs.Should().NotThrow();
        app.Endpoints.Count(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).Should().BeGreaterThan(30);
    }

    private async Task SignInAsync()
    {
        // A role without pages has no sign-in, so nobody is ever there in it.
        foreach (var role in Role.All.Where(Access.HasPages).Prepend(AccessTable.Visitor))
        {
            var visitor = new Visitor(app.Address);
            if (role != AccessTable.Visitor) await visitor.SignInAsync(role);
            _callers[role] = (visitor, await visitor.TokenAsync());
        }
    }

    private async Task TryDeniedAsync(string role, Visitor visitor, AccessRow row, (string, string) token)
    {
        foreach (var method in MethodsOf(row))
        {
            var answer = await visitor.CallAsync(method, _targets.Path(row, Whose.Own), FieldsOf(row, Whose.Own, token));
            var isRefused = role == AccessTable.Visitor ? IsToSignIn(answer) : answer.Status == 403;
            Note(isRefused, role, method, row, answer, "should be refused");
        }
    }

    // Another's and one that does not exist: the same status and, but for the form's token, the same bytes.
    private async Task TryForeignAsync(string role, Visitor visitor, AccessRow row, (string, string) token)
    {
        foreach (var method in MethodsOf(row))
        {
            var unknown = await visitor.CallAsync(method, _targets.Path(row, Whose.Unknown), FieldsOf(row, Whose.Unknown, token));
            Note(unknown.Status is >= 400 and < 500 and not 403, role, method, row, unknown, "is unknown");
            foreach (var whose in (Whose[])[Whose.OtherUnits, Whose.Protected])
            {
                var foreign = await visitor.CallAsync(method, _targets.Path(row, whose), FieldsOf(row, whose, token));
                Note(foreign.Status == unknown.Status && Bare(foreign.Text) == Bare(unknown.Text), role, method, row, foreign, $"{whose} should be as unknown");
            }
        }
    }

    // SEC-25: a form without its token, and one that another site sent.
    private async Task TryForgedAsync(string role, Visitor visitor, AccessRow row)
    {
        if (row.Address.StartsWith(JobSetup.Dashboard, StringComparison.Ordinal)) return;
        var without = await visitor.CallAsync("POST", _targets.Path(row, Whose.Own), _targets.Fields(row, Whose.Own).Append(("x", "y")));
        // A form that is not carried over a lost session is shown anew.
        Note(without.Status == 400 || (without.Status == 302 && without.Location == row.Address), role, "POST", row, without, "has no token");
        var cross = await visitor.CallAsync("POST", _targets.Path(row, Whose.Own), _targets.Fields(row, Whose.Own).Append(("x", "y")), "cross-site");
        Note(cross.Status == 403, role, "POST", row, cross, "is from another site");
    }

    private async Task TryUnusedAsync(string role, Visitor visitor, string address, (string, string) token)
    {
        var rows = AccessTable.Shipped.At(address).ToList();
        var allow = string.Join(", ", rows.Select(r => r.Method).Distinct().SelectMany(MethodsOf));
        foreach (var at in PathsOf(rows[0]))
        {
            foreach (var method in UnusedMethods.Except(rows.Select(r => r.Method)))
            {
                var answer = await visitor.CallAsync(method, at, method == "POST" ? [token] : null);
                Note(answer.Status == 405 && answer.Allow == allow, role, method, rows[0], answer, $"should be 405 with Allow: {allow}, not {answer.Allow}");
            }
        }

        if (!app.PageRoutes.Contains(address)) return;
        foreach (var method in rows.Select(r => r.Method).Distinct())
        {
            var path = _targets.Path(rows.First(r => r.Method == method), Whose.Own).Split("handler=")[0].TrimEnd('?', '&');
            var answer = await visitor.CallAsync(method, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler=FinnsInte", method == "POST" ? [token] : null);
            Note(answer.Status == 404, role, method, rows[0], answer, "has no such handler");
        }
    }

    private async Task TryAllowedAsync(string role, Visitor visitor, AccessRow row, (string, string) token)
    {
        foreach (var method in MethodsOf(row))
        {
            foreach (var path in PathsOf(row))
            {
                var answer = await visitor.CallAsync(method, path, row.Method == "POST" ? [token] : null);
                var isLetIn = answer.Status is not (401 or 403 or 405) and < 500 && (!IsToSignIn(answer) || row.Address.StartsWith("/logga-", StringComparison.Ordinal));
                var isShown = row.Method == "POST" || answer.Status is 200 or 302 || row.Address is "/fel/{code:int}" or "/{*path}" or "/valkommen/{token}";
                Note(isLetIn && isShown, role, method, row, answer, "should be let in");
            }
        }
    }

    private List<(string, string)>? FieldsOf(AccessRow row, Whose whose, (string, string) token) => row.Method == "POST" ? [.. _targets.Fields(row, whose), token] : null;

    private IEnumerable<string> PathsOf(AccessRow row) => row.Address == AccessTable.StaticFiles
        ? app.Endpoints.Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).Select(e => "/" + e.Metadata.GetMetadata<StaticAssetDescriptor>()!.Route).Distinct()
        : [_targets.Path(row, Whose.Own)];

    private static string[] MethodsOf(AccessRow row) => MethodsOf(row.Method);

    private static string[] MethodsOf(string method) => method == "GET" ? ["GET", "HEAD"] : [method];

    private static bool IsToSignIn(RawAnswer answer) => answer is { Status: 302, Location: { } to } && new Uri(new Uri("http://x"), to).AbsolutePath == "/logga-in";

    private void Note(bool isRight, string role, string method, AccessRow row, RawAnswer answer, string what)
    {
        _called++;
        if (!isRight) _wrong.Add($"{method} {row.Address} {row.Handler} as {role}: {answer.Status} {answer.Location} ({what})");
    }

    private static string Bare(string page) => Tokens().Replace(page, "");

    [GeneratedRegex("CfDJ8[\\w-]+")]
    private static partial Regex Tokens();
}
