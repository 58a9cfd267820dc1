using System.Security.Cryptography;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.People.Participants;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Meeting.Fairness;

/// <summary>
/// Reads sex and age group out of personal numbers, in memory, for as long as a report is made. The only place that does. Protected
/// people are in no list and so not here (domain rule 18).
/// </summary>
internal sealed class ReadGroups(MatchningDb db, PersonalNumberVault vault, DateOnly today)
{
    public async Task<UnitGroups> ReadAsync(Guid unitId, CancellationToken cancellationToken)
    {
        var people = await db.Participants.AsNoTracking()
            .Where(p => p.UnitId == unitId && !p.IsProtected)
            .Select(p => new { p.Id, p.PersonId, p.Person.PersonalNumberCipher }).ToListAsync(cancellationToken);
        var (known, unreadable) = (new Dictionary<Guid, KnownGroups>(), 0);
        foreach (var person in people.Where(p => p.PersonalNumberCipher is not null))
        {
            if (Open(person.PersonalNumberCipher!, person.PersonId) is { } number) known[person.Id] = KnownGroups.Of(number, today);
            else unreadable++;
        }

        return new(known, people.Select(p => p.Id).ToHashSet(), unreadable);
    }

    // A number sealed with another key, or a cell that is damaged, makes the person's groups unknown; the rest goes on.
    private PersonalNumber? Open(byte[] cipher, Guid personId)
    {
        try
        {
            return PersonalNumber.Parse(vault.Open(cipher, personId), today);
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}

/// <param name="Known">Participants whose groups are known.</param>
/// <param name="All">Everyone in the unit who may be in a list.</param>
/// <param name="Unreadable">Those with a personal number that could not be read.</param>
internal sealed record UnitGroups(IReadOnlyDictionary<Guid, KnownGroups> Known, IReadOnlySet<Guid> All, int Unreadable)
{
    public static UnitGroups None { get; } = new(new Dictionary<Guid, KnownGroups>(), new HashSet<Guid>(), 0);

    public UnitGroups With(UnitGroups other) =>
        new(Known.Concat(other.Known).ToDictionary(), All.Union(other.All).ToHashSet(), Unreadable + other.Unreadable);
}
