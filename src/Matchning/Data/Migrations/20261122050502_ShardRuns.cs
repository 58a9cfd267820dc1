using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class ShardRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_doors",
                table: "doors");

            migrationBuilder.AddColumn<DateOnly>(
                name: "as_of",
                table: "suggestion_versions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "last_opening_id",
                table: "suggestion_versions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "led_by",
                table: "runs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "night_of",
                table: "runs",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "operation_id",
                table: "runs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "taken_over",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "starts",
                table: "run_steps",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "is_shown",
                table: "doors",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_doors",
                table: "doors",
                columns: new[] { "participant_id", "code", "is_shown" });

            migrationBuilder.CreateTable(
                name: "nodes",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nodes", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "run_shards",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    result_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    claim_number = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    taken_by = table.Column<string>(type: "text", nullable: true),
                    taken_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    participant_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    counts = table.Column<string>(type: "jsonb", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_shards", x => x.id);
                    table.ForeignKey(
                        name: "fk_run_shards_runs_run_id",
                        column: x => x.run_id,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_runs_kind_night_of",
                table: "runs",
                columns: new[] { "kind", "night_of" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_runs_operation_id",
                table: "runs",
                column: "operation_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_shards_run_id_step_state",
                table: "run_shards",
                columns: new[] { "run_id", "step", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_run_shards_state",
                table: "run_shards",
                column: "state",
                filter: "state = 'SetAside'");

            migrationBuilder.Sql(RowSecurity.GuardShards);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "nodes");

            migrationBuilder.DropTable(
                name: "run_shards");

            migrationBuilder.DropIndex(
                name: "ix_runs_kind_night_of",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_operation_id",
                table: "runs");

            migrationBuilder.DropPrimaryKey(
                name: "pk_doors",
                table: "doors");

            migrationBuilder.DropColumn(
                name: "as_of",
                table: "suggestion_versions");

            migrationBuilder.DropColumn(
                name: "last_opening_id",
                table: "suggestion_versions");

            migrationBuilder.DropColumn(
                name: "led_by",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "night_of",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "operation_id",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "taken_over",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "starts",
                table: "run_steps");

            migrationBuilder.DropColumn(
                name: "is_shown",
                table: "doors");

            migrationBuilder.AddPrimaryKey(
                name: "pk_doors",
                table: "doors",
                columns: new[] { "participant_id", "code" });
        }
    }
}
