using System.Globalization;
using Matchning.Ranking.Gates;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Facts;

/// <summary>Parts of the day and the week that an opening names.</summary>
[Flags]
public enum DayParts : byte
{
    None = 0,
    EarlyMorning = 1,
    Evening = 2,
    Night = 4,
    Weekend = 8,
    Shift = 16,
    OnCall = 32,
}

/// <summary>When in the day and the week the work is, as an opening tells it.</summary>
/// <param name="Parts">What is named besides ordinary days.</param>
/// <param name="Start">The clock time it begins; null when none, or more than one, is told.</param>
/// <param name="End">The clock time it ends; null as <paramref name="Start"/>. Before it when the work goes over midnight.</param>
public readonly record struct WorkTimes(DayParts Parts, TimeOnly? Start, TimeOnly? End)
{
    public static WorkTimes NotStated { get; }

    private static readonly (string Word, DayParts Part)[] Words =
        [("tidig morgon", DayParts.EarlyMorning), ("kväll", DayParts.Evening), ("natt", DayParts.Night), ("helg", DayParts.Weekend), ("skift", DayParts.Shift), ("jour", DayParts.OnCall), ("beredskap", DayParts.OnCall)];

    private static readonly (string Stem, DayParts Part)[] InTitles =
        [("natt", DayParts.Night), ("kväll", DayParts.Evening), ("helg", DayParts.Weekend), ("jour", DayParts.OnCall), ("skift", DayParts.Shift)];

    /// <summary>From the requirements of kind <see cref="RequirementKind.Hours"/> and the words of the title; null when neither says anything.</summary>
    public static WorkTimes? Of(IEnumerable<Requirement> requirements, string title)
    {
        var (parts, ranges) = (DayParts.None, new HashSet<(TimeOnly, TimeOnly)>());
        foreach (var word in Text.Words.Plain(title).Split(' '))
            foreach (var (stem, part) in InTitles)
                if (word.StartsWith(stem, StringComparison.Ordinal) && !word.StartsWith("journal", StringComparison.Ordinal)) parts |= part;
        foreach (var told in requirements)
        {
            if (told.Kind != RequirementKind.Hours) continue;
            if (Range(told.Value) is { } range) ranges.Add(range);
            else parts |= Array.Find(Words, w => w.Word == told.Value).Part;
        }
        if (parts == DayParts.None && ranges.Count == 0) return null;
        return ranges.Count == 1 ? new(parts, ranges.Single().Item1, ranges.Single().Item2) : new(parts, null, null);
    }

    /// <summary>
    /// Can someone who works from <paramref name="from"/> to <paramref name="to"/>? Only stated clock times that lie half or more outside, and work that is
    /// all by night, are a no; everything else that is not inside for certain has to be asked about.
    /// </summary>
    /// <param name="from">Null for the whole morning.</param>
    /// <param name="to">Null for the whole evening.</param>
    public GateOutcome Fit(TimeOnly? from, TimeOnly? to)
    {
        var (earliest, latest) = (Minutes(from ?? TimeOnly.MinValue), to is { } end ? Minutes(end) : MinutesOfDay);
        if (Start is { } starts && End is { } ends)
        {
            var (begin, stop) = (Minutes(starts), Minutes(ends));
            if (stop <= begin) stop += MinutesOfDay;
            var inside = Math.Max(0, Math.Min(stop, latest) - Math.Max(begin, earliest));
            if (inside < stop - begin) return inside * 2 < stop - begin ? GateOutcome.Fail : GateOutcome.Uncertain;
            return Parts == DayParts.None ? GateOutcome.Pass : GateOutcome.Uncertain;
        }
        return Parts == DayParts.Night && earliest >= EndOfNight && latest < MinutesOfDay ? GateOutcome.Fail : GateOutcome.Uncertain;
    }

    private const int MinutesOfDay = 24 * 60;
    private const int EndOfNight = 5 * 60;

    /// <summary>"07:00-16:00" as a range; null for another value.</summary>
    private static (TimeOnly, TimeOnly)? Range(string value) => value.Split('-') is [var from, var to]
        && TimeOnly.TryParseExact(from, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        && TimeOnly.TryParseExact(to, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) ? (start, end) : null;

    private static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;
}
