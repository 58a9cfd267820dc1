using System.Text;
using Matchning.JobAdsReplay.Faults;
using Matchning.JobAdsReplay.Feed;

namespace Matchning.JobAdsReplay.Http;

/// <summary>Writes items one by one, as an array or as lines, so that the whole answer never exists as one string.</summary>
public static class FeedResponse
{
    private const string JsonLines = "application/jsonl";
    private const int BufferBytes = 64 * 1024;

    public static async Task WriteAsync(HttpContext http, List<FeedItem> feed, DateOnly today)
    {
        var played = http.Features.Get<PlayedFault>() ?? PlayedFault.None;
        var items = OtherItems.Of(feed, played, today);
        var asLines = http.Request.Headers.Accept.ToString().Contains(JsonLines, StringComparison.OrdinalIgnoreCase);
        http.Response.ContentType = asLines ? JsonLines : "application/json";
        if (played.Kind == FaultKinds.GzipHeader) http.Response.Headers.ContentEncoding = "gzip";

        await using var encoded = Encoded(http.Response.Body, played.Kind);
        var body = new BufferedStream(encoded ?? http.Response.Body, BufferBytes);
        var frame = AnswerFrame.For(asLines, played.Kind);
        if (played.Kind == FaultKinds.CutAds) await WriteCutAsync(http, body, items, frame, played.Fault!.Count!.Value);
        for (var times = played.Kind == FaultKinds.TwoDocuments ? 2 : 1; times > 0; times--) await WriteAllAsync(body, items, frame);
        if (played.Kind == FaultKinds.Trailing) await body.WriteAsync("\n<!-- klart -->\n"u8.ToArray(), http.RequestAborted);
        await body.FlushAsync(http.RequestAborted);
    }

    private static async Task WriteAllAsync(Stream body, List<FeedItem> items, AnswerFrame frame)
    {
        await TextAsync(body, frame.Before);
        await ItemsAsync(body, items, frame);
        if (items.Count > 0 || frame.ClosesEmpty) await TextAsync(body, frame.After);
    }

    /// <summary>Half an item is sent after the last whole one: a cut between two lines could not be told from an end.</summary>
    private static async Task WriteCutAsync(HttpContext http, Stream body, List<FeedItem> items, AnswerFrame frame, int count)
    {
        await TextAsync(body, frame.Before);
        await ItemsAsync(body, items.Take(count), frame);
        if (count < items.Count)
        {
            if (count > 0) await TextAsync(body, frame.Between);
            var half = items[count].Json();
            await body.WriteAsync(half.AsMemory(0, half.Length / 2), http.RequestAborted);
        }
        await body.FlushAsync(http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
        http.Abort();
        throw new BrokenOffException();
    }

    private static async Task ItemsAsync(Stream body, IEnumerable<FeedItem> items, AnswerFrame frame)
    {
        var first = true;
        foreach (var item in items)
        {
            if (!first) await TextAsync(body, frame.Between);
            first = false;
            await body.WriteAsync(item.Json());
        }
    }

    private static Stream? Encoded(Stream to, string? kind) => kind switch
    {
        FaultKinds.Utf16 => Encoding.CreateTranscodingStream(to, Encoding.Unicode, Encoding.UTF8, leaveOpen: true),
        FaultKinds.Latin1 => Encoding.CreateTranscodingStream(to, Encoding.Latin1, Encoding.UTF8, leaveOpen: true),
        _ => null,
    };

    private static Task TextAsync(Stream body, string text) => body.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
}
