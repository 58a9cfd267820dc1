using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Matchning.Tests.Support;

/// <summary>The schema's own changes and two more that only tests know: versions to come, before there are any.</summary>
public sealed class MoreChanges : IMigrationsAssembly
{
    public const string Side = "99980101000000_AddNote";
    public const string Latest = "99990101000000_AddMark";

    public IReadOnlyDictionary<string, TypeInfo> Migrations { get; } = typeof(MatchningDb).Assembly.DefinedTypes.Concat([typeof(AddNote).GetTypeInfo(), typeof(AddMark).GetTypeInfo()])
        .Where(t => t.IsSubclassOf(typeof(Migration))).ToDictionary(t => t.GetCustomAttribute<MigrationAttribute>()!.Id, StringComparer.Ordinal)
        .OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary();

    public ModelSnapshot? ModelSnapshot => null;

    public Assembly Assembly => typeof(MatchningDb).Assembly;

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.FirstOrDefault(id => id == nameOrId);

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    [DbContext(typeof(MatchningDb)), Migration(Side)]
    [SuppressMessage("Performance", "CA1812", Justification = "EF makes it.")]
    private sealed class AddNote : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table fairness_reports add column note text");
    }

    [DbContext(typeof(MatchningDb)), Migration(Latest)]
    [SuppressMessage("Performance", "CA1812", Justification = "EF makes it.")]
    private sealed class AddMark : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table suggestion_lists add column mark text");
    }
}
