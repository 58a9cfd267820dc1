using System.Globalization;

namespace Matchning.Worker.FileVerbs;

/// <summary>The call cannot be understood; the message is one line that says which part.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>The options of a file verb: --name value, and --all alone. What a verb does not know is refused, not passed over.</summary>
internal sealed class FileArguments
{
    private const string All = "--all";
    private const int MostPairs = 1_000_000;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public FileArguments(string[] arguments, params string[] known)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (!known.Contains(name)) throw new UsageException($"Okänt val: {name}.");
            if (_values.ContainsKey(name)) throw new UsageException($"{name} står två gånger.");
            if (name == All) _values[name] = "";
            else if (i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal)) _values[name] = arguments[++i];
            else throw new UsageException($"{name} ska följas av ett värde.");
        }
    }

    public bool ShowsAll => _values.ContainsKey(All);

    public string? Model => _values.GetValueOrDefault("--model");

    public const int DefaultTop = 50;

    public int Top => !_values.TryGetValue("--top", out var text) ? DefaultTop
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= MostPairs ? top
        : throw new UsageException("--top ska följas av ett tal från 1 till 1 000 000.");

    /// <summary>Null leaves the day to the ads themselves.</summary>
    public DateOnly? AsOf => !_values.TryGetValue("--as-of", out var text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException("--as-of ska följas av ett datum, ÅÅÅÅ-MM-DD.");

    public string Value(string name) => _values.GetValueOrDefault(name) ?? throw new UsageException($"{name} saknas.");

    public string ExistingFile(string name)
    {
        var path = Value(name);
        return File.Exists(path) ? path : throw new UsageException($"{name}: filen {path} finns inte.");
    }

    public string ExistingFolder(string name)
    {
        var path = Value(name);
        return Directory.Exists(path) ? path : throw new UsageException($"{name}: mappen {path} finns inte.");
    }

    /// <summary>A file in a folder that is there, and that is not itself a folder.</summary>
    public string NewFile(string name)
    {
        if (Value(name).Length == 0) throw new UsageException($"{name} ska följas av ett filnamn.");
        var path = Path.GetFullPath(Value(name));
        if (Directory.Exists(path)) throw new UsageException($"{name}: {Value(name)} är en mapp, inte en fil.");
        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new UsageException($"{name}: {Value(name)} går inte att skriva till, mappen finns inte.");
    }
}
