using Matchning.People.Organisation;
using Matchning.People.Organisation.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Matchning.Demo;

/// <summary>The two units and everyone who signs in.</summary>
internal sealed class DemoUnits
{
    private static readonly DateOnly Began = new(2023, 1, 1);
    private readonly PasswordHasher<Account> _hasher = new();
    private readonly Dictionary<string, IdentityRole<Guid>> _roles;
    private readonly List<IdentityRole<Guid>> _newRoles = [];
    private readonly List<Account> _accounts = [];
    private readonly List<Password> _passwords = [];
    private readonly List<IdentityUserRole<Guid>> _memberships = [];

    /// <param name="existingRoles">Roles that are there before the demo are used, not made again.</param>
    public DemoUnits(IEnumerable<IdentityRole<Guid>> existingRoles)
    {
        _roles = existingRoles.ToDictionary(r => r.Name!);
        ConsultantsCentrum =
        [
            Add(DemoLogins.For(Role.Consultant), Centrum.Id),
            .. DemoLogins.MoreConsultantsInCentrum.Select(name => AddConsultant(name, Centrum.Id)),
        ];
        ConsultantsNorr = [.. DemoLogins.ConsultantsInNorr.Select(name => AddConsultant(name, Norr.Id))];
        Add(DemoLogins.For(Role.Manager), Centrum.Id);
        SocialSecretary = Add(DemoLogins.For(Role.SocialSecretary), Centrum.Id);
        Add(DemoLogins.For(Role.HrPartner), null);
        Add(DemoLogins.For(Role.Administrator), null);
        Add(DemoLogins.For(Role.Participant), Centrum.Id).ParticipantId = DemoParticipants.SignsInId;
        Add(DemoLogins.For(Role.EmployerContact), null).EmployerId = DemoEmployers.SignsInId;
    }

    /// <summary>The unit that is there only when the demo has been loaded.</summary>
    public static Guid MarkerId { get; } = DemoDice.Id("unit centrum");

    private static readonly Board Board = new() { Id = DemoDice.Id("board"), Name = "Arbetsmarknads- och socialnämnden", BeginsOn = Began };
    private static readonly Department Department = new() { Id = DemoDice.Id("department"), BoardId = Board.Id, Name = "Arbetsmarknadsförvaltningen", BeginsOn = Began };

    public Unit Centrum { get; } = new() { Id = MarkerId, Name = "Arbetsmarknadsenheten Centrum", DepartmentId = Department.Id, BeginsOn = Began };
    public Unit Norr { get; } = new() { Id = DemoDice.Id("unit norr"), Name = "Arbetsmarknadsenheten Norr", DepartmentId = Department.Id, BeginsOn = Began };
    public Account SocialSecretary { get; }
    public IReadOnlyList<Account> ConsultantsCentrum { get; }
    public IReadOnlyList<Account> ConsultantsNorr { get; }

    public IEnumerable<object> Rows => [Board, Department, Centrum, Norr, .. _newRoles, .. _accounts, .. _passwords, .. _memberships];

    private Account AddConsultant(string fullName, Guid unitId)
    {
        var userName = $"{fullName.Split(' ')[0].ToLowerInvariant()}.konsulent@exempelkommun.example";
        var account = Add(new DemoLogin(Role.Consultant, userName, fullName), unitId);

        // The page to sign in offers one of each role: those whose address is at the municipality itself.
        account.Email = userName.Replace("@", "@kollegor.", StringComparison.Ordinal);
        account.NormalizedEmail = account.Email.ToUpperInvariant();
        return account;
    }

    private Account Add(DemoLogin login, Guid? unitId)
    {
        var account = new Account
        {
            Id = DemoDice.Id($"account {login.UserName}"),
            FullName = login.FullName,
            UserName = login.UserName,
            NormalizedUserName = login.UserName.ToUpperInvariant(),
            Email = login.UserName,
            NormalizedEmail = login.UserName.ToUpperInvariant(),
            EmailConfirmed = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            UnitId = unitId,
            IsDemo = true,
        };
        account.HasPassword = true;
        _passwords.Add(new() { AccountId = account.Id, Hash = _hasher.HashPassword(account, login.Password) });
        _accounts.Add(account);
        _memberships.Add(new() { UserId = account.Id, RoleId = RoleNamed(login.Role).Id });
        return account;
    }

    private IdentityRole<Guid> RoleNamed(string name)
    {
        if (_roles.TryGetValue(name, out var role)) return role;
        role = new IdentityRole<Guid>(name) { Id = DemoDice.Id($"role {name}"), NormalizedName = name.ToUpperInvariant() };
        _newRoles.Add(role);
        return _roles[name] = role;
    }
}
