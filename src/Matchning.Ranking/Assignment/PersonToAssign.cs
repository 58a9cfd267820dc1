namespace Matchning.Ranking.Assignment;

/// <summary>One person's own list, best first, as the assignment takes it.</summary>
public sealed record PersonToAssign
{
    /// <summary>Best first. An opening that stands here twice counts where it first stands.</summary>
    public required IReadOnlyList<long> OpeningIds { get; init; }

    /// <summary>Never compared between people: only their order, and which are equal, is used.</summary>
    public required IReadOnlyList<float> Scores { get; init; }

    /// <summary>0–1: how much more an opening counts when it goes to this person. Wins equal and nearly equal cases.</summary>
    public double Bonus { get; init; }

    internal Choice[] Choices(int person)
    {
        Check(person);
        var places = PlaceGain.Places(Scores);
        var seen = new HashSet<long>();
        return [.. Enumerable.Range(0, OpeningIds.Count).Where(i => seen.Add(OpeningIds[i]))
            .Select(i => new Choice(OpeningIds[i], i, PlaceGain.Worth(places[i], Bonus)))];
    }

    private void Check(int person)
    {
        if (OpeningIds.Count != Scores.Count)
            throw new ArgumentException($"Person {person} has {OpeningIds.Count} openings and {Scores.Count} scores.");
        if (!(Bonus is >= 0 and <= 1)) throw new ArgumentException($"Person {person} has the bonus {Bonus}; it must be 0–1.");
        for (var i = 0; i < Scores.Count; i++)
        {
            if (!float.IsFinite(Scores[i])) throw new ArgumentException($"Person {person} has a score at place {i + 1} that is not a number: {Scores[i]}.");
            if (i > 0 && Scores[i] > Scores[i - 1]) throw new ArgumentException($"The list of person {person} is not best first: place {i + 1} has a higher score than the one before.");
        }
    }
}

/// <param name="Position">In the person's list, 0 first.</param>
internal readonly record struct Choice(long OpeningId, int Position, long Worth);
