namespace Matchning.JobAdsReplay.Http;

/// <summary>Writes items one by one, as an array or as lines, so that the whole answer never exists as one string.</summary>
public static class FeedResponse
{
    private const string JsonLines = "application/jsonl";
    private const int FlushAtBytes = 64 * 1024;

    public static async Task WriteAsync(HttpContext http, List<byte[]> items, int? cutAfter = null)
    {
        var asLines = http.Request.Headers.Accept.ToString().Contains(JsonLines, StringComparison.OrdinalIgnoreCase);
        http.Response.ContentType = asLines ? JsonLines : "application/json";
        var body = new Body(http, asLines ? "" : "[", asLines ? "\n" : ",", asLines ? "\n" : "]");
        if (cutAfter is { } count) await body.WriteCutAsync(items, count);
        else await body.WriteAllAsync(items);
    }

    private sealed class Body(HttpContext http, string before, string between, string after)
    {
        private int _unflushed;

        public async Task WriteAllAsync(List<byte[]> items)
        {
            await TextAsync(before);
            await ItemsAsync(items);
            if (items.Count > 0 || after == "]") await TextAsync(after);
        }

        /// <summary>Half an item is sent after the last whole one: a cut between two lines could not be told from an end.</summary>
        public async Task WriteCutAsync(List<byte[]> items, int count)
        {
            await TextAsync(before);
            await ItemsAsync(items.Take(count));
            if (count < items.Count)
            {
                if (count > 0) await TextAsync(between);
                await BytesAsync(items[count].AsMemory(0, items[count].Length / 2));
            }
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
            http.Abort();
        }

        private async Task ItemsAsync(IEnumerable<byte[]> items)
        {
            var first = true;
            foreach (var item in items)
            {
                if (!first) await TextAsync(between);
                first = false;
                await BytesAsync(item);
            }
        }

        private Task TextAsync(string text) => BytesAsync(System.Text.Encoding.UTF8.GetBytes(text));

        private async Task BytesAsync(ReadOnlyMemory<byte> bytes)
        {
            System.Buffers.BuffersExtensions.Write(http.Response.BodyWriter, bytes.Span);
            _unflushed += bytes.Length;
            if (_unflushed < FlushAtBytes) return;
            _unflushed = 0;
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }
}
