namespace Matchning.Web.Forms;

/// <summary>What a person wrote while somebody else was first: it is not saved, and not lost either.</summary>
/// <param name="Why">A sentence.</param>
/// <param name="Written">What stood in the fields, with their labels.</param>
/// <param name="Address">Where to see what happened.</param>
/// <param name="Link">The words of the link there.</param>
public sealed record NotSaved(string Why, IReadOnlyList<(string Label, string? Text)> Written, string Address, string Link);
