using Matchning.Floor.Data;

namespace Matchning.Market.JobAds;

/// <summary>
/// Rows of new and changed ads, put aside on disk while the rest of an answer is read: nothing of it is written to the tables before its end has come, and
/// memory does not grow with the feed. Only we may read the file, and it is gone when we are.
/// </summary>
internal sealed class SpooledAds : IDisposable
{
    private readonly FileStream _file = new(Path.GetTempFileName(), FileMode.Truncate, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);

    // Without a name already now, so that not even a killed process leaves it behind; Windows cannot, and deletes it when it closes.
    public SpooledAds()
    {
        if (!OperatingSystem.IsWindows()) File.Delete(_file.Name);
    }

    /// <returns>Where it begins.</returns>
    public long Add(ReadOnlySpan<byte> rows)
    {
        var at = _file.Position;
        _file.Write(rows);
        return at;
    }

    /// <summary>Adds to others the ad's own row, and the one that was made of it if that is wanted. Reading forwards is fastest.</summary>
    public void Read(SpooledRows rows, CopyRows ads, CopyRows? made)
    {
        if (_file.Position != rows.At) _file.Position = rows.At;
        ads.Add(_file, rows.AdLength);
        made?.Add(_file, rows.MadeLength);
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>The row of an ad, and behind it the one that was made of it, if any.</summary>
internal readonly record struct SpooledRows(long At, int AdLength, int MadeLength);
