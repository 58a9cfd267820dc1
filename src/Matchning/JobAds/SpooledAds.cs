namespace Matchning.JobAds;

/// <summary>
/// New and changed ads, put aside on disk while the rest of an answer is read: nothing of it is written to the tables before its end has come, and memory
/// does not grow with the feed. Only we may read the file, and it is gone when we are.
/// </summary>
internal sealed class SpooledAds : IDisposable
{
    private readonly FileStream _file = new(Path.GetTempFileName(), FileMode.Truncate, FileAccess.ReadWrite, FileShare.None, 1 << 20, FileOptions.DeleteOnClose);
    private readonly BinaryWriter _writer;
    private readonly BinaryReader _reader;

    public SpooledAds()
    {
        (_writer, _reader) = (new BinaryWriter(_file), new BinaryReader(_file));

        // Without a name already now, so that not even a killed process leaves it behind; Windows cannot, and deletes it when it closes.
        if (!OperatingSystem.IsWindows()) File.Delete(_file.Name);
    }

    /// <returns>Where it lies.</returns>
    public long Add(ExternalAd ad, ReadOnlySpan<byte> storedJson)
    {
        var at = _file.Position;
        _writer.Write(ad.SourceId);
        _writer.Write7BitEncodedInt(ad.ContentHash.Length);
        _writer.Write(ad.ContentHash);
        _writer.Write(ad.SourceTimestamp);
        _writer.Write(ad.Headline);
        WriteText(ad.EmployerName);
        WriteText(ad.Workplace);
        WriteText(ad.WebpageUrl);
        _writer.Write(ad.PublishedAt?.UtcTicks ?? 0);
        _writer.Write(ad.LastPublicationOn?.DayNumber ?? -1);
        _writer.Write(ad.IsExample);
        _writer.Write(string.Join(' ', ad.Remarks));
        _writer.Write7BitEncodedInt(storedJson.Length);
        _writer.Write(storedJson);
        return at;
    }

    /// <summary>The columns of <c>external_ads</c> in <see cref="AdStore.Columns"/>' order. Reading forwards is fastest.</summary>
    public object?[] Row(long at, string source, DateTimeOffset now)
    {
        if (_file.Position != at) _file.Position = at;
        var sourceId = _reader.ReadString();
        var hash = _reader.ReadBytes(_reader.Read7BitEncodedInt());
        var timestamp = _reader.ReadInt64();
        var headline = _reader.ReadString();
        var (employer, workplace, address) = (ReadText(), ReadText(), ReadText());
        var published = _reader.ReadInt64();
        var last = _reader.ReadInt32();
        var isExample = _reader.ReadBoolean();
        var remarks = _reader.ReadString();
        var json = _reader.ReadBytes(_reader.Read7BitEncodedInt());
        return
        [
            source, sourceId, new Data.Utf8Text(json), hash, timestamp, headline, employer, workplace, address,
            published == 0 ? null : new DateTimeOffset(published, TimeSpan.Zero), last < 0 ? null : DateOnly.FromDayNumber(last), isExample,
            remarks.Length == 0 ? Array.Empty<string>() : remarks.Split(' '), (short)0, now, now, null, null,
        ];
    }

    public void Dispose() => _file.Dispose();

    private void WriteText(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null) _writer.Write(text);
    }

    private string? ReadText() => _reader.ReadBoolean() ? _reader.ReadString() : null;
}
