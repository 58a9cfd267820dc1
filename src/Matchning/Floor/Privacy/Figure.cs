namespace Matchning.Floor.Privacy;

/// <summary>How many people, as far as it may be told.</summary>
/// <param name="Number">The number itself for <see cref="FigureKind.Told"/>, the bound for the two bounds, else null.</param>
public readonly record struct Figure(FigureKind Kind, int? Number = null)
{
    public static Figure Hidden => new(FigureKind.Hidden);

    public static Figure Few => new(FigureKind.FewerThan, DisclosureControl.SmallestGroup);

    public static Figure Told(int number) => new(FigureKind.Told, number);

    public static Figure MoreThan(int number) => new(FigureKind.MoreThan, number);

    /// <summary>What a bar may be drawn as; null for none.</summary>
    public int? Drawn => Kind == FigureKind.FewerThan ? null : Number;
}

public enum FigureKind
{
    Told,

    /// <summary>Fewer than the number, nobody at all among them.</summary>
    FewerThan,
    MoreThan,

    /// <summary>Not small itself, but another could be worked out from it.</summary>
    Hidden,
}
