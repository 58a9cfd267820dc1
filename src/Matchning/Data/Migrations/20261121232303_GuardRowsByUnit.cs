using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class GuardRowsByUnit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The raw ad is kept once and read rarely: lz4 packs it at a fraction of the default's cost.
            migrationBuilder.Sql("alter table external_ads alter column raw_json set compression lz4;");
            migrationBuilder.Sql(RowSecurity.CreateWebRole);
            foreach (var table in RowSecurity.GuardedFromTheStart) migrationBuilder.Sql(RowSecurity.Guard(table));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in RowSecurity.GuardedFromTheStart) migrationBuilder.Sql(RowSecurity.Unguard(table));
        }
    }
}
