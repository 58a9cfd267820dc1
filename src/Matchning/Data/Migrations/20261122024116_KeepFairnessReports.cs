using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepFairnessReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "fairness_report_id",
                table: "ranker_choices",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "fairness_reports",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    ranker_name = table.Column<string>(type: "text", nullable: false),
                    is_silent = table.Column<bool>(type: "boolean", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decisions_from = table.Column<DateOnly>(type: "date", nullable: false),
                    known_people = table.Column<int>(type: "integer", nullable: false),
                    unknown_people = table.Column<int>(type: "integer", nullable: false),
                    comparisons = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fairness_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_fairness_reports_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_ranker_choices_fairness_report_id",
                table: "ranker_choices",
                column: "fairness_report_id");

            migrationBuilder.CreateIndex(
                name: "ix_fairness_reports_unit_id_version_id",
                table: "fairness_reports",
                columns: new[] { "unit_id", "version_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_ranker_choices_fairness_reports_fairness_report_id",
                table: "ranker_choices",
                column: "fairness_report_id",
                principalTable: "fairness_reports",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            foreach (var table in RowSecurity.TablesAboutGroups) migrationBuilder.Sql(RowSecurity.GuardGroups(table));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_ranker_choices_fairness_reports_fairness_report_id",
                table: "ranker_choices");

            migrationBuilder.DropTable(
                name: "fairness_reports");

            migrationBuilder.DropIndex(
                name: "ix_ranker_choices_fairness_report_id",
                table: "ranker_choices");

            migrationBuilder.DropColumn(
                name: "fairness_report_id",
                table: "ranker_choices");
        }
    }
}
