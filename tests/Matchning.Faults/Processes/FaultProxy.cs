using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Matchning.Faults.Processes;

/// <summary>Where a connection is cut around a piece that the client sends.</summary>
internal enum Cut { None, Before, InTheMiddle, AfterTheAnswerBegan }

/// <summary>A TCP proxy between the service and its database or feed that adds latency, stalls, and cuts exactly where it is told.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Link, byte> _links = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int> _target;
    private readonly Task _accepting;
    private long _bytes;

    public FaultProxy(int target) : this(() => target) { }

    public FaultProxy(Func<int> target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Added to each piece on its way, in both directions.</summary>
    public Func<TimeSpan> Latency { get; set; } = () => TimeSpan.Zero;

    /// <summary>Decides for each piece that the client sends. Asked once a piece, in order.</summary>
    public Func<ReadOnlyMemory<byte>, Cut> Decide { get; set; } = _ => Cut.None;

    /// <summary>Refuses new connections and drops those that are.</summary>
    public bool IsDown { get; set; }

    public int Cuts { get; private set; }

    /// <summary>All that went through, in both directions.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>After so many bytes nothing more goes through, and nobody is told.</summary>
    public long StallAfter { get; set; } = long.MaxValue;

    public bool IsStalled { get; private set; }

    public void CutAll()
    {
        foreach (var link in _links.Keys) link.Cut();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        CutAll();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        var link = new Link(client, server);
        _links.TryAdd(link, 0);
        try
        {
            if (IsDown) return;
            await server.ConnectAsync(IPAddress.Loopback, _target(), _stop.Token);
            await Task.WhenAny(PumpAsync(link, client, server, isFromClient: true), PumpAsync(link, server, client, isFromClient: false));
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One end is gone; the other is told below.
        }
        finally
        {
            link.Cut();
            _links.TryRemove(link, out _);
        }
    }

    // Pieces wait in line until they are due, so that latency does not narrow the pipe.
    private async Task PumpAsync(Link link, TcpClient from, TcpClient to, bool isFromClient)
    {
        var line = Channel.CreateBounded<(byte[] Piece, long Due)>(512);
        var sending = SendAsync(line.Reader, to);
        var buffer = new byte[64 * 1024];
        try
        {
            var source = from.GetStream();
            int read;
            while ((read = await source.ReadAsync(buffer, _stop.Token)) > 0)
            {
                if (!isFromClient && link.EndsAtNextAnswer) return;
                var cut = isFromClient ? Decide(buffer.AsMemory(0, read)) : Cut.None;
                if (cut != Cut.None) Cuts++;
                if (cut == Cut.Before) return;
                if (cut == Cut.AfterTheAnswerBegan) link.EndsAtNextAnswer = true;
                var length = cut == Cut.InTheMiddle ? read / 2 : read;
                await line.Writer.WriteAsync((buffer[..length], Environment.TickCount64 + (long)Latency().TotalMilliseconds), _stop.Token);
                if (cut == Cut.InTheMiddle) break;
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The link ends with whichever end went first.
        }
        finally
        {
            line.Writer.TryComplete();
            if (!IsStalled && (!link.EndsAtNextAnswer || isFromClient)) await sending;
        }
    }

    private async Task SendAsync(ChannelReader<(byte[] Piece, long Due)> line, TcpClient to)
    {
        try
        {
            await foreach (var (piece, due) in line.ReadAllAsync(_stop.Token))
            {
                var wait = due - Environment.TickCount64;
                if (wait > 0) await Task.Delay((int)wait, _stop.Token);
                if (Interlocked.Add(ref _bytes, piece.Length) > StallAfter) await StallAsync();
                await to.GetStream().WriteAsync(piece, _stop.Token);
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody is there to send to.
        }
    }

    private async Task StallAsync()
    {
        IsStalled = true;
        await Task.Delay(Timeout.Infinite, _stop.Token);
    }

    private sealed class Link(TcpClient client, TcpClient server)
    {
        public bool EndsAtNextAnswer { get; set; }

        /// <summary>A reset, not a goodbye: as when a cable is pulled or a machine dies.</summary>
        public void Cut()
        {
            Reset(client);
            Reset(server);
        }

        private static void Reset(TcpClient end)
        {
            try
            {
                end.LingerState = new LingerOption(true, 0);
                end.Close();
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException or NullReferenceException)
            {
                // Closed before.
            }
        }
    }
}
