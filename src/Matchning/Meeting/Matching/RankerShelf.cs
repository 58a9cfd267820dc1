using System.Collections.Concurrent;
using Matchning.Floor.Data;
using Matchning.Meeting.Matching.Told;
using Matchning.Ranking;
using Matchning.Ranking.Forests;
using Matchning.Ranking.Rule;
using Microsoft.Extensions.Options;

namespace Matchning.Meeting.Matching;

public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>The folder with one folder per model.</summary>
    public string Folder { get; set; } = "models";
}

/// <summary>Every ranker there is to choose from. A model is read and checked once, then kept as long as its files are untouched: models do not change, new ones get new names.</summary>
public sealed class RankerShelf(IOptions<ModelsOptions> options)
{
    private readonly ConcurrentDictionary<string, (string Files, ModelFolder Model)> _loaded = new();

    public string Folder => Path.GetFullPath(options.Value.Folder);

    public IReadOnlyList<string> Names => [RankerChoice.Rule, .. Models()];

    /// <exception cref="PlainFaultException">No such model, or its files are broken.</exception>
    public IPairScorer Get(string name) => name == RankerChoice.Rule
        ? new RuleScorer()
        : Model(name).Forest;

    /// <summary>A model and all that was checked with it.</summary>
    /// <exception cref="PlainFaultException">No such model, or its files are broken.</exception>
    public ModelFolder Model(string name)
    {
        // All nodes must say the same of a folder that somebody has changed or removed, however long they have run.
        var files = Files(name);
        if (_loaded.TryGetValue(name, out var kept) && kept.Files == files) return kept.Model;
        var model = Load(name);
        _loaded[name] = (files, model);
        return model;
    }

    private IEnumerable<string> Models() => !Directory.Exists(Folder)
        ? []
        : Directory.GetDirectories(Folder).Where(d => File.Exists(Path.Combine(d, "manifest.json"))).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    private string Files(string name) => new DirectoryInfo(Path.Combine(Folder, name)) is { Exists: true } folder
        ? string.Join('\n', folder.EnumerateFiles().OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => FormattableString.Invariant($"{f.Name} {f.Length} {f.LastWriteTimeUtc.Ticks}")))
        : "";

    private ModelFolder Load(string name)
    {
        if (!Names.Contains(name))
        {
            throw new PlainFaultException($"Modellen {name} finns inte i {Folder}. Slå på regeln eller en annan modell under Administration › Modeller.");
        }

        try
        {
            return ModelFolder.Load(Path.Combine(Folder, name));
        }
        catch (BrokenModelException broken)
        {
            throw new PlainFaultException($"Modellen {name} går inte att använda: {SwedishModelFaults.Of(broken.Fault)}. Slå på regeln eller en annan modell under Administration › Modeller.", broken);
        }
    }
}
