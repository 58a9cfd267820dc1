using System.IO.Compression;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Answers that have nothing to do with what the feed holds.</summary>
public static class InsteadAnswers
{
    private const int PieceMegabytes = 16;

    /// <summary>False when the fault is of another sort and the feed is to answer.</summary>
    public static async Task<bool> TryWriteAsync(HttpContext http, Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKinds.Status: await StatusAsync(http, fault); break;
            case FaultKinds.Html: await TextAsync(http, "text/html; charset=utf-8", "<!doctype html><title>Underhåll</title><h1>Tjänsten är tillfälligt stängd</h1>"); break;
            case FaultKinds.Empty: http.Response.ContentType = "application/json"; break;
            case FaultKinds.Null: await TextAsync(http, "application/json", "null"); break;
            case FaultKinds.EmptyObject: await TextAsync(http, "application/json", "{}"); break;
            case FaultKinds.ErrorObject: await TextAsync(http, "application/json", """{"message":"Internal error","errors":[{"code":"E17"}]}"""); break;
            case FaultKinds.EmptyArray: await TextAsync(http, "application/json", "[]"); break;
            case FaultKinds.Redirect: http.Response.Redirect(fault.Location ?? "https://exempel.invalid/flyttad"); break;
            case FaultKinds.Reset: http.Abort(); break;
            case FaultKinds.Bomb: await BombAsync(http, fault.Megabytes ?? 4096); break;
            case FaultKinds.Endless: await EndlessAsync(http); break;
            default: return false;
        }
        return true;
    }

    private static Task StatusAsync(HttpContext http, Fault fault)
    {
        http.Response.StatusCode = fault.Status!.Value;
        if (fault.RetryAfterSeconds is { } seconds)
            http.Response.Headers.RetryAfter = fault.RetryAfterAsDate ? DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("R") : $"{seconds}";
        return TextAsync(http, "application/json", $$"""{"message":"{{fault.Status}}"}""");
    }

    private static Task TextAsync(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    /// <summary>An array that opens and then is nothing but spaces: about a thousandth of its size goes over the wire, and nobody need hold it whole here.</summary>
    private static async Task BombAsync(HttpContext http, int megabytes)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.ContentEncoding = "gzip";
        await http.Response.Body.WriteAsync(Gzip("["u8.ToArray(), 1), http.RequestAborted);
        var spaces = new byte[1024 * 1024];
        Array.Fill(spaces, (byte)' ');
        // Gzip members may follow each other, so one piece is packed once and sent again and again.
        var piece = Gzip(spaces, PieceMegabytes);
        for (var left = megabytes; left > 0; left -= PieceMegabytes) await http.Response.Body.WriteAsync(left >= PieceMegabytes ? piece : Gzip(spaces, left), http.RequestAborted);
        await http.Response.Body.WriteAsync(Gzip("]"u8.ToArray(), 1), http.RequestAborted);
    }

    private static byte[] Gzip(byte[] bytes, int times)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var i = 0; i < times; i++) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task EndlessAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await http.Response.Body.WriteAsync("["u8.ToArray(), http.RequestAborted);
        var spaces = new byte[64 * 1024];
        Array.Fill(spaces, (byte)' ');
        while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(spaces, http.RequestAborted);
    }
}
