using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Features;

/// <summary>What the opening names of skills, and the words it shares with the profile.</summary>
internal static class SkillFeatures
{
    public static void Fill(PreparedParticipant participant, PreparedOpening opening, Span<byte> row)
    {
        var tally = new SkillTally();
        foreach (var named in opening.NamedSkills) tally.Add(SkillNearness.Of(participant, named));
        tally.Write(row);
        row.Set(Feature.TextMatch, opening.Words.Match(participant.WordIds));
    }
}

/// <summary>Adds up the skills that an opening names, one by one.</summary>
internal ref struct SkillTally
{
    public static ReadOnlySpan<Feature> Features => [Feature.SkillsUsed, Feature.NearSkill];

    private int _named, _used;
    private Nearness _best;

    public void Add(Nearness near)
    {
        _named++;
        if (near == Nearness.Same) _used++;
        if (near > _best) _best = near;
    }

    public readonly void Write(Span<byte> row)
    {
        row.Set(Feature.SkillsUsed, _named == 0 ? float.NaN : _used);
        row.Set(Feature.NearSkill, _named == 0 ? float.NaN : (int)_best);
    }
}
