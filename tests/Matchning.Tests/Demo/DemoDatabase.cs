using System.Security.Cryptography;
using Matchning.Demo;
using Matchning.Floor.Data;
using Matchning.Floor.Privacy;
using Matchning.Market.Taxonomy;
using Matchning.Tests.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace Matchning.Tests.Demo;

/// <summary>A database of its own with the demo loaded, shared by the classes that only read: a load takes seconds.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    private static readonly IOptions<PrivacyOptions> Keys = Options.Create(new PrivacyOptions
    {
        PersonalNumberKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
        PersonalNumberIndexKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
    });

    public static readonly PersonalNumberVault Vault = new(Keys);

    private static readonly PersonalNumberIndex Numbers = new(Keys);

    private readonly TestDatabase _database = new();

    public static DateOnly Today => Clock.Today();

    private static FixedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));

    public DemoResult Result { get; private set; } = null!;

    public MatchningDb Open() => _database.Open();

    public static DemoData DemoData(MatchningDb db) => new(db, Vault, Numbers, new TaxonomyFiles(), Clock);

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await using var db = Open();
        Result = await DemoData(db).LoadAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

[CollectionDefinition(Name)]
public sealed class LoadedDemo : ICollectionFixture<DemoDatabase>
{
    public const string Name = "The loaded demo";
}
