using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Matchning.Market.Openings;

/// <summary>Makes the concrete place out of an employer's need: the step between what they told and what is matched.</summary>
public sealed class OpeningFromNeed(MatchningDb db, PlaceNames places, WorkPlaces localities, OccupationGuess occupations, RequirementReader requirements, TimeProvider clock)
{
    private const int LongestTitle = 60;

    /// <param name="need">With its employer.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<Opening> RunAsync(EmployerNeed need, CancellationToken cancellationToken)
    {
        if (await FindAsync(need.Id, cancellationToken) is { } already) return already;
        var occupation = await db.Occupations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == need.OccupationId, cancellationToken);
        var opening = Make(need, occupation);
        db.Add(opening);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return opening;
        }
        catch (DbUpdateException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await db.Openings.SingleAsync(o => o.EmployerNeedId == need.Id, cancellationToken);
        }
    }

    private Task<Opening?> FindAsync(Guid needId, CancellationToken cancellationToken) =>
        db.Openings.SingleOrDefaultAsync(o => o.EmployerNeedId == needId, cancellationToken);

    private Opening Make(EmployerNeed need, Occupation? occupation)
    {
        var place = places.Find(need.PlaceText)?.Label ?? need.PlaceText;
        return new()
        {
            EmployerNeedId = need.Id,
            Title = need.OccupationLabel ?? FirstWords(need.Description),
            EmployerName = need.Employer.Name,
            Text = Words(need),
            OccupationId = need.OccupationId,
            OccupationLabel = need.OccupationLabel,
            Ssyk4 = occupation?.Ssyk4 ?? occupations.Named(need.Description)?.Ssyk4,
            FieldId = occupation?.FieldId,
            MunicipalityCode = need.MunicipalityCode,
            IsOtherLocality = need.MunicipalityCode is { } code && localities.IsOther(code, place),
            PlaceLabel = place,
            Kinds = need.Kinds,
            HoursPercentMin = need.HoursPercent,
            HoursPercentMax = need.HoursPercent,
            StartsOn = need.StartsOn,
            PublishedOn = clock.Today(),
            Places = need.Places,
            Requirements = requirements.Read(Words(need)),
            Language = TextLanguage.Of(Words(need)),
            UpdatedAt = clock.GetUtcNow(),
        };
    }

    // All that the employer wrote about the work: what requirements are read from.
    private static string Words(EmployerNeed need) => need.Details is { Length: > 0 } more ? $"{need.Description}\n\n{more}" : need.Description;

    private static string FirstWords(string description)
    {
        var line = description.Split('\n', 2)[0].Trim();
        if (line.Length <= LongestTitle) return line;
        var cut = line.LastIndexOf(' ', LongestTitle);
        return line[..(cut > 0 ? cut : LongestTitle)] + " …";
    }
}
