using System.Globalization;
using System.Text;
using Matchning.Ranking.Forests;
using Matchning.Training.Evaluation;

namespace Matchning.Worker.FileVerbs;

/// <summary>The table of an evaluation, in columns for a terminal that also are a Markdown table.</summary>
internal static class EvaluationTable
{
    private static readonly string[] Heading =
        ["metod", "nDCG@10", "mot regeln (95 %)", "P@5", "recall@20", "grind nej i topp 10", "nDCG@10 efter grind", "regelns försprång efter grind", "modellens försprång efter grind", "bedömda i topp 10"];

    public static string Write(EvaluationResult result)
    {
        List<string[]> rows = [Heading, .. result.Methods.Select(Row), .. result.Missing.Select(Row)];
        var widths = Enumerable.Range(0, Heading.Length).Select(i => rows.Max(r => r[i].Length)).ToArray();
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{result.People} deltagare, {result.Pairs} bedömda par, {result.Openings} annonser.\n\n");
        for (var i = 0; i < rows.Count; i++)
        {
            table.Append(Line(rows[i].Select((cell, c) => cell.PadRight(widths[c]))));
            if (i == 0) table.Append(Line(widths.Select(w => new string('-', w))));
        }

        foreach (var missing in result.Missing) table.Append(CultureInfo.InvariantCulture, $"\n{missing.Name} kördes inte: {missing.Why}\n");
        table.Append(CultureInfo.InvariantCulture, $"""

            Varje metod ordnar alla annonser i filen; en obedömd räknas som betyg 0. Lika poäng ordnas efter annonsens id.
            nDCG har vinsten 2^betyg − 1. P@5 och recall@20 räknar betyg 2 och 3. {result.ListsWithRelevant} av {result.People} har något betyg över 0; övriga är inte med i nDCG.
            Skillnaden mot regeln är i nDCG@10, parvis per deltagare, med 95 % bootstrapintervall och fast frö.
            Försprånget efter grind är regelns (modellens) nDCG@10 minus metodens, när det som grinden nekar står sist för båda. Sammanvägda: reciprocal rank fusion, k 60, bakom grinden.

            """);
        return table.ToString().ReplaceLineEndings("\n");
    }

    private static string[] Row(MethodResult method) =>
    [
        method.Name, Share(method.Mean.Ndcg10), Difference(method.ToRule), Share(method.Mean.Precision5), Share(method.Mean.Recall20),
        Share(method.Mean.FailedInTop10), Share(method.NdcgGated), Difference(method.GatedToRule), method.GatedToModel is { } ahead ? Difference(ahead) : "ingen modell", Share(method.Mean.JudgedInTop10),
    ];

    private static string[] Row(MethodMissing method) => [method.Name, .. Heading.Skip(1).Select(_ => "kördes inte")];

    private static string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |\n";

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Difference(PairedDifference d) =>
        string.Create(CultureInfo.InvariantCulture, $"{d.Mean:+0.000;−0.000;0.000} ({d.Lower:+0.000;−0.000;0.000} till {d.Upper:+0.000;−0.000;0.000})");
}
