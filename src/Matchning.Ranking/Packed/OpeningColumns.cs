using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Packed;

/// <summary>
/// Openings as columns of small numbers: what hangs on the opening alone is numbered once, and a person's tables say what each number
/// means for that person. Rows lie by place and then by work, so that what a person cannot reach is never touched. Immutable, thread-safe.
/// </summary>
internal sealed class OpeningColumns
{
    /// <summary>Musts, merits and named skills.</summary>
    private const int AskedLists = 3;

    private OpeningColumns(Builder from, int[] order)
    {
        Places = from.Places;
        Works = new WorkClasses(from.Works.Values);
        Terms = [.. from.Terms.Values];
        Own = [.. from.Own.Values];
        Titles = new TitleIndex(from.Titles.Values);
        Names = new RefusedNames(from.Names.Values);
        Requirements = [.. from.Requirements.Values.Select(r => r.Requirement)];
        Ids = [.. from.Rows.Select(r => r.Id)];
        Array.Sort(Ids, StringComparer.Ordinal);
        Number = Numbers(from.Rows, order);
        (Work, Term, OwnTerm, Title, Name) = (Column(r => r.Work), Column(r => r.Terms), Column(r => r.Own), Column(r => r.Title), Column(r => r.Name));
        PlaceStart = new int[Places.Count + 1];
        foreach (var row in order) PlaceStart[from.Rows[row].Place + 1]++;
        for (var p = 0; p < Places.Count; p++) PlaceStart[p + 1] += PlaceStart[p];
        PlaceAt = [.. order.Select(i => (ushort)from.Rows[i].Place)];
        AskedStart = new int[AskedLists * order.Length + 1];
        for (var i = 0; i < order.Length; i++)
            for (var list = 0; list < AskedLists; list++)
                AskedStart[AskedLists * i + list + 1] = AskedStart[AskedLists * i + list] + from.Rows[order[i]].Asked[list].Length;
        Asked = [.. order.SelectMany(i => from.Rows[i].Asked.SelectMany(list => list))];
        Words = new WordColumn([.. order.Select(i => from.Rows[i].Words)]);

        int[] Column(Func<Row, int> of) => [.. order.Select(i => of(from.Rows[i]))];
    }

    public int Count => Number.Length;

    /// <summary>In order; an opening's place here is its number.</summary>
    public string[] Ids { get; }

    /// <summary>Negative when there is no such opening.</summary>
    public int NumberOf(string id) => Array.BinarySearch(Ids, id, StringComparer.Ordinal);

    /// <summary>The number of the opening of each row, which decides between equal scores.</summary>
    public int[] Number { get; }

    public PlaceKeys Places { get; }

    /// <summary>First row of each place, and the count last.</summary>
    public int[] PlaceStart { get; }

    private ushort[] PlaceAt { get; }

    /// <summary>The place that the row lies under.</summary>
    public int PlaceOf(int row) => PlaceAt[row];

    public WorkClasses Works { get; }
    public int[] Work { get; }
    public OpeningFacts[] Terms { get; }
    public int[] Term { get; }
    public OwnTerms[] Own { get; }
    public int[] OwnTerm { get; }
    public TitleIndex Titles { get; }
    public int[] Title { get; }
    public RefusedNames Names { get; }
    public int[] Name { get; }
    public PreparedRequirement[] Requirements { get; }

    public WordColumn Words { get; }

    public ReadOnlySpan<int> Musts(int row) => AskedList(row, 0);

    public ReadOnlySpan<int> Merits(int row) => AskedList(row, 1);

    /// <summary>Skills that it asks for, says are a merit, or mentions.</summary>
    public ReadOnlySpan<int> NamedSkills(int row) => AskedList(row, 2);

    /// <summary>Numbers of <see cref="Requirements"/>: for each row its lists, one after the other.</summary>
    private int[] Asked { get; }

    private int[] AskedStart { get; }

    private ReadOnlySpan<int> AskedList(int row, int list) =>
        Asked.AsSpan(AskedStart[AskedLists * row + list]..AskedStart[AskedLists * row + list + 1]);

    /// <summary>Packs openings in any order; each is read once and may then be let go.</summary>
    public static OpeningColumns Of(IEnumerable<PreparedOpening> openings, RankingTaxonomy taxonomy)
    {
        var builder = new Builder(new PlaceKeys(taxonomy));
        foreach (var opening in openings) builder.Add(opening);
        var rows = builder.Rows;
        return new(builder, [.. Enumerable.Range(0, rows.Count).OrderBy(i => rows[i].Place).ThenBy(i => rows[i].Work).ThenBy(i => rows[i].Id, StringComparer.Ordinal)]);
    }

    /// <summary>Equal ids are numbered in the order they came, as a stable sort would.</summary>
    private static int[] Numbers(List<Row> rows, int[] order)
    {
        var number = new int[rows.Count];
        var at = 0;
        foreach (var row in Enumerable.Range(0, rows.Count).OrderBy(i => rows[i].Id, StringComparer.Ordinal)) number[row] = at++;
        return Array.ConvertAll(order, row => number[row]);
    }

    private sealed record Row(string Id, int Place, int Work, int Terms, int Own, int Title, int Name, int[][] Asked, OpeningWords Words);

    private sealed class Builder(PlaceKeys places)
    {
        public PlaceKeys Places { get; } = places;
        public Numbering<WantedWork> Works { get; } = new();
        public Numbering<OpeningFacts> Terms { get; } = new();
        public Numbering<OwnTerms> Own { get; } = new();
        public Numbering<string> Titles { get; } = new(StringComparer.Ordinal);
        public Numbering<string> Names { get; } = new(StringComparer.Ordinal);
        public Numbering<AskedKey> Requirements { get; } = new();
        public List<Row> Rows { get; } = [];

        public void Add(PreparedOpening opening) => Rows.Add(new(
            opening.Facts.Id,
            Places.Of(opening),
            Works.Of(opening.Wanted),
            Terms.Of(TermsOf(opening.Facts)),
            Own.Of(OwnTerms.Of(opening)),
            Titles.Of(opening.Facts.Title + " " + opening.Facts.OccupationLabel),
            Names.Of(opening.PlainName),
            [Asked(opening.Musts), Asked(opening.Merits), Asked(opening.NamedSkills)],
            opening.Words));

        private int[] Asked(PreparedRequirement[] requirements) => [.. requirements.Select(r => Requirements.Of(new(r)))];

        /// <summary>What the gate and the features read of hours, kind, start and times of day, and nothing else.</summary>
        private static OpeningFacts TermsOf(OpeningFacts opening) => new()
        {
            Id = "", Title = "",
            Kinds = opening.Kinds, HoursPercentMin = opening.HoursPercentMin, HoursPercentMax = opening.HoursPercentMax, StartsOn = opening.StartsOn, Times = opening.Times,
        };
    }

    /// <summary>Two requirements are one here when nothing about a person can tell them apart.</summary>
    private readonly record struct AskedKey(RequirementKind Kind, string Value, string? ConceptId, string? Level)
    {
        public AskedKey(PreparedRequirement requirement)
            : this(requirement.Source.Kind, requirement.Source.Value, requirement.Source.ConceptId, requirement.Source.Level) => Requirement = requirement;

        public PreparedRequirement Requirement { get; } = null!;

        public bool Equals(AskedKey other) => (Kind, Value, ConceptId, Level) == (other.Kind, other.Value, other.ConceptId, other.Level);

        public override int GetHashCode() => HashCode.Combine(Kind, Value, ConceptId, Level);
    }
}
