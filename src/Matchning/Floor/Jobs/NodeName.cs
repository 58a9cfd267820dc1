namespace Matchning.Floor.Jobs;

/// <summary>This process's name among the nodes: machine, process, and a few letters since process numbers come again.</summary>
public sealed record NodeName(string Value)
{
    public NodeName() : this($"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..4]}") { }
}
