using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadTheWholeFeed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The text of an ad stands here a second time: lz4 packs it at a fraction of the default's cost.
            migrationBuilder.Sql("alter table openings alter column text set compression lz4, alter column requirements set compression lz4;");

            migrationBuilder.AddColumn<string>(
                name: "unmapped_with",
                table: "openings",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "start",
                table: "failed_ads",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<short>(
                name: "missing_snapshots",
                table: "external_ads",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<string[]>(
                name: "remarks",
                table: "external_ads",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "ad_removals",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ad_removals", x => new { x.source, x.source_id });
                });

            migrationBuilder.CreateTable(
                name: "feed_reads",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source = table.Column<string>(type: "text", nullable: false),
                    is_snapshot = table.Column<bool>(type: "boolean", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    fault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_reads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "guard_stops",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ads_in_feed = table.Column<int>(type: "integer", nullable: false),
                    compared_with = table.Column<int>(type: "integer", nullable: false),
                    source_ids = table.Column<string[]>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guard_stops", x => x.id);
                    table.ForeignKey(
                        name: "fk_guard_stops_accounts_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "ix_external_ads_missing",
                table: "external_ads",
                column: "source",
                filter: "missing_snapshots > 0");

            migrationBuilder.CreateIndex(
                name: "ix_feed_reads_source_started_at",
                table: "feed_reads",
                columns: new[] { "source", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_guard_stops_decided_by_id",
                table: "guard_stops",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_guard_stops_waiting",
                table: "guard_stops",
                column: "source",
                unique: true,
                filter: "state = 'Waiting'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ad_removals");

            migrationBuilder.DropTable(
                name: "feed_reads");

            migrationBuilder.DropTable(
                name: "guard_stops");

            migrationBuilder.DropIndex(
                name: "ix_external_ads_missing",
                table: "external_ads");

            migrationBuilder.DropColumn(
                name: "unmapped_with",
                table: "openings");

            migrationBuilder.DropColumn(
                name: "start",
                table: "failed_ads");

            migrationBuilder.DropColumn(
                name: "missing_snapshots",
                table: "external_ads");

            migrationBuilder.DropColumn(
                name: "remarks",
                table: "external_ads");
        }
    }
}
