using Matchning.Faults.Processes;

namespace Matchning.Faults.Facts;

/// <summary>What a database looks like, as one text to compare.</summary>
internal static class Schema
{
    // Those that migrate makes.
    private const string Ours = "('public')";

    public static async Task<string> TextAsync(Database database, string name) => await database.ValueAsync<string>(
        name,
        $"""
        select string_agg(line, e'\n' order by line) from (
          select format('column %s.%s.%s %s %s %s', table_schema, table_name, column_name, data_type, is_nullable, column_default) line
            from information_schema.columns where table_schema in {Ours}
          union all select format('index %s %s valid=%s', c.oid::regclass, pg_get_indexdef(i.indexrelid), i.indisvalid)
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname in {Ours}
          union all select format('constraint %s %s %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid))
            from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname in {Ours}
          union all select format('policy %s.%s %s %s %s', schemaname, tablename, policyname, qual, with_check) from pg_policies where schemaname in {Ours}
          union all select format('trigger %s %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
          union all select 'change ' || "MigrationId" from "__EFMigrationsHistory"
        ) lines
        """);

    public static Task<bool> HasColumnAsync(this Database database, string name, string table, string column) => database.ValueAsync<bool>(
        name, $"select exists (select from information_schema.columns where table_schema in {Ours} and table_name = '{table}' and column_name = '{column}')");
}
