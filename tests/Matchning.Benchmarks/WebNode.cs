using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Matchning.Benchmarks;

/// <summary>The built pages as a process of their own, and one browser that has signed in.</summary>
internal sealed partial class WebNode : IDisposable
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "..", "..", "Matchning.Web", "release", "Matchning.Web.dll");

    private readonly string _home = Directory.CreateTempSubdirectory("matchning-benchmark").FullName;
    private readonly Process _process;
    private readonly HttpClient _browser;

    public WebNode(string connectionString)
    {
        if (!File.Exists(Dll)) throw new InvalidOperationException("Build src/Matchning.Web in Release first.");
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", [Dll]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(Dll) };
        start.Environment["ConnectionStrings__Matchning"] = connectionString;
        start.Environment["ASPNETCORE_URLS"] = address;
        start.Environment["MATCHNING_HOME"] = _home;
        foreach (var key in (string[])["PersonalNumberKey", "PersonalNumberIndexKey", "KeyRingKey"]) start.Environment[$"Privacy__{key}"] = Convert.ToBase64String(new byte[32]);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
    }

    public async Task SignInAsync(string userName, string password)
    {
        var form = await ReadyAsync("/logga-in");
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.UserName"] = userName, ["Input.Password"] = password, ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        });
        using var answer = await _browser.PostAsync(new Uri("/logga-in", UriKind.Relative), content);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Not signed in: {answer.StatusCode}.");
    }

    public async Task GetAsync(string path)
    {
        using var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative));
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {answer.StatusCode}.");
        await answer.Content.ReadAsByteArrayAsync();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _browser.Dispose();
        Directory.Delete(_home, recursive: true);
    }

    private async Task<string> ReadyAsync(string path)
    {
        for (var wait = 0; ; wait++)
        {
            try
            {
                using var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode) return await answer.Content.ReadAsStringAsync();
            }
            catch (HttpRequestException) when (wait < 300)
            {
            }

            if (_process.HasExited || wait >= 300) throw new InvalidOperationException("The pages did not start.");
            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
