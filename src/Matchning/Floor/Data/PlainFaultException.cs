namespace Matchning.Floor.Data;

/// <summary>A fault whose message is written for the person who meets it: what is wrong and what to do, in Swedish.</summary>
public class PlainFaultException : Exception
{
    public PlainFaultException() { }

    public PlainFaultException(string message) : base(message) { }

    public PlainFaultException(string message, Exception innerException) : base(message, innerException) { }
}
