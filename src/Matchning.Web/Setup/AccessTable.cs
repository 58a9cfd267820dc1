using Matchning.Floor.Data;
using Matchning.People.Organisation;

namespace Matchning.Web.Setup;

/// <summary>docs/access.md: who may open what. The same file is read here, by people, and by the test that tries every cell of it.</summary>
public sealed class AccessTable
{
    /// <summary>How the table calls files that are the same for everybody.</summary>
    public const string StaticFiles = "statiska filer";

    public const string Visitor = "Besökare";

    private const string File = "docs/access.md";
    private const string Yes = "ja";

    /// <summary>The columns of the table and the role of each; a visitor has none.</summary>
    public static readonly IReadOnlyDictionary<string, string> Columns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Visitor] = Visitor,
        ["Deltagare"] = Role.Participant,
        ["Konsulent"] = Role.Consultant,
        ["Arbetsgivare"] = Role.EmployerContact,
        ["Chef"] = Role.Manager,
        ["Socialsekreterare"] = Role.SocialSecretary,
        ["HR"] = Role.HrPartner,
        ["Administratör"] = Role.Administrator,
    };

    private static readonly string[] Heading = ["Adress", "Metod", "Handling", .. Columns.Keys, "Gäller", "Tung"];
    private static readonly string[] Relations = ["alla", "egen deltagare", "teamet", "egen enhet", "egen arbetsgivare", "eget konto"];
    private static readonly Lazy<AccessTable> ShippedTable = new(() => Parse(ReadShipped()));

    private readonly ILookup<string, AccessRow> _byAddress;

    private AccessTable(IReadOnlyList<AccessRow> rows) => (Rows, _byAddress) = (rows, rows.ToLookup(r => r.Address, StringComparer.Ordinal));

    public static AccessTable Shipped => ShippedTable.Value;

    public IReadOnlyList<AccessRow> Rows { get; }

    public IEnumerable<AccessRow> At(string address) => _byAddress[address];

    /// <exception cref="AccessTableException">A line cannot be read; it is named.</exception>
    public static AccessTable Parse(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').SkipWhile(l => !l.StartsWith("| Adress", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith('|')).ToList();
        if (lines.Count < 3 || !Cells(lines[0]).SequenceEqual(Heading)) throw new AccessTableException($"{File} ska ha en tabell med kolumnerna {string.Join(", ", Heading)}.");
        var rows = lines.Skip(2).Select(Row).ToList();
        var twice = rows.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? new(rows) : throw new AccessTableException($"{File} har två rader för {twice.Key}.");
    }

    private static AccessRow Row(string line)
    {
        var cells = Cells(line);
        if (cells.Length != Heading.Length) throw new AccessTableException($"{File}: raden har {cells.Length} kolumner, men ska ha {Heading.Length}: {line.Trim()}");
        var marks = cells.Skip(3).Take(Columns.Count).Append(cells[^1]).ToList();
        if (marks.Find(m => m is not ("" or Yes)) is { } mark) throw new AccessTableException($"{File}: ”{mark}” ska vara ja eller tomt: {line.Trim()}");
        if (cells[1] is not ("GET" or "POST")) throw new AccessTableException($"{File}: metoden ”{cells[1]}” ska vara GET eller POST: {line.Trim()}");
        if (!Relations.Contains(cells[^2])) throw new AccessTableException($"{File}: ”{cells[^2]}” under Gäller ska vara något av {string.Join(", ", Relations)}: {line.Trim()}");
        var roles = Columns.Values.Where((_, i) => marks[i] == Yes).ToHashSet(StringComparer.Ordinal);
        return new(cells[0], cells[1], cells[2], roles, cells[^2], cells[^1] == Yes);
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(c => c.Trim())];

    private static string ReadShipped()
    {
        using var reader = new StreamReader(typeof(AccessTable).Assembly.GetManifestResourceStream("access.md")!);
        return reader.ReadToEnd();
    }
}

/// <param name="Address">As the page writes it: "/deltagare/{id:guid}".</param>
/// <param name="Handler">"Csv"; empty for the page's first.</param>
/// <param name="Roles">Those let in, and <see cref="AccessTable.Visitor"/> for anybody who is not signed in.</param>
/// <param name="Relation">Whose rows it is about.</param>
/// <param name="IsHeavy">Counted against the account's cap.</param>
public sealed record AccessRow(string Address, string Method, string Handler, IReadOnlySet<string> Roles, string Relation, bool IsHeavy)
{
    /// <summary>"POST /logga-in Demo"</summary>
    public string Name => $"{Method} {Address} {Handler}".TrimEnd();

    public bool IsOpenToVisitors => Roles.Contains(AccessTable.Visitor);
}

/// <summary>The table and the running pages differ.</summary>
public sealed class AccessTableException : PlainFaultException
{
    public AccessTableException() { }

    public AccessTableException(string message) : base(message) { }

    public AccessTableException(string message, Exception innerException) : base(message, innerException) { }
}
