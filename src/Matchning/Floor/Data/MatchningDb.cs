using Matchning.Floor.Runs;
using Matchning.Market.Employers;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Placements;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.Nights.Messages;
using Matchning.People.Catalogue;
using Matchning.People.Door;
using Matchning.People.Journal;
using Matchning.People.Organisation;
using Matchning.People.Organisation.Accounts;
using Matchning.People.Organisation.SignIn;
using Matchning.People.Participants;
using Matchning.People.Referrals;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Floor.Data;

/// <summary>Every table of the service. The one file that names all rooms.</summary>
public sealed class MatchningDb(DbContextOptions<MatchningDb> options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Occupation> Occupations => Set<Occupation>();
    public DbSet<SsykGroup> SsykGroups => Set<SsykGroup>();
    public DbSet<Substitutability> Substitutabilities => Set<Substitutability>();
    public DbSet<Skill> Skills => Set<Skill>();
    public DbSet<Municipality> Municipalities => Set<Municipality>();
    public DbSet<Concept> Concepts => Set<Concept>();

    public DbSet<Board> Boards => Set<Board>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Password> Passwords => Set<Password>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SignInLimit> SignInLimits => Set<SignInLimit>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<AccountEvent> AccountEvents => Set<AccountEvent>();
    public DbSet<Run> Runs => Set<Run>();
    public DbSet<RunStep> RunSteps => Set<RunStep>();
    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();
    public DbSet<RunShard> RunShards => Set<RunShard>();
    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<ExternalAd> ExternalAds => Set<ExternalAd>();
    public DbSet<FailedAd> FailedAds => Set<FailedAd>();
    public DbSet<AdRemoval> AdRemovals => Set<AdRemoval>();
    public DbSet<FeedRead> FeedReads => Set<FeedRead>();
    public DbSet<GuardStop> GuardStops => Set<GuardStop>();
    public DbSet<FeedPosition> FeedPositions => Set<FeedPosition>();

    public DbSet<Employer> Employers => Set<Employer>();
    public DbSet<EmployerContact> EmployerContacts => Set<EmployerContact>();
    public DbSet<EmployerNeed> EmployerNeeds => Set<EmployerNeed>();
    public DbSet<Opening> Openings => Set<Opening>();

    public DbSet<Person> People => Set<Person>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<PhasePeriod> PhasePeriods => Set<PhasePeriod>();
    public DbSet<CaseTeamMember> CaseTeamMembers => Set<CaseTeamMember>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<JournalNote> JournalNotes => Set<JournalNote>();
    public DbSet<NoteAcknowledgement> NoteAcknowledgements => Set<NoteAcknowledgement>();
    public DbSet<AccessReason> AccessReasons => Set<AccessReason>();
    public DbSet<AccessLogEntry> AccessLog => Set<AccessLogEntry>();
    public DbSet<CompetenceProfile> CompetenceProfiles => Set<CompetenceProfile>();

    public DbSet<MeasureType> MeasureTypes => Set<MeasureType>();

    public DbSet<SuggestionVersion> SuggestionVersions => Set<SuggestionVersion>();
    public DbSet<SuggestionList> SuggestionLists => Set<SuggestionList>();
    public DbSet<RematchRequest> RematchRequests => Set<RematchRequest>();
    public DbSet<Door> Doors => Set<Door>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<ReviewDecision> ReviewDecisions => Set<ReviewDecision>();
    public DbSet<Placement> Placements => Set<Placement>();
    public DbSet<FairnessReport> FairnessReports => Set<FairnessReport>();
    public DbSet<RankerChoice> RankerChoices => Set<RankerChoice>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MatchningDb).Assembly);

        // Two wings that do not know each other meet here and nowhere else.
        builder.Entity<GuardStop>().HasOne<Account>().WithMany().HasForeignKey(g => g.DecidedById);
        builder.UseSnakeCaseNames();
    }
}
