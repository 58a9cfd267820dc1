using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Worker;

// Whatever language the shell speaks: a Swedish minus is no minus to the programs and files that this one writes to.
// Words for people ask for their own culture.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

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
