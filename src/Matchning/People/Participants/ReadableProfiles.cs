using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Matchning.People.Participants;

/// <summary>
/// Many people's profiles, where one that is broken in the database must not stand in the way of the others. The night sets that person aside and says so on its
/// page; here the person is only left out.
/// </summary>
public static class ReadableProfiles
{
    /// <returns>In the order of the query.</returns>
    public static async Task<List<CompetenceProfile>> ReadableProfilesAsync(this IQueryable<Participant> people, CancellationToken cancellationToken)
    {
        try
        {
            var profiles = await people.Select(p => p.Profile!).ToListAsync(cancellationToken);
            return profiles.FindAll(IsWhole);
        }
        catch (JsonException)
        {
            return await OneByOneAsync(people, cancellationToken);
        }
    }

    private static async Task<List<CompetenceProfile>> OneByOneAsync(IQueryable<Participant> people, CancellationToken cancellationToken)
    {
        var readable = new List<CompetenceProfile>();
        foreach (var id in await people.Select(p => p.Id).ToListAsync(cancellationToken))
        {
            try
            {
                readable.AddRange(await people.Where(p => p.Id == id).Select(p => p.Profile!).ToListAsync(cancellationToken));
            }
            catch (JsonException)
            {
                // Left out: the night's page names how many cannot be counted.
            }
        }

        return readable.FindAll(IsWhole);
    }

    // A list with a hole in it can be read, but says nothing.
    private static bool IsWhole(CompetenceProfile profile) =>
        !profile.Occupations.Contains(null!) && !profile.Skills.Contains(null!) && !profile.Languages.Contains(null!) && !profile.Wishes.Contains(null!);
}
