namespace Matchning.Floor.Runs;

/// <summary>What a step says about one of its counts.</summary>
/// <param name="Name">Kept in the rows, so it never changes.</param>
/// <param name="Written">"1 412 platser föreslås", of 1412.</param>
public sealed record CountDeclaration(string Name, Func<long, string> Written)
{
    /// <param name="name">Kept in the rows, so it never changes.</param>
    /// <param name="many">What stands after the number: "platser".</param>
    /// <param name="one">The same of exactly one, where it differs: "plats".</param>
    public CountDeclaration(string name, string many, string? one = null)
        : this(name, count => $"{RunWords.Number(count)} {(count == 1 ? one ?? many : many)}")
    {
    }

    /// <summary>People that a step cut into shards could not count.</summary>
    public static CountDeclaration SetAside { get; } = new(SharedStep.SetAside, "deltagare kunde inte räknas") { Warns = true };

    /// <summary>More than none, and the step is done with a warning: a person should look.</summary>
    public bool Warns { get; init; }

    /// <summary>What the run's page says about more than none.</summary>
    public CountNote? Note { get; init; }

    /// <summary>What administrators are sent about more than none.</summary>
    public CountAlarm? Alarm { get; init; }
}

/// <param name="Link">Stands last, after the text.</param>
public sealed record CountNote(string Text, CountLink Link)
{
    /// <summary>Begins by asking the reader to look.</summary>
    public bool AsksToLook { get; init; }
}

/// <param name="Role">Who may open it; null is everyone who sees the run.</param>
/// <param name="ForOthers">What those read who may not.</param>
public sealed record CountLink(string Address, string Words, string? Role = null, string? ForOthers = null);

/// <param name="Key">With the run's number it makes one message of the event, so it never changes.</param>
/// <param name="Subject">Says nothing about anybody.</param>
/// <param name="Text">A sentence or two.</param>
public sealed record CountAlarm(string Key, string Subject, string Text);
