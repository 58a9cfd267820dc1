using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.JobAdsReplay.Faults;

/// <summary>Each fault does to the answer what it says, as seen by whoever reads it.</summary>
public sealed class AnswerFaultTests : IAsyncLifetime
{
    private RunningReplay _replay = null!;

    public async ValueTask InitializeAsync() => _replay = await RunningReplay.StartAsync();

    public ValueTask DisposeAsync() => _replay.DisposeAsync();

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_status_is_answered_without_a_word_of_waiting(int status)
    {
        await _replay.PlayAlwaysAsync($"{{'kind':'status','status':{status}}}");

        using var response = await _replay.Client.GetAsync("/v2/snapshot");

        ((int)response.StatusCode, response.Headers.RetryAfter).Should().Be((status, null));
    }

    [Fact]
    public async Task The_time_to_wait_is_told_in_seconds_or_as_a_date()
    {
        await _replay.PlayAsync("{'rules':[{'inOrder':[{'kind':'status','status':429,'retryAfterSeconds':7},{'kind':'status','status':503,'retryAfterSeconds':70,'retryAfterAsDate':true}]}]}");

        using var seconds = await _replay.Client.GetAsync("/snapshot");
        using var date = await _replay.Client.GetAsync("/snapshot");

        seconds.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        date.Headers.RetryAfter!.Date.Should().BeAfter(DateTimeOffset.UtcNow).And.BeBefore(DateTimeOffset.UtcNow.AddSeconds(71));
    }

    [Theory]
    [InlineData("html", "<!doctype html>")]
    [InlineData("empty", "")]
    [InlineData("null", "null")]
    [InlineData("emptyObject", "{}")]
    [InlineData("errorObject", "{\"message\"")]
    [InlineData("emptyArray", "[]")]
    [InlineData("object", "{\"annonser\":[{")]
    [InlineData("otherFraming", "{\"id\"")]
    [InlineData("bom", "\uFEFF[{")]
    public async Task The_body_begins_as_the_fault_says_and_the_status_is_200(string kind, string beginning)
    {
        await _replay.PlayAlwaysAsync($"{{'kind':'{kind}'}}");

        using var response = await _replay.Client.GetAsync("/snapshot");
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        text[..Math.Min(text.Length, beginning.Length)].Should().Be(beginning);
        (beginning.Length > 0 || text.Length == 0).Should().BeTrue();
    }

    [Fact]
    public async Task Another_encoding_holds_the_same_text()
    {
        var usual = await _replay.Client.GetByteArrayAsync("/snapshot");
        await _replay.PlayAlwaysAsync("{'kind':'utf16'}");
        var utf16 = await _replay.Client.GetByteArrayAsync("/snapshot");
        await _replay.PlayAlwaysAsync("{'kind':'latin1'}");
        var latin1 = await _replay.Client.GetByteArrayAsync("/snapshot");

        (Encoding.Unicode.GetString(utf16) == Encoding.UTF8.GetString(usual)).Should().BeTrue();
        Encoding.Latin1.GetString(latin1).Should().Contain("Kommun").And.Contain("å");
        var asUtf8 = () => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(latin1);
        asUtf8.Should().Throw<DecoderFallbackException>();
    }

    [Theory]
    [InlineData("trailing")]
    [InlineData("twoDocuments")]
    public async Task What_stands_after_the_array_makes_it_no_json(string kind)
    {
        await _replay.PlayAlwaysAsync($"{{'kind':'{kind}'}}");
        var text = await _replay.Client.GetStringAsync("/snapshot");

        var read = () => JsonNode.Parse(text);

        read.Should().Throw<JsonException>();
        text.Should().StartWith("[{");
    }

    [Fact]
    public async Task A_redirect_leads_away()
    {
        await _replay.PlayAlwaysAsync("{'kind':'redirect','location':'http://169.254.169.254/'}");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _replay.Client.BaseAddress };

        using var response = await client.GetAsync("/snapshot");

        response.Headers.Location.Should().Be(new Uri("http://169.254.169.254/"));
    }

    [Fact]
    public async Task A_bomb_of_a_few_kilobytes_unpacks_to_all_it_says()
    {
        await _replay.PlayAlwaysAsync("{'kind':'bomb','megabytes':40}");

        var packed = await _replay.Client.GetByteArrayAsync("/snapshot");

        packed.Length.Should().BeLessThan(60_000);
        await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        var total = 0L;
        for (int read; (read = await unpacked.ReadAsync(buffer)) > 0;) total += read;
        total.Should().Be(40L * 1024 * 1024 + 2);
    }

    [Fact]
    public async Task A_header_of_gzip_can_stand_over_a_plain_body()
    {
        await _replay.PlayAlwaysAsync("{'kind':'gzipHeader'}");

        using var response = await _replay.Client.GetAsync("/snapshot");

        response.Content.Headers.ContentEncoding.Should().Equal("gzip");
        (await response.Content.ReadAsByteArrayAsync())[0].Should().Be((byte)'[');
    }
}
