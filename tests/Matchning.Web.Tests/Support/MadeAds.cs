using Matchning.Market.JobAds;
using Matchning.Market.Openings;

namespace Matchning.Web.Tests.Support;

/// <summary>An ad with contacts of which one is forged, and its opening.</summary>
internal static class MadeAds
{
    public static Opening Opening(string id)
    {
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        var ad = new ExternalAd
        {
            Source = "platsbanken", SourceId = id, Headline = $"Annons {id}", ContentHash = [1], SourceTimestamp = 1, ChangedAt = yesterday, FirstSeenAt = yesterday,
            RawJson = $$"""
                {"id":"{{id}}","headline":"Annons {{id}}","application_contacts":[
                  {"name":"Anna Exempel","contact_type":"Enhetschef","email":"anna@exempel.se","telephone":"<img onerror=alert(1)>"},
                  {"name":null,"description":"Facket","email":"x@exempel.se\r\nBcc: alla@exempel.se"}]}
                """,
        };
        return new Opening { ExternalAd = ad, Title = ad.Headline, Text = "Vi söker <script>alert(1)</script> dig." };
    }
}
