namespace Matchning.Worker.Files;

/// <summary>A line that cannot be read as it stands: it is named and skipped, and the others go on.</summary>
internal sealed record BadLine(string File, int Line, string Field, string Why);

/// <summary>A field holds what it may not. The message is for the person who wrote the file.</summary>
internal sealed class BadFieldException(string field, string why) : Exception(why)
{
    public string Field { get; } = field;
}

/// <summary>What was wrong in the files of one call. Lines are written when they are found, so a long run tells at once.</summary>
internal sealed class BadLines(TextWriter errors)
{
    public int Count { get; private set; }

    /// <summary>0, or 3 when any line or field was skipped.</summary>
    public int ExitCode => Count == 0 ? 0 : 3;

    public void Skip(BadLine bad)
    {
        Count++;
        errors.WriteLine($"{bad.File} rad {bad.Line}, {bad.Field}: {bad.Why} Raden hoppas över.");
    }

    /// <summary>A field that is left out of a line that is used.</summary>
    public void LeaveOut(BadLine bad)
    {
        Count++;
        errors.WriteLine($"{bad.File} rad {bad.Line}, {bad.Field}: {bad.Why} Fältet hoppas över.");
    }

    /// <summary>Something in a line that is left out of the reckoning while the line itself is used.</summary>
    public void Note(BadLine odd) => errors.WriteLine($"{odd.File} rad {odd.Line}, {odd.Field}: {odd.Why}");
}
