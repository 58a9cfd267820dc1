using Matchning.Market.Employers;
using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Matchning.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Matchning.Web.Tests.Support;

/// <summary>The application without demo data: two units, one employer, one administrator, and as many other accounts as a test makes.</summary>
public sealed class AccountsApp : WebApp
{
    public const string Password = "en-lang-losen-fras";
    public static readonly string Hash = new PasswordHasher<Account>().HashPassword(new() { FullName = "" }, Password);
    private static int _number;

    public CountingHasher Hasher { get; } = new();

    public Unit Unit { get; } = Make.Unit();

    public Unit OtherUnit { get; } = Make.Unit();

    public Employer Employer { get; } = new() { Name = "Storköket AB" };

    public Account Administrator { get; private set; } = null!;

    /// <summary>An account that has chosen its password.</summary>
    public async Task<Account> AddAsync(string role, Action<Account>? change = null)
    {
        var name = $"person{Interlocked.Increment(ref _number)}@kommunen.example";
        var account = Make.Consultant(Unit, a =>
        {
            (a.FullName, a.UserName, a.Email, a.HasPassword) = ("Kim Test", name, name, true);
            if (!Role.NeedsUnit(role)) a.UnitId = null;
            if (Role.NeedsEmployer(role)) a.EmployerId = Employer.Id;
            change?.Invoke(a);
            a.NormalizedUserName = Account.Normalized(a.UserName!);
            a.NormalizedEmail = Account.Normalized(a.Email!);
        });
        await using var db = Open();
        db.AddRange(account, new IdentityUserRole<Guid> { UserId = account.Id, RoleId = Role.IdOf(role) });
        if (account.HasPassword) db.Add(new Password { AccountId = account.Id, Hash = Hash });
        await db.SaveChangesAsync();
        return account;
    }

    public async Task<Visitor> EnterAsync(Account account)
    {
        var visitor = new Visitor(Address);
        var answer = await visitor.SignInAsync(account.UserName!, Password);
        return answer.Location is not null ? visitor : throw new InvalidOperationException($"{account.UserName} did not get in: {answer.Status}.");
    }

    /// <summary>As if nobody had tried for a long time.</summary>
    public async Task ForgetTriesAsync()
    {
        await using var db = Open();
        await db.SignInLimits.ExecuteDeleteAsync();
    }

    protected override async Task SeedAsync()
    {
        await using (var db = Open())
        {
            db.AddRange(Unit, OtherUnit, Employer);
            await db.SaveChangesAsync();
        }

        Administrator = await AddAsync(Role.Administrator, a => a.FullName = "Eva Ek");
    }

    protected override void Replace(IServiceCollection services) => services.AddSingleton<IPasswordHasher<Account>>(Hasher);
}

/// <summary>The real one, counted.</summary>
public sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _real = new();
    private int _verifications;
    private int _made;

    public (int Verifications, int Made) Counts => (_verifications, _made);

    public string HashPassword(Account user, string password)
    {
        Interlocked.Increment(ref _made);
        return _real.HashPassword(user, password);
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verifications);
        return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
