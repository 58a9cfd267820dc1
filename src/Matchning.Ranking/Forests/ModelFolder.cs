using System.Security.Cryptography;
using System.Text.Json;

namespace Matchning.Ranking.Forests;

/// <summary>
/// A model as it lies in <c>models/&lt;name&gt;/</c>: forest.txt (what the engine reads), model.zip (the same forest
/// for ML.NET, which the engine never opens), features.json, card.md, measures.json, manifest.json. Immutable once written. Loading checks everything before anything is used.
/// </summary>
public sealed record ModelFolder(ModelManifest Manifest, Forest Forest, string Card, string MeasuresJson)
{
    /// <summary>The trees, as the engine reads them (<see cref="ForestText"/>).</summary>
    public const string ForestTxt = "forest.txt";

    /// <summary>The same trees for ML.NET.</summary>
    public const string ModelZip = "model.zip";

    /// <summary>Names, directions and edges that the model was made for (<see cref="ModelFeatures"/>).</summary>
    public const string FeaturesJson = "features.json";

    /// <summary>For the person who decides.</summary>
    public const string CardMd = "card.md";

    /// <summary>The same for programs (<see cref="TrainingMeasures"/>).</summary>
    public const string MeasuresFile = "measures.json";

    /// <summary>What the folder is, and the hashes of the others (<see cref="ModelManifest"/>).</summary>
    public const string ManifestJson = "manifest.json";

    private const string OldForest = "forest.json";

    private static readonly string[] Hashed = [ForestTxt, ModelZip, FeaturesJson, CardMd, MeasuresFile];

    /// <summary>Loads a model folder, or refuses it.</summary>
    /// <param name="path">The folder; its last part is the model's name.</param>
    /// <param name="installation">Which installation this is; null when it has no name. Models made for another are refused.</param>
    /// <exception cref="BrokenModelException">Anything missing, changed, or made for something else; says what.</exception>
    public static ModelFolder Load(string path, string? installation = null)
    {
        if (File.Exists(Path.Combine(path, OldForest)) && !File.Exists(Path.Combine(path, ForestTxt)))
            throw new BrokenModelException(new(ModelFault.OldFolder, OldForest));
        var manifest = Parse<ModelManifest>(Bytes(path, ManifestJson), ManifestJson);
        CheckManifest(manifest, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), installation);
        var files = Hashed.ToDictionary(f => f, f => Verified(path, f, manifest));
        if (Parse<ModelFeatures>(files[FeaturesJson], FeaturesJson).DifferenceFromPresent() is { } difference) throw new BrokenModelException(difference);
        var forest = ForestText.Read(manifest.Name, files[ForestTxt]);
        return new(manifest, forest, Text(files[CardMd]), Text(files[MeasuresFile]));
    }

    /// <summary>
    /// Writes a new model so that it is there whole or not at all: to a folder beside, then one rename.
    /// A model is never changed, so an existing name is refused.
    /// </summary>
    /// <param name="manifest">Without hashes; they are filled in here.</param>
    /// <param name="forest">The text.</param>
    /// <param name="modelZip">ML.NET's file of the same forest.</param>
    /// <exception cref="NoRoomForModelException">As <see cref="RequireRoom"/>.</exception>
    public static string Write(string modelsFolder, ModelManifest manifest, byte[] forest, byte[] modelZip, string card, string measuresJson)
    {
        RequireRoom(modelsFolder, manifest.Name);
        var target = Path.Combine(modelsFolder, manifest.Name);
        var temporary = Path.Combine(modelsFolder, $".{manifest.Name}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(temporary);
        try
        {
            var features = JsonSerializer.SerializeToUtf8Bytes(new ModelFeatures(manifest.SchemaId, ModelFeature.Present), ModelJson.Options);
            Dictionary<string, byte[]> files = new()
            {
                [ForestTxt] = forest, [ModelZip] = modelZip, [FeaturesJson] = features, [CardMd] = Utf8(card), [MeasuresFile] = Utf8(measuresJson),
            };
            var hashes = files.ToDictionary(f => f.Key, f => Convert.ToHexStringLower(SHA256.HashData(f.Value)));
            files[ManifestJson] = JsonSerializer.SerializeToUtf8Bytes(manifest with { Sha256 = hashes }, ModelJson.Options);
            foreach (var (name, bytes) in files) File.WriteAllBytes(Path.Combine(temporary, name), bytes);
            Directory.Move(temporary, target);
            return target;
        }
        catch
        {
            Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    /// <summary>Can a new model of the name be written there? Asked before the work of making it as well.</summary>
    /// <exception cref="NoRoomForModelException">The name is taken or is not small letters, digits and hyphens, or the folder is not there or cannot be written to.</exception>
    public static void RequireRoom(string modelsFolder, string name)
    {
        if (!Directory.Exists(modelsFolder)) throw new NoRoomForModelException(RoomFault.NoFolder, modelsFolder);
        if (name.Length is 0 or > 60 || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            throw new NoRoomForModelException(RoomFault.BadName, name);
        if (Path.Exists(Path.Combine(modelsFolder, name))) throw new NoRoomForModelException(RoomFault.NameTaken, name);
        try
        {
            Directory.Delete(Directory.CreateDirectory(Path.Combine(modelsFolder, $".{name}-{Guid.NewGuid():N}")).FullName);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new NoRoomForModelException(RoomFault.NotWritable, modelsFolder, fault);
        }
    }

    private static void CheckManifest(ModelManifest manifest, string folderName, string? installation)
    {
        if (manifest.Name != folderName) throw new BrokenModelException(new(ModelFault.OtherName, folderName, manifest.Name));
        if (manifest.Objective != ForestText.Objective)
            throw new BrokenModelException(new(ModelFault.OtherObjective, manifest.Objective, ForestText.Objective));
        if (manifest.MadeFor != ModelManifest.ForEveryone && manifest.MadeFor != installation)
            throw new BrokenModelException(new(ModelFault.OtherInstallation, manifest.MadeFor));
    }

    private static byte[] Verified(string path, string file, ModelManifest manifest)
    {
        var bytes = Bytes(path, file);
        if (manifest.Sha256.GetValueOrDefault(file) is not { } expected) throw new BrokenModelException(new(ModelFault.HashMissing, file));
        if (!string.Equals(expected, Convert.ToHexStringLower(SHA256.HashData(bytes)), StringComparison.OrdinalIgnoreCase))
            throw new BrokenModelException(new(ModelFault.FileChanged, file));
        return bytes;
    }

    private static byte[] Bytes(string path, string file)
    {
        var info = new FileInfo(Path.Combine(path, file));
        if (!info.Exists) throw new BrokenModelException(new(ModelFault.FileMissing, file, path));
        if (info.Length > ForestLimits.Bytes) throw new BrokenModelException(new(ModelFault.FileTooLarge, file, ForestLimits.Bytes));
        try
        {
            return File.ReadAllBytes(info.FullName);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BrokenModelException(new(ModelFault.FileUnreadable, file), fault);
        }
    }

    private static T Parse<T>(byte[] json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, ModelJson.Options) ?? throw new BrokenModelException(new(ModelFault.FileEmpty, file));
        }
        catch (JsonException e)
        {
            var isPlaced = e.Path is { Length: > 1 };
            throw new BrokenModelException(isPlaced ? new(ModelFault.JsonUnreadableAt, file, e.Path!) : new(ModelFault.JsonUnreadable, file), e);
        }
    }

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
