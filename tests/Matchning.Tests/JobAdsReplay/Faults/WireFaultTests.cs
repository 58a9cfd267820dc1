using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace Matchning.Tests.JobAdsReplay.Faults;

/// <summary>Faults of the connection, seen byte by byte.</summary>
public sealed class WireFaultTests : IAsyncLifetime
{
    private RunningReplay _replay = null!;

    public async ValueTask InitializeAsync() => _replay = await RunningReplay.StartAsync();

    public ValueTask DisposeAsync() => _replay.DisposeAsync();

    [Theory]
    [InlineData("'atByte':0", 0)]
    [InlineData("'atByte':1", 1)]
    [InlineData("'atByte':123457", 123_457)]
    public async Task A_cut_falls_at_the_byte_it_names(string where, int expected)
    {
        await _replay.PlayAlwaysAsync($"{{'kind':'cut',{where}}}");

        var (bytes, failed) = await ReadAsync();

        (bytes, failed).Should().Be((expected, true));
    }

    [Fact]
    public async Task A_cut_can_fall_at_a_share_of_the_body()
    {
        var (whole, _) = await ReadAsync();
        await _replay.PlayAlwaysAsync("{'kind':'cut','share':0.25}");

        var (bytes, failed) = await ReadAsync();

        (bytes, failed).Should().Be((whole / 4, true));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(-100, false)]
    public async Task A_wrong_length_is_told_in_the_header(int bytesWrong, bool fails)
    {
        var (whole, _) = await ReadAsync();
        await _replay.PlayAlwaysAsync(string.Create(CultureInfo.InvariantCulture, $"{{'kind':'wrongLength','bytes':{bytesWrong}}}"));

        using var response = await _replay.Client.GetAsync("/snapshot", HttpCompletionOption.ResponseHeadersRead);
        var read = async () => (await response.Content.ReadAsByteArrayAsync()).Length;

        response.Content.Headers.ContentLength.Should().Be(whole + bytesWrong);
        if (fails) await read.Should().ThrowAsync<HttpRequestException>();
        else (await read()).Should().Be(whole + bytesWrong);
    }

    [Fact]
    public async Task A_stall_sends_the_headers_and_then_nothing()
    {
        await _replay.PlayAlwaysAsync("{'kind':'stall'}");
        using var response = await _replay.Client.GetAsync("/snapshot", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        var first = body.ReadAsync(new byte[1]).AsTask();
        var done = await Task.WhenAny(first, Task.Delay(300));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        done.Should().NotBe(first);
    }

    [Fact]
    public async Task A_drip_comes_a_few_bytes_at_a_time()
    {
        await _replay.PlayAlwaysAsync("{'kind':'drip','bytes':2,'everyMs':50}");
        using var response = await _replay.Client.GetAsync("/snapshot", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[1000];
        var taken = Stopwatch.StartNew();

        var first = await body.ReadAsync(buffer);
        await body.ReadAtLeastAsync(buffer, 8);

        first.Should().BeLessThanOrEqualTo(4);
        taken.ElapsedMilliseconds.Should().BeGreaterThan(100);
    }

    [Fact]
    public async Task Broken_gzip_begins_well_and_cannot_be_unpacked()
    {
        await _replay.PlayAlwaysAsync("{'kind':'brokenGzip'}");

        var packed = await _replay.Client.GetByteArrayAsync("/snapshot");
        var unpack = async () => await new GZipStream(new MemoryStream(packed), CompressionMode.Decompress).CopyToAsync(Stream.Null);

        packed[..2].Should().Equal(0x1F, 0x8B);
        await unpack.Should().ThrowAsync<InvalidDataException>();
    }

    [Fact]
    public async Task A_reset_gives_no_answer_at_all()
    {
        await _replay.PlayAlwaysAsync("{'kind':'reset'}");

        var ask = () => _replay.Client.GetAsync("/stream?date=2026-03-17T00:00:00");

        await ask.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task An_endless_answer_goes_on_for_as_long_as_it_is_read()
    {
        await _replay.PlayAlwaysAsync("{'kind':'endless'}");
        using var response = await _replay.Client.GetAsync("/snapshot", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        var read = await body.ReadAtLeastAsync(new byte[20_000_000], 20_000_000);

        read.Should().Be(20_000_000);
    }

    [Fact]
    public async Task The_log_tells_what_was_asked_and_answered()
    {
        await _replay.PlayAsync("{'rules':[{'inOrder':[{'kind':'status','status':503},{'kind':'cut','atByte':5000}]}]}");
        for (var i = 0; i < 3; i++) await ReadAsync();

        // The last line is written when the answer has been sent, a moment after it was read.
        JsonArray log;
        do log = (await _replay.Client.GetFromJsonAsync<JsonArray>("/admin/requests"))!;
        while (log.Count < 3);

        log.Select(line => ((int)line!["status"]!, (string?)line["fault"], (bool)line["brokenOff"]!)).Should().Equal((503, "status", false), (200, "cut", true), (200, null, false));
        ((long)log[1]!["bytes"]!).Should().Be(5000);
    }

    private async Task<(int Bytes, bool Failed)> ReadAsync()
    {
        var read = 0;
        try
        {
            using var response = await _replay.Client.GetAsync("/snapshot", HttpCompletionOption.ResponseHeadersRead);
            await using var body = await response.Content.ReadAsStreamAsync();
            var buffer = new byte[1 << 16];
            for (int some; (some = await body.ReadAsync(buffer)) > 0;) read += some;
            return (read, false);
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return (read, true);
        }
    }
}
