using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddCatalogueAndDoors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "doors",
                columns: table => new
                {
                    participant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    version_id = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    near = table.Column<string>(type: "text", nullable: true),
                    weeks = table.Column<double>(type: "double precision", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    opened = table.Column<long[]>(type: "bigint[]", nullable: false),
                    raised = table.Column<long[]>(type: "bigint[]", nullable: false),
                    grounds = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_doors", x => new { x.participant_id, x.code });
                    table.ForeignKey(
                        name: "fk_doors_participants_participant_id",
                        column: x => x.participant_id,
                        principalTable: "participants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_doors_suggestion_versions_version_id",
                        column: x => x.version_id,
                        principalTable: "suggestion_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "measure_types",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    weeks = table.Column<int>(type: "integer", nullable: false),
                    hours_per_week = table.Column<int>(type: "integer", nullable: true),
                    outcomes = table.Column<string>(type: "jsonb", nullable: false),
                    entry_swedish = table.Column<string>(type: "text", nullable: false),
                    entry_education = table.Column<string>(type: "text", nullable: false),
                    entry_licence = table.Column<string>(type: "text", nullable: true),
                    entry_worked_in = table.Column<string>(type: "text", nullable: true),
                    suits = table.Column<string>(type: "text", nullable: false),
                    length_source = table.Column<string>(type: "text", nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_measure_types", x => x.code);
                    table.CheckConstraint("ck_measure_types_outcomes", "not is_published or jsonb_array_length(outcomes) > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_doors_unit_id_kind",
                table: "doors",
                columns: new[] { "unit_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_doors_version_id",
                table: "doors",
                column: "version_id");

            migrationBuilder.Sql(RowSecurity.Guard("doors"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "doors");

            migrationBuilder.DropTable(
                name: "measure_types");
        }
    }
}
