using Matchning.Ranking.Reasons;

namespace Matchning.Web.Pages.Proposals;

/// <summary>An ad's text cut where reasons were read in it, so that each such place can be marked and linked to.</summary>
public sealed record AdText(IReadOnlyList<AdTextPiece> Pieces)
{
    /// <summary>Overlapping places share one mark, under the first one's name.</summary>
    public static AdText Marked(string text, PairReasons reasons)
    {
        var spans = new[] { reasons.SpeaksFor, reasons.SpeaksAgainst, reasons.Uncertain, reasons.WouldHelp }
            .SelectMany(list => list)
            .Select(reason => reason.Source)
            .Where(source => source.Kind == ReasonSourceKind.AdText && source.Start >= 0 && source.Start < source.End && source.End <= text.Length)
            .Select(source => (source.Start, source.End))
            .Distinct().OrderBy(span => span.Start).ThenByDescending(span => span.End);
        var pieces = new List<AdTextPiece>();
        var at = 0;
        foreach (var (start, end) in spans)
        {
            if (end <= at) continue;
            var from = Math.Max(start, at);
            if (from > at) pieces.Add(new(text[at..from], null));
            pieces.Add(new(text[from..end], start));
            at = end;
        }

        if (at < text.Length) pieces.Add(new(text[at..], null));
        return new(pieces);
    }

    /// <summary>The anchor of the mark that shows a place: its own, or that of the mark it lies within.</summary>
    public string AnchorOf(int start)
    {
        var at = 0;
        foreach (var piece in Pieces)
        {
            at += piece.Text.Length;
            if (piece.Start is { } own && start < at) return $"text-{own}";
        }

        return "annonstext";
    }
}

/// <param name="Start">Where a reason was read; null for the text between.</param>
public sealed record AdTextPiece(string Text, int? Start);
