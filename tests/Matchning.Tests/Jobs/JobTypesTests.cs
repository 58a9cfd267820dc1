using FluentAssertions;
using Hangfire.Common;
using Hangfire.Storage;
using Matchning.Floor.Jobs;
using Matchning.Nights.Nightly;
using Xunit;

namespace Matchning.Tests.Jobs;

/// <summary>SEC-13: the pages may put jobs in the queue, and what is not one of ours is not run by whoever takes from it.</summary>
public sealed class JobTypesTests
{
    [Theory]
    [InlineData("System.IO.File, System.Private.CoreLib"), InlineData("System.Diagnostics.Process, System.Diagnostics.Process"), InlineData("Matchning.Floor.Data.PrivateCluster, Matchning"), InlineData("System.Type, mscorlib")]
    public void A_type_that_is_no_job_of_ours_is_refused(string name)
    {
        var resolve = () => JobTypes.Resolve(name);

        resolve.Should().Throw<JobTypeRefusedException>();
    }

    [Fact]
    public void A_job_that_names_a_method_of_the_runtime_is_not_loaded_from_the_queue()
    {
        using var _ = Open();
        var planted = new InvocationData("System.IO.File, System.Private.CoreLib", "WriteAllText", "[\"System.String, System.Private.CoreLib\",\"System.String, System.Private.CoreLib\"]", "[\"\\\"/tmp/x\\\"\",\"\\\"y\\\"\"]");

        var load = () => planted.DeserializeJob();

        load.Should().Throw<JobLoadException>().WithInnerException<JobTypeRefusedException>();
    }

    [Fact]
    public void Our_own_jobs_go_there_and_back()
    {
        using var _ = Open();
        var due = new DateTimeOffset(2026, 11, 30, 0, 30, 0, TimeSpan.Zero);
        foreach (var job in (Job[])[Job.FromExpression<RunJob>(j => j.LeadAsync(17, CancellationToken.None)), Job.FromExpression<NightlyJob>(j => j.AskAsync(null, CancellationToken.None)), Job.FromExpression<NightlyJob>(j => j.AskForAsync(due, CancellationToken.None))])
        {
            var back = InvocationData.SerializeJob(job).DeserializeJob();

            (back.Type, back.Method.Name).Should().Be((job.Type, job.Method.Name));
            back.Args.Where(a => a is long or DateTimeOffset).Should().Equal(job.Args.Where(a => a is long or DateTimeOffset));
        }
    }

    // The settings are of the process, and made when the tables are first opened.
    private static Npgsql.NpgsqlDataSource Open()
    {
        var nowhere = Npgsql.NpgsqlDataSource.Create("Host=127.0.0.1;Port=1");
        _ = JobTables.Open(nowhere, TimeSpan.FromMinutes(1));
        return nowhere;
    }
}
