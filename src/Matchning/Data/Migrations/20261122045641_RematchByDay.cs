using System;
using Matchning.Proposals.Rematching;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class RematchByDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "renewed_at",
                table: "suggestion_lists",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "rematch_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    opening_id = table.Column<long>(type: "bigint", nullable: true),
                    participant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    before = table.Column<string>(type: "jsonb", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    applied_to = table.Column<long>(type: "bigint", nullable: true),
                    covered_by = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<short>(type: "smallint", nullable: false, defaultValue: (short)0)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rematch_requests", x => x.id);
                });

            foreach (var table in RowSecurity.TablesOfChanges) migrationBuilder.Sql(RowSecurity.GuardGroups(table));
            migrationBuilder.Sql(RematchTriggers.Create);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(RematchTriggers.Drop);
            migrationBuilder.DropTable(
                name: "rematch_requests");

            migrationBuilder.DropColumn(
                name: "renewed_at",
                table: "suggestion_lists");
        }
    }
}
