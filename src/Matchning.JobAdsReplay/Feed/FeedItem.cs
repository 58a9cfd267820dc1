namespace Matchning.JobAdsReplay.Feed;

/// <summary>One item of an answer, ad or removal; its bytes are written when its turn comes.</summary>
public sealed record FeedItem(string Id, bool IsRemoval, Func<byte[]> Json);
