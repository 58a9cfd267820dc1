using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.WriteLine("This project is the start-up project of \"dotnet ef\"; docs/development.md shows the commands.");

/// <summary>Gives "dotnet ef" a context. Adding or checking a migration needs no server, so the address may be made up.</summary>
internal sealed class MatchningDbFactory : IDesignTimeDbContextFactory<MatchningDb>
{
    public MatchningDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<MatchningDb>()
        .UseNpgsql(Environment.GetEnvironmentVariable("ConnectionStrings__Matchning") ?? "Host=localhost;Database=matchning")
        .Options);
}
