using System.Numerics;
using System.Runtime.InteropServices;
using Matchning.Ranking.Facts;
using Matchning.Ranking.Features;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Packed;

/// <summary>
/// What the openings' numbers mean for one person: for each work class, place, kind of terms and title, the codes of the row and
/// whether the gate says no. Used again for each person; one thread at a time. Rows come out the same as <see cref="MatchFeatures.Fill"/> makes them.
/// </summary>
internal sealed class PersonTables
{
    private static readonly Feature[] WorkFeatures =
    [
        Feature.OccupationExact, Feature.Substitutability, Feature.SsykDepth, Feature.SameField, Feature.RelatedYears, Feature.RelatedRecency,
        Feature.WishExact, Feature.WishDepth, Feature.SkillsInGroup, Feature.UsualEducationGap,
    ];

    private static readonly Feature[] PlaceFeatures = [Feature.TravelMinutes, Feature.TravelShare, Feature.SameMunicipality];
    private static readonly Feature[] TermsFeatures = [Feature.HoursOverlap, Feature.KindOverlap, Feature.StartReach];

    private readonly OpeningColumns _openings;
    private readonly WorkTable _work;
    private readonly AskedOfPerson _asked;
    private readonly byte[] _places;
    private readonly byte[] _terms;
    private readonly bool[] _refused;
    private PreparedParticipant _person = null!;

    public PersonTables(OpeningColumns openings)
    {
        _openings = openings;
        _work = new WorkTable(openings.Works);
        _asked = new AskedOfPerson(openings.Requirements);
        (_places, PlaceIsOpen) = (new byte[openings.Places.Count * FeatureSchema.Count], new bool[openings.Places.Count]);
        (_terms, TermsRefusal) = (new byte[openings.Terms.Length * FeatureSchema.Count], new GateCodes[openings.Terms.Length]);
        TitleCodes = new byte[openings.Titles.Count];
        TextMatch = new int[openings.Count];
        _refused = new bool[openings.Names.Count];
    }

    public bool[] PlaceIsOpen { get; }

    /// <summary>The first rule that refuses each kind of terms; none when they are open.</summary>
    public GateCodes[] TermsRefusal { get; }

    /// <summary>The code of <see cref="Feature.TitleSimilarity"/> for each title.</summary>
    public byte[] TitleCodes { get; }

    /// <summary>The sum of <see cref="Feature.TextMatch"/> for each opening's row.</summary>
    public int[] TextMatch { get; }

    public bool HasRefusals { get; private set; }

    /// <summary>Have the person's work, wishes or skills anything to do with the class? If not, classes differ only in usual schooling.</summary>
    public bool IsRelated(int @class) => _work.IsRelated(@class);

    public ReadOnlySpan<byte> WorkRow(int @class) => _work.Row(@class);

    public ReadOnlySpan<byte> PlaceRow(int place) => Part(_places, place);

    public ReadOnlySpan<byte> TermsRow(int terms) => Part(_terms, terms);

    public static ReadOnlySpan<Feature> OfWork => WorkFeatures;

    public static ReadOnlySpan<Feature> OfPlace => PlaceFeatures;

    public static ReadOnlySpan<Feature> OfTerms => TermsFeatures;

    /// <summary>Makes the tables this person's.</summary>
    /// <param name="person">Prepared with the same taxonomy as the openings.</param>
    /// <param name="year">The year the ranking is made for.</param>
    public void Begin(PreparedParticipant person, int year)
    {
        _person = person;
        _work.Begin(person, year);
        _asked.Begin(person);
        for (var place = 0; place < PlaceIsOpen.Length; place++)
        {
            if (_openings.PlaceStart[place] == _openings.PlaceStart[place + 1]) continue;
            var number = _openings.Places.PlaceNumber(place);
            PlaceIsOpen[place] = Gate.TravelTime(person.Facts, _openings.Places.IsRemote(place), person.JourneyTo(number)) != GateOutcome.Fail;
            TermFeatures.FillPlace(person, number, _openings.Places.IsRemote(place), Part(_places, place));
        }
        for (var terms = 0; terms < TermsRefusal.Length; terms++)
        {
            TermsRefusal[terms] = Gate.RefusedOnTerms(person.Facts, _openings.Terms[terms]);
            if (TermsRefusal[terms] == GateCodes.None) TermFeatures.FillTerms(person.Facts, _openings.Terms[terms], Part(_terms, terms));
        }
        Titles(person);
        Array.Clear(TextMatch);
        _openings.Words.Match(person.WordIds, TextMatch);
        Refusals(person);
    }

    /// <summary>Has the person said no to work with the opening's name?</summary>
    public bool IsRefused(int row) => HasRefusals && _refused[_openings.Name[row]];

    /// <summary>The gate's rules that hang on the opening's own musts.</summary>
    public bool FormalIsOpen(int row) => _asked.IsOpen(_openings.Musts(row));

    /// <summary>The first rule that refuses the opening, in the gate's order; none when it is open. The same as <see cref="GateResult.Reason"/> tells.</summary>
    public GateCodes Refusal(int row)
    {
        if (IsRefused(row)) return GateCodes.Refused;
        var terms = TermsRefusal[_openings.Term[row]];
        if (terms != GateCodes.None) return terms;
        return PlaceIsOpen[_openings.PlaceOf(row)] ? _asked.Refusal(_openings.Musts(row)) : GateCodes.Travel;
    }

    /// <summary>What the opening's requirements decide of the row, and nothing else.</summary>
    public void WriteAsked(int opening, Span<byte> row) =>
        _asked.Fill(_openings, opening, _work.Years(_openings.Work[opening]), row);

    /// <summary>A bit for each must of the opening that is missing; those from <paramref name="lastBit"/> on share that one.</summary>
    public ulong MissingMusts(int opening, int lastBit) => _asked.Missing(_openings.Musts(opening), _work.Years(_openings.Work[opening]), lastBit);

    /// <summary>What hangs on work, title, journey and requirements: all that a band is made of. The rest is left as it is.</summary>
    public void WriteForBand(int opening, Span<byte> row)
    {
        var @class = _openings.Work[opening];
        WorkRow(@class).CopyTo(row);
        row[(int)Feature.TitleSimilarity] = TitleCodes[_openings.Title[opening]];
        row.Set(Feature.ExperienceMet, RequirementFeatures.Experience(_openings.Own[_openings.OwnTerm[opening]].ExperienceRequired, _work.Years(@class)));
        WriteAsked(opening, row);
        var place = _openings.PlaceOf(opening);
        row[(int)Feature.TravelMinutes] = PlaceRow(place)[(int)Feature.TravelMinutes];
        row[(int)Feature.TravelShare] = PlaceRow(place)[(int)Feature.TravelShare];
    }

    /// <summary>The whole feature row of the person and the opening.</summary>
    /// <param name="opening">Its row in the columns.</param>
    /// <param name="place">The place it lies under, which must be open.</param>
    /// <param name="row">Exactly <see cref="FeatureSchema.Count"/> bytes.</param>
    public void Write(int opening, int place, Span<byte> row)
    {
        WriteForBand(opening, row);
        foreach (var feature in PlaceFeatures) row[(int)feature] = PlaceRow(place)[(int)feature];
        foreach (var feature in TermsFeatures) row[(int)feature] = TermsRow(_openings.Term[opening])[(int)feature];
        row.Set(Feature.TextMatch, TextMatch[opening]);
        _openings.Own[_openings.OwnTerm[opening]].Write(row);
    }

    private void Titles(PreparedParticipant person)
    {
        Array.Clear(TitleCodes);
        foreach (var work in person.Held) Merge(_openings.Titles.Codes(work));
        foreach (var work in person.Wishes) Merge(_openings.Titles.Codes(work));
        foreach (var word in person.OwnWords) Merge(_openings.Titles.Codes(word));
    }

    private void Merge(ReadOnlySpan<byte> codes)
    {
        Span<Vector<byte>> mine = MemoryMarshal.Cast<byte, Vector<byte>>(TitleCodes.AsSpan());
        var others = MemoryMarshal.Cast<byte, Vector<byte>>(codes);
        for (var i = 0; i < others.Length; i++) mine[i] = Vector.Max(mine[i], others[i]);
        for (var i = others.Length * Vector<byte>.Count; i < codes.Length; i++) TitleCodes[i] = Math.Max(TitleCodes[i], codes[i]);
    }

    private void Refusals(PreparedParticipant person)
    {
        HasRefusals = person.Avoid.Length > 0;
        if (HasRefusals) Array.Clear(_refused);
        foreach (var word in person.Avoid)
        {
            var with = _openings.Names.With(word);
            for (var i = 0; i < with.Length; i++) _refused[i] |= with[i];
        }
    }

    private static Span<byte> Part(byte[] rows, int i) => rows.AsSpan(i * FeatureSchema.Count, FeatureSchema.Count);
}
