using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeepAssigned : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short[]>(
                name: "assigned",
                table: "suggestion_lists",
                type: "smallint[]",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "assigned",
                table: "suggestion_lists");
        }
    }
}
