using Matchning.Floor.Data;
using Matchning.Floor.Jobs;
using Matchning.Floor.Privacy;
using Matchning.Floor.Runs;
using Matchning.Floor.Schema;
using Matchning.Floor.Schema.Guards;
using Matchning.Market.JobAds;
using Matchning.Market.Openings;
using Matchning.Market.Requirements;
using Matchning.Market.Taxonomy;
using Matchning.Meeting.Doors;
using Matchning.Meeting.Fairness;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Meeting.Suggestions.Assigning;
using Matchning.Meeting.Suggestions.Rematching;
using Matchning.Nights.Messages;
using Matchning.Nights.Nightly;
using Matchning.People.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Matchning;

/// <summary>Every part of the service that pages, workers and the command line share, room by room.</summary>
public static class MatchningServices
{
    public static IServiceCollection AddMatchning(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMatchningDb(configuration);
        services.AddSingleton(_ => configuration.GetSection(LoginOptions.Section).Get<LoginOptions>() ?? new()).AddScoped<MigrateDatabase>();
        services.AddOptions<PrivacyOptions>().Bind(configuration.GetSection(PrivacyOptions.Section)).ValidateDataAnnotations();
        services.AddSingleton<PersonalNumberVault>().AddSingleton<PersonalNumberSeal>().AddSingleton<PersonalNumberIndex>();
        services.AddMessages(configuration);
        services.AddTaxonomy();
        services.AddJobAds(configuration);
        services.AddSingleton<OpeningFromAd>().AddSingleton<OpeningStore>().AddSingleton<INewAdRow, OpeningOfNewAd>().AddSingleton<MakeOpenings>();
        services.AddMatching(configuration);
        services.AddScoped<SilentLists>();
        services.AddJobs(provider => provider.GetRequiredService<RunOptions>().Lease);
        services.AddRuns(configuration);
        return services;
    }

    private static void AddTaxonomy(this IServiceCollection services)
    {
        services.AddSingleton(_ => new TaxonomyFiles());
        services.AddSingleton(provider => provider.GetRequiredService<TaxonomyFiles>().ForRanking());
        services.AddSingleton<RequirementReader>();
        services.AddSingleton<LoadTaxonomy>();
        services.AddSingleton<CatalogueFile>().AddScoped<LoadCatalogue>();
    }

    private static void AddMatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ModelsOptions>().Bind(configuration.GetSection(ModelsOptions.Section));
        services.AddSingleton<RankerShelf>();
        services.AddScoped<RankerInForce>().AddSingleton<OwedTries>().AddScoped<RematchQueue>().AddScoped<RematchByDay>().AddScoped<RematchJob>().AddScoped<SuggestionStore>()
            .AddScoped<IDecidedPairs, DecidedPairs>();
        services.AddOptions<AssignmentOptions>().Bind(configuration.GetSection(AssignmentOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<DoorStore>();
    }

    private static void AddRuns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RunOptions>().Bind(configuration.GetSection(RunOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RunOptions>>().Value);
        services.AddSingleton(provider => new RunLog(
            new DbContextOptionsBuilder<MatchningDb>().UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()).Options,
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<NodeName>(),
            provider.GetRequiredService<RunOptions>()));
        services.AddSingleton<ShardClaims>().AddSingleton<PreparedShards>().AddScoped<ShardJob>().AddScoped<SharedStep>();
        services.AddSingleton<AskForRun>().AddScoped<NightlyRun>().AddScoped<RunJob>().AddScoped<NightlyJob>().AddScoped<LookAfterRuns>();
        services.AddSingleton(new DeclaredSteps([.. NightlyRun.Steps.Select(s => s.Declaration)]));
        foreach (var step in NightlyRun.Steps)
        {
            services.TryAddScoped(step.Part);
            if (step.Part.IsAssignableTo(typeof(IShardedStep))) services.AddScoped(provider => (IShardedStep)provider.GetRequiredService(step.Part));
        }
    }
}
