using System.Net;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Web.Setup;
using Matchning.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Matchning.Web.Tests.Setup;

/// <summary>Outside this machine: one name, https, and only what named proxies say of where a visitor comes from.</summary>
public sealed class PublicAddressTests(PublicAddressTests.BehindProxy app, PublicAddressTests.NobodyNamed unnamed) :
    IClassFixture<PublicAddressTests.BehindProxy>, IClassFixture<PublicAddressTests.NobodyNamed>
{
    private const string Name = "matchning.kommunen.example";

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://localhost:5080;http://+:5081")]
    [InlineData("urls", "https://192.0.2.7:5080")]
    [InlineData("urls", "http://[::]:5080")]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:A:Url", "http://*:80")]
    public void SEC_41_Pages_that_other_machines_could_reach_do_not_start_without_a_public_address(string setting, string where)
    {
        var start = () => Started((setting, where));

        start.Should().Throw<SettingMissingException>().WithMessage("*Public__Address*");
    }

    [Theory]
    [InlineData("http://localhost:5080;http://127.0.0.1:81;http://[::1]:82")]
    [InlineData("http://unix:/run/matchning.sock")]
    public void On_this_machine_alone_they_start_as_they_are(string where)
    {
        var start = () => Started(("urls", where));

        start.Should().NotThrow();
    }

    [Theory]
    [InlineData("http://matchning.kommunen.example")]
    [InlineData("matchning.kommunen.example")]
    [InlineData("https://matchning.kommunen.example/sida")]
    public void SEC_41_The_public_address_is_https_and_a_name(string address)
    {
        var start = () => Started(("urls", "http://0.0.0.0:5080"), ("Public:Address", address));

        start.Should().Throw<SettingMissingException>().WithMessage("Public__Address ska vara https*");
    }

    [Fact]
    public async Task SEC_22_SEC_23_Behind_a_named_proxy_cookies_are_bound_to_host_and_https_and_HSTS_is_sent()
    {
        using var answer = await GetAsync(app, "/arbetsgivare/behov/nytt", Name, "https");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").Should().Equal("max-age=31536000; includeSubDomains");
        answer.Headers.GetValues("Set-Cookie").Should().AllSatisfy(c => c.Should().StartWith("__Host-").And.Contain("; secure").And.Contain("; path=/;"));
    }

    [Theory]
    [InlineData("annan.example")]
    [InlineData("localhost")]
    [InlineData("matchning.kommunen.example:8080")]
    [InlineData("matchning.kommunen.example.annan.example")]
    public async Task SEC_41_Another_host_name_is_refused(string host)
    {
        using var answer = await GetAsync(app, "/", host, "https");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task What_looks_after_the_process_asks_by_path_alone(string path)
    {
        using var answer = await GetAsync(app, path, "10.0.0.5:8080", null);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SEC_22_Plain_http_is_refused_also_with_the_right_name()
    {
        using var answer = await GetAsync(app, "/logga-in", Name, null);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SEC_21_Where_no_proxy_is_named_nobody_is_believed_about_scheme_or_client()
    {
        using var answer = await GetAsync(unnamed, "/health/live", Name, "https", "203.0.113.7");
        using var page = await GetAsync(unnamed, "/logga-in", Name, "https", "203.0.113.7");

        answer.Headers.GetValues(SeenFrom.Header).Should().Equal("http 127.0.0.1");
        page.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SEC_21_A_named_proxy_is_believed_about_the_client_it_saw_itself_and_no_further()
    {
        using var answer = await GetAsync(app, "/health/live", Name, "https", "198.51.100.66, 203.0.113.7");

        answer.Headers.GetValues(SeenFrom.Header).Should().Equal("https 203.0.113.7");
    }

    [Fact]
    public async Task SEC_41_No_answer_says_what_runs_here()
    {
        foreach (var path in (string[])["/", "/finns-inte", "/favicon.svg", "/health/live"])
        {
            using var answer = await GetAsync(app, path, Name, "https");

            answer.Headers.Select(h => h.Key).Should().NotContain(["Server", "X-Powered-By", "X-AspNet-Version"]);
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(WebApp to, string path, string host, string? scheme, string? from = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = to.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        if (scheme is not null) request.Headers.Add("X-Forwarded-Proto", scheme);
        if (from is not null) request.Headers.Add("X-Forwarded-For", from);
        return await client.SendAsync(request);
    }

    private static void Started(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        foreach (var (key, value) in settings) builder.Configuration[key] = value;
        builder.UseOwnDefaults();
        builder.AddPublicAddress();
    }

    public class NobodyNamed : WebApp
    {
        // The last one is the framework's own switch, which would believe everybody.
        protected override IReadOnlyList<(string Key, string Value)> Settings => [("Public:Address", "https://" + Name), ("ForwardedHeaders_Enabled", "true")];

        protected override void AddServices(IServiceCollection services) => services.AddTransient<IStartupFilter, SeenFrom>();
    }

    public sealed class BehindProxy : NobodyNamed
    {
        protected override IReadOnlyList<(string Key, string Value)> Settings => [.. base.Settings, ("Public:Proxies", "192.0.2.1, 127.0.0.0/8")];
    }

    /// <summary>Tells in a header from where, and how, the pages think that they were asked.</summary>
    private sealed class SeenFrom : IStartupFilter
    {
        public const string Header = "X-Seen-From";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers[Header] = $"{context.Request.Scheme} {context.Connection.RemoteIpAddress!.MapToIPv4()}";
                    return Task.CompletedTask;
                });
                return go(context);
            });
            next(app);
        };
    }
}
