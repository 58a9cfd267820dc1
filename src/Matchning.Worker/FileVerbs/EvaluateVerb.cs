namespace Matchning.Worker.FileVerbs;
internal static class EvaluateVerb
{
    public static Task RunAsync(FileWork work, FileArguments arguments, CancellationToken cancellationToken) => Task.CompletedTask;
}
