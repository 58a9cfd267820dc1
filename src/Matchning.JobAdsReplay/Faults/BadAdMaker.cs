using System.Text;
using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Feed;
using Matchning.JobAdsReplay.Generated;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Makes bad ads out of good ones. Each gets an id of its own from 960000001 on, in the order they are made.</summary>
public sealed class BadAdMaker(DateOnly today)
{
    private const int FirstNumber = 60_000_000;
    private const string Mark = "§§här§§";

    private static readonly ManyAds Good = new("0484");

    private readonly List<BadAd> _made = [];

    public IReadOnlyList<BadAd> Made => _made;

    /// <summary>A good ad with something changed.</summary>
    public void Changed(string row, string name, Expected expected, Action<JsonObject> change)
    {
        var number = FirstNumber + _made.Count;
        _made.Add(new(row, name, expected, ManyAds.Id(number), () => FeedAd.Bytes(Ad(number, change))));
    }

    /// <summary>A good ad where the value of a field is these bytes, whether they are JSON or not. The field may lie inside another: description.text.</summary>
    public void Raw(string row, string name, Expected expected, string field, Func<byte[]> value, string? adId = null, bool hasId = true)
    {
        var number = FirstNumber + _made.Count;
        _made.Add(new(row, name, expected, hasId ? adId ?? ManyAds.Id(number) : null, () =>
        {
            var ad = Ad(number, ad => Set(ad, field, Mark));
            return Replaced(FeedAd.Bytes(ad), Encoding.UTF8.GetBytes($"\"{Mark}\""), value());
        }));
    }

    public void Raw(string row, string name, Expected expected, string field, string value, string? adId = null, bool hasId = true) =>
        Raw(row, name, expected, field, () => Encoding.UTF8.GetBytes(value), adId, hasId);

    /// <summary>Something that is not an ad at all.</summary>
    public void Item(string row, string name, Expected expected, Func<string, string> json)
    {
        var id = ManyAds.Id(FirstNumber + _made.Count);
        _made.Add(new(row, name, expected, id, () => Encoding.UTF8.GetBytes(json(id))));
    }

    public static void Set(JsonObject ad, string field, JsonNode? value)
    {
        var dot = field.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) ad[field] = value;
        else Set(ad[field[..dot]]!.AsObject(), field[(dot + 1)..], value);
    }

    private JsonObject Ad(int number, Action<JsonObject> change)
    {
        var ad = Good.Write(number, ManyAds.Dates(number, today));
        change(ad);
        return ad;
    }

    private static byte[] Replaced(byte[] json, byte[] what, byte[] by)
    {
        var at = json.AsSpan().IndexOf(what);
        return [.. json.AsSpan(0, at), .. by, .. json.AsSpan(at + what.Length)];
    }
}
