namespace Matchning.Floor.Runs;

/// <summary>
/// What a step of the night tells about itself. It stands in the step's own file, and all that is said of the step is read from it: on pages, in alarms,
/// in the terminal and in the status.
/// </summary>
/// <param name="Name">Kept in the rows, so it never changes.</param>
/// <param name="Title">"Hämta annonser"</param>
public sealed record StepDeclaration(string Name, string Title)
{
    /// <summary>What an administrator can do about a step that nobody's work waits for.</summary>
    public const string CanWait = "Kör steget igen när det passar, eller vänta till nästa natt.";

    /// <summary>What it means for people's work that the step failed.</summary>
    public string WhenFailed { get; init; } = "";

    /// <summary>What an administrator can do when the step failed.</summary>
    public string WhatToDo { get; init; } = "Kör steget igen. Misslyckas det en gång till, kontakta den som sköter driften.";

    /// <summary>Everything the step may count; a test holds the step to it. What is said about them comes in this order.</summary>
    public IReadOnlyList<CountDeclaration> Counts { get; init; } = [];

    /// <summary>The part of a page that draws the counts, where a line of words is not enough.</summary>
    public string? DrawnBy { get; init; }

    /// <summary>A person should look at what the step counted.</summary>
    public bool Warns(IEnumerable<StepCount> counts) => Noticed(counts).Any(c => c.Warns);

    /// <summary>The counts that happened, in words. What did not is not worth one.</summary>
    public IReadOnlyList<string> InWords(IEnumerable<StepCount> counts) => [.. counts.Where(c => c.Value != 0).Select(c => Of(c.Name).Written(c.Value))];

    /// <summary>The same of those counts that a person should look at.</summary>
    public IReadOnlyList<string> Warnings(IEnumerable<StepCount> counts) => InWords(counts.Where(c => Of(c.Name).Warns));

    public IEnumerable<CountNote> Notes(IEnumerable<StepCount> counts) => Noticed(counts).Select(c => c.Note).OfType<CountNote>();

    public IEnumerable<CountAlarm> Alarms(IEnumerable<StepCount> counts) => Noticed(counts).Select(c => c.Alarm).OfType<CountAlarm>();

    private IEnumerable<CountDeclaration> Noticed(IEnumerable<StepCount> counts) => Counts.Where(d => counts.Any(c => c.Name == d.Name && c.Value > 0));

    // Rows of an earlier version may hold counts that no step makes any more: they are shown by their own name.
    private CountDeclaration Of(string count) => Counts.FirstOrDefault(c => c.Name == count) ?? new(count, count.Replace('_', ' '));
}

/// <summary>A step of the night, which says about itself what is to be known of it.</summary>
public interface INightStep
{
    static abstract StepDeclaration Declaration { get; }
}
