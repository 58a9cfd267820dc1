using System.Text.Json;
using System.Text.Json.Serialization;

namespace Matchning.JobAdsReplay.Faults;

/// <summary>Reads a scenario. What cannot be played becomes one line that says where and why; nothing is guessed.</summary>
public static class ScenarioReader
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static (Scenario? Scenario, string? Refused) Read(byte[] json)
    {
        try
        {
            var scenario = JsonSerializer.Deserialize<Scenario>(json, Format);
            if (scenario is null) return (null, "Scenariot är tomt.");
            var wrong = Wrong(scenario);
            return wrong is null ? (scenario, null) : (null, $"Rad {FieldLines.Of(json, wrong.Value.Field)}, {wrong.Value.Field}: {wrong.Value.Why}");
        }
        catch (JsonException bad)
        {
            var field = bad.Path is null or "$" ? "" : $", {bad.Path.Replace("$.", "", StringComparison.Ordinal)}";
            return (null, $"Rad {(bad.LineNumber ?? 0) + 1}{field}: {Why(bad)}");
        }
    }

    private static string Why(JsonException bad) =>
        bad.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"fältet {bad.Message.Split('\'')[1]} finns inte."
        : bad.Message.Contains("missing required", StringComparison.Ordinal) ? "fältet kind saknas."
        : bad.InnerException is null || bad.Message.Contains("could not be converted", StringComparison.Ordinal) && bad.InnerException is InvalidOperationException ? "värdet är av fel sort."
        : "det är inte giltig JSON.";

    private static (string Field, string Why)? Wrong(Scenario scenario)
    {
        if (scenario.Latency is { } wait && (wait.Ms < 0 || wait.Spread < 0 || wait.Spread > wait.Ms)) return ("latency", "ms och spread ska vara 0 eller mer, och spread högst ms.");
        if (WrongRow(scenario.BadAds) is { } row) return ("badAds", row);
        for (var i = 0; i < scenario.Rules.Count; i++)
            if (Wrong(scenario.Rules[i]) is { } wrong) return ($"rules[{i}].{wrong.Field}", wrong.Why);
        return null;
    }

    private static (string Field, string Why)? Wrong(FaultRule rule)
    {
        if (rule.Call is not ("snapshot" or "stream" or "any")) return ("call", "ska vara snapshot, stream eller any.");
        if (rule.Request < 1) return ("request", "räknas från 1.");
        if (rule.Chance is not (null or (>= 0 and <= 1))) return ("chance", "ska vara mellan 0 och 1.");
        if (rule.Fault is null == rule.InOrder is null) return ("fault", "ange antingen fault eller inOrder.");
        if (rule.InOrder is not null && (rule.Request ?? rule.Chance) is not null) return ("inOrder", "kan inte förenas med request eller chance.");
        if (rule.Fault is { } one && Wrong(one) is { } wrong) return ($"fault.{wrong.Field}", wrong.Why);
        for (var i = 0; i < rule.InOrder?.Count; i++)
            if (rule.InOrder[i] is { } next && Wrong(next) is { } bad) return ($"inOrder[{i}].{bad.Field}", bad.Why);
        return null;
    }

    private static (string Field, string Why)? Wrong(Fault fault) =>
        FaultKinds.Wrong(fault) ?? (WrongRow(fault.BadAds) is { } row ? ("badAds", row) : null);

    private static string? WrongRow(IEnumerable<string> rows) =>
        rows.FirstOrDefault(row => !BadAds.Knows(row)) is { } unknown ? $"raden {unknown} finns inte bland de dåliga annonserna." : null;
}

/// <summary>On which line a field such as rules[1].fault.status stands; where it is not written, the nearest thing around it.</summary>
public static class FieldLines
{
    public static int Of(byte[] json, string field)
    {
        var (best, line) = ("", 1);
        foreach (var (path, at) in Paths(json))
            if (field.StartsWith(path, StringComparison.OrdinalIgnoreCase) && path.Length > best.Length) (best, line) = (path, at);
        return line;
    }

    private static List<(string Path, int Line)> Paths(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        var found = new List<(string, int)>();
        var open = new Stack<(string Path, int Index)>();
        var name = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = (open.Peek().Path.Length > 0 ? open.Peek().Path + "." : "") + reader.GetString();
                continue;
            }
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                open.Pop();
                continue;
            }
            if (open.TryPeek(out var inside) && inside.Index >= 0)
            {
                name = $"{inside.Path}[{inside.Index}]";
                open.Push(open.Pop() with { Index = inside.Index + 1 });
            }
            found.Add((name, 1 + json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n')));
            if (reader.TokenType == JsonTokenType.StartArray) open.Push((name, 0));
            if (reader.TokenType == JsonTokenType.StartObject) open.Push((name, -1));
        }
        return found;
    }
}
