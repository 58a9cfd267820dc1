using System.Text.Json.Nodes;
using Matchning.JobAdsReplay.Feed;
using Matchning.JobAdsReplay.Generated;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Changes which items an answer holds. The feed itself is left as it is.</summary>
public static class OtherItems
{
    public static List<FeedItem> Of(List<FeedItem> items, PlayedFault played, DateOnly today)
    {
        if (played.Fault is { } fault) items = Of(items, fault, played.Seed, today);
        return BadAds.Mixed(items, played.BadAds, today);
    }

    private static List<FeedItem> Of(List<FeedItem> items, Fault fault, int seed, DateOnly today) => fault.Kind switch
    {
        FaultKinds.Smaller => Without(items, (int)(items.Count * (fault.Share ?? 0.6)), seed),
        FaultKinds.Vanish when fault.Ids.Count > 0 => [.. items.Where(item => !fault.Ids.Contains(item.Id))],
        FaultKinds.Vanish => Without(items, fault.Share is { } share ? (int)(items.Count * share) : fault.Count ?? 1, seed),
        FaultKinds.Duplicates => [.. items, .. Chosen(items, fault, seed).Select(item => Twin(item, fault.Form!))],
        FaultKinds.Older => Older(items, fault, seed),
        FaultKinds.BadAds => BadAds.Mixed(items, fault.BadAds, today),
        FaultKinds.MissingField => Lacking(items, fault, seed),
        _ => items,
    };

    private static List<FeedItem> Lacking(List<FeedItem> items, Fault fault, int seed)
    {
        var chosen = new Dice(seed).Some(items, (int)Math.Ceiling(items.Count * fault.Share!.Value)).Select(item => item.Id).ToHashSet();
        return [.. items.Select(item => chosen.Contains(item.Id) ? Changed(item, ad => ad.Remove(fault.Form!)) : item)];
    }

    private static List<FeedItem> Without(List<FeedItem> items, int count, int seed)
    {
        var gone = new Dice(seed).Some(items, count).Select(item => item.Id).ToHashSet();
        return [.. items.Where(item => !gone.Contains(item.Id))];
    }

    private static List<FeedItem> Chosen(List<FeedItem> items, Fault fault, int seed)
    {
        var ads = items.Where(item => !item.IsRemoval);
        return fault.Ids.Count > 0 ? [.. ads.Where(item => fault.Ids.Contains(item.Id))] : new Dice(seed).Some([.. ads], fault.Count ?? 1);
    }

    private static FeedItem Twin(FeedItem item, string form) => form switch
    {
        "equal" => item,
        "removed" => new(item.Id, true, () => FeedAd.Bytes(new JsonObject
        {
            ["id"] = item.Id,
            ["removed"] = true,
            ["removed_date"] = JsonNode.Parse(item.Json())!["publication_date"]?.DeepClone(),
            ["timestamp"] = JsonNode.Parse(item.Json())!["timestamp"]?.DeepClone(),
        })),
        // The same moment and other words: only a rule can say which one is right.
        _ => Changed(item, ad => ad["headline"] = (string?)ad["headline"] + " (annan lydelse)"),
    };

    private static List<FeedItem> Older(List<FeedItem> items, Fault fault, int seed)
    {
        var chosen = (fault.Ids.Count == 0 && fault.Count is null ? items.Where(i => !i.IsRemoval) : Chosen(items, fault, seed)).Select(item => item.Id).ToHashSet();
        return [.. items.Select(item => chosen.Contains(item.Id) && !item.IsRemoval ? Changed(item, ad =>
        {
            ad["timestamp"] = (long?)ad["timestamp"] - (fault.Days ?? 30) * 86_400_000L;
            ad["headline"] = "Gammal lydelse: " + (string?)ad["headline"];
        }) : item)];
    }

    private static FeedItem Changed(FeedItem item, Action<JsonObject> change) => item with
    {
        Json = () =>
        {
            var ad = JsonNode.Parse(item.Json())!.AsObject();
            change(ad);
            return FeedAd.Bytes(ad);
        },
    };
}
