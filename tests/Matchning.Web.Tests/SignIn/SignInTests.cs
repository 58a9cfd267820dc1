using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Web.Tests.SignIn;

/// <summary>SEC-20 and SEC-21: the page to sign in tells nothing about which accounts there are, and slows guessing down without shutting anyone out.</summary>
public sealed partial class SignInTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string Wrong = "fel-fel-fel-fel";

    [Fact]
    public async Task SEC_20_Known_unknown_disabled_invited_and_pageless_accounts_get_the_same_answer_after_one_hash()
    {
        await app.ForgetTriesAsync();
        var names = new (string Name, string Password)[]
        {
            ((await app.AddAsync(Role.Consultant)).UserName!, Wrong),
            ("ingen-alls@kommunen.example", AccountsApp.Password),
            ((await app.AddAsync(Role.Consultant, a => a.DisabledAt = app.Clock.GetUtcNow())).UserName!, AccountsApp.Password),
            ((await app.AddAsync(Role.Consultant, a => a.HasPassword = false)).UserName!, AccountsApp.Password),
            ((await app.AddAsync(Role.HrPartner)).UserName!, AccountsApp.Password),
        };
        var answers = new List<(HttpStatusCode, string, string, (int, int))>();

        foreach (var (name, password) in names)
        {
            using var visitor = new Visitor(app.Address);
            var page = await visitor.GetAsync("/logga-in");
            var before = app.Hasher.Counts;
            var answer = await visitor.SendAsync(page, "Logga in", ("Input.UserName", name), ("Input.Password", password));
            var after = app.Hasher.Counts;
            answers.Add((answer.Status, Body(answer).Replace(name, "NAMN", StringComparison.Ordinal), Headers(answer), (after.Verifications - before.Verifications, after.Made - before.Made)));
        }

        answers.Distinct().Should().ContainSingle().Which.Item4.Should().Be((1, 0));
        answers[0].Item1.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SEC_21_Ten_thousand_guesses_from_one_place_do_not_keep_the_true_user_out()
    {
        await app.ForgetTriesAsync();
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        await owner.PostAsync(await owner.GetAsync("/konto"), "/logga-ut");
        var name = Account.Normalized(account.UserName!);
        var through = 0;

        await Parallel.ForAsync(0, 4, async (_, stop) =>
        {
            await using var db = app.Open();
            await db.Database.OpenConnectionAsync(stop);
            var limits = await app.WithAsync<SignInKeys, SignInLimits>(keys => Task.FromResult(new SignInLimits(db, keys, app.Clock)));
            for (var i = 0; i < 2_500; i++)
            {
                if (await limits.TakeAsync(new(name, IPAddress.Loopback, null), stop) is null) Interlocked.Increment(ref through);
            }
        });
        using var guesser = new Visitor(app.Address);
        var guess = await guesser.SignInAsync(account.UserName!, AccountsApp.Password);
        var elsewhere = await TakeAsync(new(name, IPAddress.Parse("192.0.2.7"), null));
        var entered = await owner.SignInAsync(account.UserName!, AccountsApp.Password);

        through.Should().BeInRange(10, 50, "ten at once and one a minute, however slow the machine is");
        guess.Status.Should().Be(HttpStatusCode.TooManyRequests);
        elsewhere.Should().BeNull("a new browser at another place has an allowance too");
        entered.Location.Should().Be("/idag");
    }

    [Fact]
    public async Task SEC_21_Guesses_from_everywhere_are_slowed_and_a_known_browser_still_gets_in()
    {
        await app.ForgetTriesAsync();
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        await owner.PostAsync(await owner.GetAsync("/konto"), "/logga-ut");
        var through = 0;

        await using var db = app.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var limits = await app.WithAsync<SignInKeys, SignInLimits>(keys => Task.FromResult(new SignInLimits(db, keys, app.Clock)));
        for (var i = 0; i < 600; i++)
        {
            var place = new IPAddress([198, 51, (byte)(i / 250), (byte)(i % 250)]);
            if (await limits.TakeAsync(new(Account.Normalized(account.UserName!), place, null), TestContext.Current.CancellationToken) is null) through++;
        }

        through.Should().BeInRange(100, 150);
        (await owner.SignInAsync(account.UserName!, AccountsApp.Password)).Location.Should().Be("/idag");
    }

    [Fact]
    public async Task SEC_21_A_known_browser_that_was_stolen_may_not_guess_for_long_either()
    {
        await app.ForgetTriesAsync();
        var account = await app.AddAsync(Role.Consultant);
        using var owner = await app.EnterAsync(account);
        using var thief = owner.Copy(null, "matchning.known");
        var page = await thief.GetAsync("/logga-in");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 24; i++)
        {
            answers.Add((await thief.SendAsync(page, "Logga in", ("Input.UserName", account.UserName!), ("Input.Password", Wrong))).Status);
        }

        answers.Count(a => a == HttpStatusCode.BadRequest).Should().BeInRange(20, 22);
        answers[^1].Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task SEC_21_Two_nodes_count_together_and_the_wait_is_told_and_passes()
    {
        await app.ForgetTriesAsync();
        var account = await app.AddAsync(Role.Consultant);
        using var one = new Visitor(app.Address);
        using var other = new Visitor(app.StartAnother());
        var (here, there) = (await one.GetAsync("/logga-in"), await other.GetAsync("/logga-in"));
        for (var i = 0; i < 5; i++)
        {
            (await Guess(one, here)).Status.Should().Be(HttpStatusCode.BadRequest);
            (await Guess(other, there)).Status.Should().Be(HttpStatusCode.BadRequest);
        }

        var (refused, alsoRefused) = (await Guess(one, here), await Guess(other, there));
        app.Clock.Ahead += TimeSpan.FromMinutes(1);
        var later = await Guess(other, there);

        (refused.Status, alsoRefused.Status).Should().Be((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests));
        refused.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        refused.Html.QuerySelector("main .summary")!.TextContent.Should().Contain("Vänta en minut och försök igen. Kontot är inte låst.");
        refused.Html.QuerySelector("[name='Input.UserName']")!.GetAttribute("value").Should().Be(account.UserName);
        later.Status.Should().Be(HttpStatusCode.BadRequest);

        Task<Answer> Guess(Visitor visitor, Answer page) => visitor.SendAsync(page, "Logga in", ("Input.UserName", account.UserName!), ("Input.Password", Wrong));
    }

    [Fact]
    public async Task SEC_21_One_place_that_tries_many_names_is_slowed_and_the_right_password_costs_nothing()
    {
        await app.ForgetTriesAsync();
        var place = IPAddress.Parse("203.0.113.9");
        var (through, wait) = (0, (TimeSpan?)null);
        for (var i = 0; i < 100; i++)
        {
            wait = await TakeAsync(new($"NAMN{i}@KOMMUNEN.EXAMPLE", place, null));
            if (wait is null) through++;
        }

        through.Should().BeInRange(60, 90);
        wait.Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(10));
        var attempt = new SignInTry("RÄTT@KOMMUNEN.EXAMPLE", IPAddress.Parse("203.0.113.10"), null);
        for (var i = 0; i < 15; i++)
        {
            (await TakeAsync(attempt)).Should().BeNull();
            await app.WithAsync<SignInLimits, int>(async limits =>
            {
                await limits.GiveBackAsync(attempt, TestContext.Current.CancellationToken);
                return 0;
            });
        }
    }

    [Fact]
    public async Task SEC_21_Rows_of_tries_hold_no_name_and_no_address_and_go_when_they_say_nothing()
    {
        await app.ForgetTriesAsync();
        await TakeAsync(new("NAMN@KOMMUNEN.EXAMPLE", IPAddress.Parse("203.0.113.11"), null));
        await using var db = app.Open();
        var keys = await db.SignInLimits.Select(l => l.Key).ToListAsync(TestContext.Current.CancellationToken);

        app.Clock.Ahead += TimeSpan.FromHours(1);
        await TakeAsync(new("ANNAN@KOMMUNEN.EXAMPLE", null, Guid.NewGuid()));

        keys.Should().HaveCount(3).And.OnlyContain(key => key.Length == 32);
        (await db.SignInLimits.CountAsync(TestContext.Current.CancellationToken)).Should().Be(1);
    }

    [Fact]
    public async Task Without_demo_data_there_is_no_demo_sign_in_not_even_for_an_address_like_the_demos()
    {
        var account = await app.AddAsync(Role.Administrator, a => a.UserName = a.Email = "vem.som.helst@exempelkommun.example");
        using var visitor = new Visitor(app.Address);
        var page = await visitor.GetAsync("/logga-in");

        var answers = new[] { account.Id, app.Administrator.Id, Guid.NewGuid() }
            .Select(id => visitor.PostAsync(page, "/logga-in?handler=Demo", ("konto", id.ToString()))).ToList();

        foreach (var answer in answers) (await answer).Status.Should().Be(HttpStatusCode.NotFound);
        page.Html.Body!.TextContent.Should().NotContain("påhittad");
        visitor.Cookie("matchning.session").Should().BeNull();
    }

    private Task<TimeSpan?> TakeAsync(SignInTry attempt) =>
        app.WithAsync<SignInLimits, TimeSpan?>(limits => limits.TakeAsync(attempt, TestContext.Current.CancellationToken));

    private static string Body(Answer answer) => Token().Replace(answer.Html.DocumentElement.OuterHtml, "");

    private static string Headers(Answer answer) => string.Join('\n', answer.Headers.Where(h => h.Key is not "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order());

    [GeneratedRegex("""<input name="__RequestVerificationToken"[^>]*>""")]
    private static partial Regex Token();
}
