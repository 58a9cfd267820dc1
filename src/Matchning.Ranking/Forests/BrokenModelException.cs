namespace Matchning.Ranking.Forests;

/// <summary>A model that must not be used. The message says in Swedish what is wrong and what to do; the old model stays on.</summary>
public sealed class BrokenModelException : Exception
{
    public BrokenModelException()
        : this("okänt fel") { }

    public BrokenModelException(string fault)
        : this(fault, null) { }

    public BrokenModelException(string fault, Exception? inner)
        : base($"Modellen går inte att använda: {fault}. Den modell som är på ändras inte. Träna om modellen eller lägg tillbaka mappen från en säkerhetskopia.", inner) =>
        Fault = fault;

    /// <summary>What is wrong, without what to do.</summary>
    public string Fault { get; }
}
