using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepAdsInOnePlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A packed ad is two kilobytes: beside its columns it is written in one piece, at half the cost of out of line in two.
            migrationBuilder.Sql("alter table external_ads set (toast_tuple_target = 4080);");

            migrationBuilder.DropIndex(
                name: "ix_openings_employer_need_id",
                table: "openings");

            migrationBuilder.DropIndex(
                name: "ix_external_ads_changed_at",
                table: "external_ads");

            migrationBuilder.CreateIndex(
                name: "ix_openings_employer_need_id",
                table: "openings",
                column: "employer_need_id",
                unique: true,
                filter: "employer_need_id is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table external_ads reset (toast_tuple_target);");

            migrationBuilder.DropIndex(
                name: "ix_openings_employer_need_id",
                table: "openings");

            migrationBuilder.CreateIndex(
                name: "ix_openings_employer_need_id",
                table: "openings",
                column: "employer_need_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_external_ads_changed_at",
                table: "external_ads",
                column: "changed_at");
        }
    }
}
