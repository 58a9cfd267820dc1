using Matchning.Data;
using Matchning.Faults.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Matchning.Faults.Facts;

/// <summary>What a database looks like, as one text to compare, and how to make one that is some changes behind.</summary>
internal static class Schema
{
    public static async Task<string> TextAsync(Database database, string name) => await database.ValueAsync<string>(
        name,
        """
        select string_agg(line, e'\n' order by line) from (
          select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) line from information_schema.columns where table_schema = 'public'
          union all select format('index %s %s valid=%s', c.relname, pg_get_indexdef(i.indexrelid), i.indisvalid)
            from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
          union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
          union all select format('policy %s %s %s %s', tablename, policyname, qual, with_check) from pg_policies where schemaname = 'public'
          union all select format('trigger %s %s', tgrelid::regclass, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
          union all select 'change ' || "MigrationId" from "__EFMigrationsHistory"
        ) lines
        """);

    /// <summary>Stops before the change whose name ends so.</summary>
    public static async Task MigrateToBeforeAsync(string address, string change)
    {
        await using var db = new MatchningDb(new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(address + ";Pooling=false").Options);
        var changes = db.Database.GetMigrations().ToList();
        var index = changes.FindIndex(c => c.EndsWith("_" + change, StringComparison.Ordinal));
        if (index < 1) throw new DrillFailedException($"There is no change {change} with one before it.");
        await db.GetService<IMigrator>().MigrateAsync(changes[index - 1]);
    }
}
