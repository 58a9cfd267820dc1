using Matchning.Data;
using Matchning.Worker;

// Without a verb this process is one more node for the night's jobs; with one it does that and leaves.
try
{
    return args is [var name, .. var rest]
        ? await Verbs.RunAsync(name, rest)
        : await Node.RunAsync();
}
catch (Exception fault) when (PlainFault.Explain(fault) is { } message)
{
    await Console.Error.WriteLineAsync(message);
    return 1;
}
