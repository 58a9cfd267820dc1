using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Prepared;
using Matchning.Ranking.Taxonomy;

namespace Matchning.Ranking.Packed;

/// <summary>One person's codes for each work class. Most classes have nothing to do with the person and share one row for each usual schooling.</summary>
internal sealed class WorkTable(WorkClasses classes)
{
    private readonly byte[] _rows = new byte[classes.Count * FeatureSchema.Count];
    private readonly double[] _years = new double[classes.Count];
    private readonly bool[] _isRelated = new bool[classes.Count];
    private readonly List<int> _related = [];

    public bool IsRelated(int @class) => _isRelated[@class];

    public ReadOnlySpan<byte> Row(int @class) => RowOf(@class);

    /// <summary>Years in work related to the class.</summary>
    public double Years(int @class) => _years[@class];

    public void Begin(PreparedParticipant person, int year)
    {
        Clear(person);
        foreach (var work in person.Held) Add(work, person.Taxonomy, year);
        foreach (var wish in person.Wishes) AddWish(wish, person.Taxonomy);
        foreach (var (group, count) in person.SkillsPerGroup)
            foreach (var @class in classes.InGroup(group)) Touch(@class).Set(Feature.SkillsInGroup, count);
    }

    private void Clear(PreparedParticipant person)
    {
        foreach (var @class in _related) (_isRelated[@class], _years[@class]) = (false, 0);
        _related.Clear();
        Span<byte> nothing = stackalloc byte[FeatureSchema.Count];
        nothing.Clear();
        if (person.Wishes.Length == 0) nothing[(int)Feature.WishExact] = nothing[(int)Feature.WishDepth] = FeatureSchema.Missing;
        Span<byte> gaps = stackalloc byte[(int)EducationLevel.University + 1];
        for (var level = 0; level < gaps.Length; level++) gaps[level] = FeatureSchema.Code(Feature.UsualEducationGap, RequirementFeatures.Lacking(person, (EducationLevel)level));
        for (var i = 0; i < classes.Count; i++)
        {
            nothing.CopyTo(RowOf(i));
            RowOf(i)[(int)Feature.UsualEducationGap] = classes.Usual[i] is { } usual ? gaps[(int)usual] : FeatureSchema.Missing;
        }
    }

    private void Add(KnownWork work, RankingTaxonomy taxonomy, int year)
    {
        var recency = FeatureSchema.Code(Feature.RelatedRecency, work.Recency(year));
        foreach (var (@class, link) in classes.LinksOf(work, taxonomy))
        {
            var row = Touch(@class);
            if (link.IsExact) row[(int)Feature.OccupationExact] = 1;
            Raise(row, Feature.Substitutability, FeatureSchema.Code(Feature.Substitutability, link.Percent));
            Raise(row, Feature.SsykDepth, FeatureSchema.Code(Feature.SsykDepth, link.Depth));
            if (link.IsSameField) row[(int)Feature.SameField] = 1;
            if (!link.IsRelated) continue;
            _years[@class] += work.Years;
            row.Set(Feature.RelatedYears, (float)_years[@class]);
            Raise(row, Feature.RelatedRecency, recency);
        }
    }

    private void AddWish(KnownWork wish, RankingTaxonomy taxonomy)
    {
        foreach (var (@class, link) in classes.LinksOf(wish, taxonomy))
        {
            var row = Touch(@class);
            if (link.IsExact) row[(int)Feature.WishExact] = 1;
            Raise(row, Feature.WishDepth, FeatureSchema.Code(Feature.WishDepth, link.Depth));
        }
    }

    private static void Raise(Span<byte> row, Feature feature, byte code) => row[(int)feature] = Math.Max(row[(int)feature], code);

    private Span<byte> Touch(int @class)
    {
        if (!_isRelated[@class])
        {
            _isRelated[@class] = true;
            _related.Add(@class);
        }
        return RowOf(@class);
    }

    private Span<byte> RowOf(int @class) => _rows.AsSpan(@class * FeatureSchema.Count, FeatureSchema.Count);
}
