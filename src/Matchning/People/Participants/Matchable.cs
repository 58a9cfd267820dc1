namespace Matchning.People.Participants;

/// <summary>Whom a machine may match: people with a profile and an open enrolment who are not protected (domain rule 18).</summary>
public static class Matchable
{
    public static IQueryable<Participant> MayBeMatched(this IQueryable<Participant> participants) => participants
        .Where(p => !p.IsProtected && p.Profile != null && p.Enrolments.Any(e => e.ExitedOn == null));
}
