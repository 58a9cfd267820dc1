using Matchning.Floor.Data;

namespace Matchning.Worker;

/// <summary>A PostgreSQL of our own for ./start: prints the address of the started server on one line.</summary>
internal static class ClusterVerb
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case ["start", var folder]:
                Console.WriteLine(await PrivateCluster.At(folder).StartAsync());
                return 0;
            case ["stop", var folder]:
                await PrivateCluster.At(folder).StopAsync();
                return 0;
            default:
                await Console.Error.WriteLineAsync("Så här: cluster start MAPP eller cluster stop MAPP");
                return 2;
        }
    }
}
