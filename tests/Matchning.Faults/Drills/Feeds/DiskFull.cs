using System.Diagnostics;
using Matchning.Faults.Facts;
using Matchning.Faults.Processes;

namespace Matchning.Faults.Drills.Feeds;

/// <summary>FT-20: the disk on which an answer is put aside is full, and then has room again. Nothing is written of the half, and the next sync is whole. Needs root, to make a small disk.</summary>
internal static class DiskFull
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        var disk = Directory.CreateTempSubdirectory("matchning-faults-disk-").FullName;
        await MustRunAsync("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk);
        try
        {
            var feed = await scene.FeedAsync("--generated", "3000");
            await using var truth = new FeedTruth(feed);
            var name = await scene.Templates.NewEmptyAsync(scene);
            Child Sync() => scene.Worker(scene.Database.Address(name), ["sync"], ("JobAds__BaseUrl", feed.Address.ToString()), ("TMPDIR", disk));

            var full = Sync();
            row.Must(await full.EndAsync(TimeSpan.FromMinutes(5)) is > 0, "a sync on a full disk ends with a fault");
            row.Must(full.Log().Contains("Disken är full", StringComparison.Ordinal), "it says that the disk is full: " + full.Log());
            var written = await scene.Database.ValueAsync<long>(name, "select (select count(*) from external_ads) + (select count(*) from feed_positions)");
            row.Measure("written_on_a_full_disk", written);
            row.Must(written == 0, "nothing is written of half a feed");

            await MustRunAsync("mount", "-o", "remount,size=500m", disk);
            var next = Sync();
            row.Must(await next.EndAsync(TimeSpan.FromMinutes(5)) == 0, "with room again the next sync ends well: " + next.Log());
            var compared = await truth.CompareAsync(scene.Database.Address(name));
            row.Weigh(new Balance(compared.Right + compared.Missing + compared.Different, compared.Right, compared.Missing + compared.Different, 0, 0, compared.Extra));
        }
        finally
        {
            await MustRunAsync("umount", disk);
            Directory.Delete(disk);
        }
    }

    private static async Task MustRunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new DrillFailedException($"{program} gick inte; att göra en liten disk kräver root");
    }
}
