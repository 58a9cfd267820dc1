namespace Matchning.JobAdsReplay.Faults;

/// <summary>The last stream before the server: counts what goes out and harms it as the fault says. What it gets is already compressed.</summary>
public sealed class WireStream(Stream server, HttpContext http, Fault? fault) : Stream
{
    private const int DamagedBytes = 8;

    /// <summary>The server hands over to the socket in its own time; cut off too soon it would drop what it still holds.</summary>
    private static readonly TimeSpan TimeToSend = TimeSpan.FromMilliseconds(100);

    private readonly MemoryStream? _held = fault is { Kind: FaultKinds.WrongLength } or { Kind: FaultKinds.Cut, Share: not null } ? new() : null;

    public long Sent { get; private set; }

    public bool BrokenOff { get; private set; }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_held is not null) _held.Write(buffer.Span);
        else if (fault is { Kind: FaultKinds.Cut, AtByte: { } cut }) await SendUntilAsync(cut, buffer, BreakOffAsync);
        else if (fault?.Kind == FaultKinds.Stall) await SendUntilAsync(fault.AtByte ?? 0, buffer, StallAsync);
        else if (fault?.Kind == FaultKinds.Drip) await DripAsync(buffer);
        else if (fault?.Kind == FaultKinds.BrokenGzip) await SendAsync(Damaged(buffer));
        else await SendAsync(buffer);
    }

    /// <summary>To be called when the whole answer has been written.</summary>
    public async Task FinishAsync()
    {
        if (_held is null) return;
        ReadOnlyMemory<byte> all = _held.ToArray();
        if (fault!.Kind == FaultKinds.Cut)
        {
            await SendAsync(all[..(int)(all.Length * fault.Share!.Value)]);
            await BreakOffAsync();
        }
        var said = Math.Max(0, all.Length + fault.Bytes ?? 0);
        http.Response.ContentLength = said;
        BrokenOff = said != all.Length;
        await SendAsync(all[..Math.Min(said, all.Length)]);
        // Who waits for the rest of a length too long sees the connection end.
        if (said > all.Length) await BreakOffAsync();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await server.WriteAsync(bytes, http.RequestAborted);
        Sent += bytes.Length;
    }

    private async Task SendUntilAsync(long end, ReadOnlyMemory<byte> bytes, Func<Task> then)
    {
        var left = end - Sent;
        if (left > bytes.Length)
        {
            await SendAsync(bytes);
            return;
        }
        await SendAsync(bytes[..(int)Math.Max(0, left)]);
        await then();
    }

    private async Task BreakOffAsync()
    {
        BrokenOff = true;
        await server.FlushAsync(http.RequestAborted);
        await Task.Delay(TimeToSend, http.RequestAborted);
        http.Abort();
        throw new BrokenOffException();
    }

    private async Task StallAsync()
    {
        BrokenOff = true;
        await server.FlushAsync(http.RequestAborted);
        await Task.Delay(fault!.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan, http.RequestAborted);
        http.Abort();
        throw new BrokenOffException();
    }

    private async Task DripAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var some = bytes[..Math.Min(fault!.Bytes ?? 1, bytes.Length)];
            await SendAsync(some);
            await server.FlushAsync(http.RequestAborted);
            await Task.Delay(fault.EveryMs ?? 10_000, http.RequestAborted);
            bytes = bytes[some.Length..];
        }
    }

    private byte[] Damaged(ReadOnlyMemory<byte> bytes)
    {
        var harmed = bytes.ToArray();
        // Past the ten bytes of header: the answer begins as gzip should.
        var first = (fault!.AtByte ?? 20) - Sent;
        for (var i = Math.Max(0, first); i < Math.Min(harmed.Length, first + DamagedBytes); i++) harmed[i] ^= 0xA5;
        return harmed;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task FlushAsync(CancellationToken cancellationToken) => _held is null ? server.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush() { }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}

/// <summary>The answer ends here on purpose.</summary>
public sealed class BrokenOffException() : IOException("The scenario breaks the answer off here.");
