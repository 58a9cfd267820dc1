namespace Matchning.Web.Pages.Shared;

/// <summary>One of a page's views: the same rows, chosen in another way.</summary>
public sealed record ViewLink(string Href, string Text, bool IsHere);
