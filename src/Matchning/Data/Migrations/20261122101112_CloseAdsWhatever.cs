using Matchning.JobAds;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class CloseAdsWhatever : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ClosedAdJson.Create);

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
            migrationBuilder.Sql(ClosedAdJson.Drop);

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
