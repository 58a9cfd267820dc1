using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Matchning.Training;
using Matchning.Worker.Lab;

namespace Matchning.Benchmarks;

/// <summary>
/// A whole country's openings and people. Every opening has the text, requirements and terms of a real or generated ad; half of them are moved to
/// another occupation with a title that employers use for it, and all get a municipality in the shares of the real ads (a fifth evenly over the
/// country). The same numbers give the same load, and fewer are the first of more.
/// </summary>
internal sealed class NationalLoad
{
    public const int Openings = 100_000;
    public const int People = 350_000;
    public static readonly DateOnly Today = Records.Today;

    private readonly IReadOnlyList<OpeningFacts> _ads;
    private readonly OccupationNode[] _occupations;
    private readonly ILookup<string, string> _titles;
    private readonly string?[] _places;
    private readonly TaxonomyFiles _files = new();
    private readonly ProfileSampler _people;

    public NationalLoad()
    {
        var records = new Records(people: 0);
        (Taxonomy, _ads) = (records.Taxonomy, records.Openings);
        var real = _ads.Take(records.RealAds).ToArray();
        _occupations = [.. Taxonomy.Occupations.Where(o => !o.IsRetired && o.Ssyk4 is not null).OrderBy(o => o.ConceptId, StringComparer.Ordinal)];
        _titles = _files.JobTitles().ToLookup(t => t.PreferredTitle, t => t.Title, StringComparer.OrdinalIgnoreCase);
        _places = [.. real.Select(o => o.MunicipalityCode), .. _files.Municipalities().Select(m => m.Code).Take(real.Length / 4)];
        _people = new ProfileSampler(TrainingTables.Relations(_files), Taxonomy, [.. OpeningsFrom(0, 5000)]);
    }

    public RankingTaxonomy Taxonomy { get; }

    public IEnumerable<OpeningFacts> OpeningsFrom(int first, int count)
    {
        for (var i = first; i < first + count; i++) yield return Opening(i);
    }

    /// <summary>People for a shard, made when they are asked for: nobody holds a country in memory.</summary>
    public IReadOnlyList<ParticipantFacts> PeopleOf(int shard, int count) =>
        [.. _people.Sample(count, seed: 1000 + shard).Select((p, i) => p.Shown with { Id = $"{shard}-{i}" })];

    private OpeningFacts Opening(int number)
    {
        var random = new Random(unchecked(number * 7919 + 17));
        var ad = _ads[random.Next(_ads.Count)];
        var moved = random.Next(2) == 0 ? null : _occupations[random.Next(_occupations.Length)];
        return ad with
        {
            Id = $"{ad.Id}-{number:000000}",
            OccupationId = moved?.ConceptId ?? ad.OccupationId,
            OccupationLabel = moved?.Label ?? ad.OccupationLabel,
            Ssyk4 = moved?.Ssyk4 ?? ad.Ssyk4,
            FieldId = moved?.FieldId ?? ad.FieldId,
            Title = moved is null ? ad.Title : Title(moved, random),
            MunicipalityCode = _places[random.Next(_places.Length)],
            PublishedOn = Today.AddDays(-random.Next(60)),
            ClosesOn = Today.AddDays(1 + random.Next(60)),
            Places = random.Next(8) == 0 ? random.Next(2, 20) : 1,
        };
    }

    private string Title(OccupationNode occupation, Random random)
    {
        var used = _titles[occupation.Label].ToArray();
        var title = used.Length == 0 ? occupation.Label : used[random.Next(used.Length)];
        return random.Next(3) switch { 0 => title, 1 => $"{title} till {Place(random)}", _ => $"Vi söker {title.ToLowerInvariant()}" };
    }

    private string Place(Random random) => Taxonomy.Municipality(_places[random.Next(_places.Length)])?.Label ?? "oss";
}
