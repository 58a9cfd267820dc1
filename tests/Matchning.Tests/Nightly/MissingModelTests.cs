using FluentAssertions;
using Matchning.Floor.Data;
using Matchning.Floor.Runs;
using Matchning.Meeting.Matching;
using Matchning.Meeting.Proposals;
using Matchning.Meeting.Suggestions;
using Matchning.Nights.Nightly;
using Matchning.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Matchning.Tests.Nightly;

/// <summary>A model that cannot be used gives no list with made-up scores: the last good ones stay, and the page says why.</summary>
public sealed class MissingModelTests(TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _models = Directory.CreateTempSubdirectory("matchning-models-").FullName;
    private readonly NightScene _scene = new(() => database.Open());

    [Theory]
    [InlineData(null, "finns inte")]
    [InlineData("{}", "går inte att använda")]
    [InlineData("""{"name":"m","schema_id":"another-schema"}""", "går inte att använda")]
    public async Task FT_39_The_last_good_lists_stay_and_the_run_says_which_model_it_was(string? manifest, string says)
    {
        await using var service = Service.On(database, settings: ("Models:Folder", _models));
        await using var db = database.Open();
        if (!await db.Participants.AnyAsync()) await _scene.FillAsync(people: 3, openings: 3);
        await db.RankerChoices.ExecuteDeleteAsync();
        await service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));
        var lists = await _scene.ListsAsync();
        if (manifest is not null)
        {
            Directory.CreateDirectory(Path.Combine(_models, "m"));
            await File.WriteAllTextAsync(Path.Combine(_models, "m", "manifest.json"), manifest);
        }

        db.Add(new RankerChoice { RankerName = "m", ChosenAt = Make.Now });
        await db.SaveChangesAsync();
        var match = () => service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));

        await match.Should().ThrowAsync<PlainFaultException>();
        (await _scene.ListsAsync()).Should().Be(lists);
        (await db.SuggestionVersions.Where(v => v.State != SuggestionState.Old).Select(v => v.RankerName).ToListAsync()).Should().Equal(RankerChoice.Rule);
        var run = await db.Runs.AsNoTracking().Include(r => r.Steps).OrderBy(r => r.Id).LastAsync();
        run.Should().BeEquivalentTo(new { State = RunState.Failed });
        run.Error.Should().Contain("Modellen m").And.Contain(says).And.Contain("Slå på regeln");
        run.Steps.Where(s => s.Name != "match").Should().OnlyContain(s => s.State == RunState.Waiting);
        (await db.RunShards.AnyAsync(s => s.RunId == run.Id)).Should().BeFalse("no person is blamed");
    }

    [Fact]
    public async Task FT_39_When_the_rule_is_on_again_the_failed_run_goes_on_from_its_step()
    {
        await using var service = Service.On(database, settings: ("Models:Folder", _models));
        await using var db = database.Open();
        if (!await db.Participants.AnyAsync()) await _scene.FillAsync(people: 3, openings: 3);
        db.Add(new RankerChoice { RankerName = "m", ChosenAt = Make.Now });
        await db.SaveChangesAsync();
        var match = () => service.UseAsync<NightlyRun, long>(night => night.MatchAsync(CancellationToken.None));
        await match.Should().ThrowAsync<PlainFaultException>();
        var failed = await db.Runs.MaxAsync(r => r.Id);
        var (form, next) = (Guid.NewGuid(), Guid.NewGuid());
        await db.RankerChoices.ExecuteDeleteAsync();

        var asked = await service.UseAsync<AskForRun, bool>(ask => ask.AgainAsync(failed, form, CancellationToken.None));
        var twice = await service.UseAsync<AskForRun, bool>(ask => ask.AgainAsync(failed, form, CancellationToken.None));
        var led = await match();
        var afterwards = await service.UseAsync<AskForRun, bool>(ask => ask.AgainAsync(failed, next, CancellationToken.None));

        (asked, twice, afterwards).Should().Be((true, false, false), "a form asks once, and what is done is not run again");
        led.Should().Be(failed);
        var run = await _scene.RunAsync(failed);
        run.State.Should().NotBe(RunState.Failed);
        run.Steps.Should().OnlyContain(s => s.State == RunState.Done || s.State == RunState.Warning);
    }

    public void Dispose() => Directory.Delete(_models, recursive: true);
}
