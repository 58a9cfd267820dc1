using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Matchning.Data.Migrations
{
    /// <inheritdoc />
    public partial class LimitProfileSize : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddCheckConstraint(
                name: "ck_competence_profiles_size",
                table: "competence_profiles",
                sql: "octet_length(occupations::text) + octet_length(skills::text) + octet_length(languages::text) + octet_length(wishes::text)\n+ octet_length(array_to_string(avoid || driving_licences, ' ')) + coalesce(octet_length(own_words), 0) <= 200000");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_competence_profiles_size",
                table: "competence_profiles");
        }
    }
}
