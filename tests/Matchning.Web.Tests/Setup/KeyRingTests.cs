using System.Runtime.Versioning;
using System.Security.Cryptography;
using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Matchning.Web.Tests.Setup;

/// <summary>SEC-27, SEC-40, FT-37: the ring of keys is sealed at rest, read by nobody else, and never made anew beside one that cannot be opened.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeyRingTests : IDisposable
{
    private const UnixFileMode OthersMayRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _home = Directory.CreateTempSubdirectory("matchning-keys-").FullName;
    private readonly string _secret = Secret();

    private string Folder => Path.Combine(_home, "keys");

    private string KeyFile => Directory.GetFiles(Folder, "key-*.xml").Single();

    [Fact]
    public void SEC_27_What_lies_on_disk_is_sealed_and_for_our_eyes_only()
    {
        Seal("något", _secret);

        File.ReadAllText(KeyFile).Should().Contain("<sealed ").And.NotContain("masterKey");
        ((int)File.GetUnixFileMode(Folder)).Should().Be(Convert.ToInt32("700", 8));
        ((int)File.GetUnixFileMode(KeyFile)).Should().Be(Convert.ToInt32("600", 8));
    }

    [Fact]
    public void SEC_27_The_next_start_opens_what_the_last_one_sealed()
    {
        var text = Seal("något", _secret);

        Open(text, _secret).Should().Be("något");
        Directory.GetFiles(Folder).Should().HaveCount(1);
    }

    [Fact]
    public void SEC_40_A_missing_secret_stops_the_start_and_is_named()
    {
        var start = () => Seal("något", "");

        start.Should().Throw<SettingMissingException>().WithMessage("Privacy__KeyRingKey saknas*");
        Directory.Exists(Folder).Should().BeFalse();
    }

    [Fact]
    public void SEC_40_What_is_no_key_stops_the_start_and_is_named()
    {
        var start = () => Seal("något", "för-kort");

        start.Should().Throw<SettingMissingException>().WithMessage("Privacy__KeyRingKey är ingen nyckel*");
    }

    [Fact]
    public void FT_37_A_lost_secret_stops_the_start_and_makes_no_new_ring()
    {
        Seal("något", _secret);

        var start = () => Seal("något annat", Secret());

        start.Should().Throw<SettingMissingException>().WithMessage("Privacy__KeyRingKey låser inte upp*");
        Directory.GetFiles(Folder).Should().HaveCount(1);
    }

    [Fact]
    public void SEC_40_The_secret_can_be_changed_without_anybody_being_signed_out()
    {
        var (text, next) = (Seal("något", _secret), Secret());

        Open(text, next, before: _secret).Should().Be("något");
    }

    [Fact]
    public void SEC_27_A_key_that_was_left_open_stops_the_start()
    {
        Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var services = new ServiceCollection();
        services.AddDataProtection().PersistKeysToFileSystem(new(Folder));
        services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("x").Protect("y");
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var start = () => Seal("något", _secret);

        start.Should().Throw<SettingMissingException>().WithMessage("*är inte låst*");
    }

    [Fact]
    public void SEC_40_A_key_that_others_can_read_stops_the_start()
    {
        Seal("något", _secret);
        File.SetUnixFileMode(KeyFile, File.GetUnixFileMode(KeyFile) | OthersMayRead);

        var start = () => Seal("något", _secret);

        start.Should().Throw<SettingMissingException>().WithMessage("*kan läsas av andra*chmod 600*");
    }

    [Fact]
    public void SEC_40_A_folder_that_others_can_read_stops_the_start()
    {
        Seal("något", _secret);
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | OthersMayRead);

        var start = () => Seal("något", _secret);

        start.Should().Throw<SettingMissingException>().WithMessage("*kan läsas av andra*chmod 700*");
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private string Seal(string text, string secret) => Protector(secret, null).Protect(text);

    private string Open(string text, string secret, string? before = null) => Protector(secret, before).Unprotect(text);

    private IDataProtector Protector(string secret, string? before)
    {
        var builder = WebApplication.CreateBuilder();
        (builder.Configuration["MATCHNING_HOME"], builder.Configuration["Privacy:KeyRingKey"], builder.Configuration["Privacy:KeyRingKeyBefore"]) = (_home, secret, before);
        builder.AddKeyRing();
        return builder.Build().Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}
