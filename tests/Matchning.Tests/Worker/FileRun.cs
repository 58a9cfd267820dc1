using Matchning.Worker.FileVerbs;

namespace Matchning.Tests.Worker;

/// <summary>A temporary folder with input files, and what a file verb said about them.</summary>
internal sealed class FileRun : IDisposable
{
    public const string Person = """{"id":"p1","municipality_code":"1280","occupations":[{"concept_id":"x","label":"Köksbiträde","years":2}]}""";
    public const string Ad = """{"id":"a1","headline":"Köksbiträde","description":{"text":"Svenska krävs. B-körkort krävs."},"workplace_address":{"municipality_code":"1280"},"publication_date":"2026-09-01T08:00:00"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("matchning-files-").FullName;

    public string Output { get; private set; } = "";
    public string Errors { get; private set; } = "";

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string Read(string name) => File.ReadAllText(Path(name));

    public string[] Lines(string name) => Read(name).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public FileRun With(string name, params string[] lines)
    {
        File.WriteAllText(Path(name), string.Join('\n', lines) + "\n");
        return this;
    }

    public async Task<int> RunAsync(string verb, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await FileVerb.RunAsync(verb, arguments, output, errors, CancellationToken.None);
        (Output, Errors) = (output.ToString(), errors.ToString());
        return code;
    }

    public Task<int> RankAsync(params string[] more) =>
        RunAsync("rank", ["--participants", Path("p.jsonl"), "--openings", Path("ads.jsonl"), "--out", Path("run.tsv"), .. more]);

    public Task<int> ExtractAsync() => RunAsync("extract", "--openings", Path("ads.jsonl"), "--out", Path("requirements.jsonl"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
