using System.Text;
using FluentAssertions;
using Matchning.Market.JobAds;
using Matchning.Market.JobAds.Reading;
using Matchning.Market.JobAds.Sources;
using Matchning.Ranking.Facts;
using Matchning.Tests.JobAds.BadInput;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.JobAds;

/// <summary>The second source: a folder of JSON lines, for an install without a network.</summary>
public sealed class FolderTests(TestDatabase database) : BadInputTest(database)
{
    [Fact]
    public async Task Several_files_plain_and_packed_are_one_feed()
    {
        using var folder = new AdFolder(("a.jsonl", Lines(1, 10)), ("b.jsonl.gz", Lines(11, 10)), ("c.ndjson", Lines(21, 10)), ("under-kopiering.jsonl.tmp", "{"));

        var night = await NightAsync(folder.Setting);

        night.Told.Should().BeNull();
        night.Ads.Should().HaveCount(30);
    }

    [Fact]
    public async Task A_historical_ad_with_a_hash_for_id_and_a_list_for_occupation_is_read()
    {
        using var folder = new AdFolder(("2019.jsonl", """
            {"id":"0a1b2c3d4e5f60718293a4b5c6d7e8f9","original_id":"23456","headline":"Kock","timestamp":null,"publication_date":"2019-02-01T00:00:00","last_publication_date":"2019-03-01T23:59:59","description":{"text":"Du lagar mat."},"occupation":[{"concept_id":"a","label":"Kock"},{"concept_id":"b","label":"Diskare"}],"driving_license":null,"must_have":null,"workplace_address":null,"employer":{"organization_number":"16-5560360793"}}
            {"id":"ffff2c3d4e5f60718293a4b5c6d7e8f9","headline":"Diskare","publication_date":"2026-03-01T00:00:00","last_publication_date":"2026-04-01T23:59:59","label":"['nystartsjobb']","occupation":[{"concept_id":"a","label":"Kock"}],"driving_license":null,"description":{"text":"Du diskar."}}

            """));

        var night = await NightAsync(folder.Setting);

        night.Failed.Should().BeEmpty();
        night.Ads["0a1b2c3d4e5f60718293a4b5c6d7e8f9"].CloseReason.Should().Be(AdCloseReason.LastPublicationPassed);
        var opening = night.Openings.Values.Single();
        opening.OccupationLabel.Should().Be("Kock");
        opening.Kinds.Should().HaveFlag(PlaceKinds.Subsidised);
    }

    [Fact]
    public async Task A_sole_traders_number_is_stored_nowhere()
    {
        var person = """{"id":"1","headline":"Kock","timestamp":1,"description":{"text":"Du lagar mat."},"employer":{"name":"Firman","organization_number":"8001019876"}}""";
        using var folder = new AdFolder(("a.jsonl", person + "\n" + person.Replace("\"1\"", "\"2\"").Replace("8001019876", "19800101-9876") + "\n" + person.Replace("\"1\"", "\"3\"").Replace("\"8001019876\"", "8001019876")
            + "\n" + person.Replace("\"1\"", "\"4\"").Replace("8001019876", "5560360793") + "\n" + person.Replace("\"1\"", "\"5\"").Replace("\"headline\":\"Kock\"", "\"headline\":5") + "\n"));

        var night = await NightAsync(folder.Setting);

        night.Ads.Should().HaveCount(4);
        foreach (var id in new[] { "1", "2", "3" }) night.Ads[id].RawJson.Should().NotContain("9876").And.Contain("Firman");
        night.Ads["4"].RawJson.Should().Contain("5560360793");
        Encoding.UTF8.GetString(night.Failed.Single().Start).Should().NotContain("9876");
    }

    [Fact]
    public async Task A_folder_that_is_empty_or_missing_says_what_to_do_and_closes_nothing()
    {
        using var full = new AdFolder(("a.jsonl", Lines(1, 10)));
        using var empty = new AdFolder();
        await NightAsync(full.Setting);

        var nothing = await NightAsync(empty.Setting);
        var missing = await NightAsync(("JobAds:Folder", "/finns/inte"));

        nothing.Told.Should().Contain("har inga filer som slutar på .jsonl");
        missing.Told.Should().Be("Annonsmappen /finns/inte går inte att läsa. Kontrollera JobAds__Folder.");
        missing.Ads.Values.Should().OnlyContain(a => a.IsOpen);
    }

    [Fact]
    public async Task A_packed_file_cut_anywhere_even_between_two_lines_is_seen_as_cut()
    {
        var packed = AdFolder.Pack(Lines(1, 3_000));
        foreach (var length in new[] { 11, packed.Length / 3, packed.Length - 9, packed.Length - 8, packed.Length - 1 })
        {
            using var folder = new AdFolder();
            folder.Write("a.jsonl.gz", packed[..length]);

            var night = await NightAsync(folder.Setting, ("JobAds:RetryDelay", "00:30:00"));

            night.Told.Should().Contain("filen a.jsonl.gz är avklippt eller trasig", $"{length} of {packed.Length} bytes, and without waiting: it will not mend itself");
            night.Ads.Should().BeEmpty();
        }

        using var mixed = new AdFolder(("a.jsonl", Lines(1, 10)));
        mixed.Write("b.jsonl.gz", [.. packed[..100], .. new byte[100], .. packed[200..]]);
        (await NightAsync(mixed.Setting)).Told.Should().Contain("filen b.jsonl.gz är avklippt eller trasig", "it is named among others that are whole");

        using var whole = new AdFolder();
        whole.Write("a.jsonl.gz", [.. packed, .. AdFolder.Pack(Lines(3_001, 5))]);
        (await NightAsync(whole.Setting)).Ads.Should().HaveCount(3_005, "packed pieces may follow each other");
    }

    [Fact]
    public async Task A_cut_between_two_lines_is_seen_in_the_packed_bytes()
    {
        // Two pieces, each flushed at the end of a line: what comes out of the first alone ends with a whole line.
        var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Lines(1, 50)));
            gzip.Flush();
            packed.SetLength(packed.Position);
            using var unpacked = new WholeGzip(new MemoryStream(packed.ToArray()));

            var read = async () => await new StreamReader(unpacked).ReadToEndAsync();

            await read.Should().ThrowAsync<FeedCutException>();
        }
    }

    private static string Lines(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(i =>
        $$$"""{"id":"{{{i}}}","headline":"Diskare {{{i * 7919}}}","timestamp":1000,"publication_date":"2026-03-01T00:00:00","last_publication_date":"2026-04-01T23:59:59","description":{"text":"Du diskar."},"occupation_group":null,"workplace_address":null,"employer":null}""" + "\n"));
}
