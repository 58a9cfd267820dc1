using System.Net;
using System.Net.Sockets;

namespace Matchning.Tests.Support;

/// <summary>A way to a server on this machine that can be cut: connections break, and new ones are refused, until it is mended.</summary>
public sealed class CuttableWay : IAsyncDisposable
{
    private readonly int _to;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private readonly Task _accepting;
    private volatile bool _isCut;

    public CuttableWay(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut()
    {
        _isCut = true;
        lock (_open)
        {
            _open.ForEach(s => s.Dispose());
            _open.Clear();
        }
    }

    public void Mend() => _isCut = false;

    public async ValueTask DisposeAsync()
    {
        Cut();
        _listener.Dispose();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync());
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(Socket from)
    {
        using var to = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (from)
        {
            lock (_open) _open.AddRange([from, to]);
            if (_isCut) return;
            try
            {
                await to.ConnectAsync(IPAddress.Loopback, _to);
                await Task.WhenAny(PumpAsync(from, to), PumpAsync(to, from));
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
            {
                // That is what it is for.
            }
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[65536];
        while (await from.ReceiveAsync(buffer) is > 0 and var count) await to.SendAsync(buffer.AsMemory(0, count));
    }
}
