using Matchning.Faults.Facts;
using Matchning.Faults.Processes;
using Matchning.Floor.Data;
using Npgsql;

namespace Matchning.Faults.Drills.Forms;

/// <summary>
/// FT-25: every other unit ends with a serialization failure, real deadlocks with another session, and failures that never end. The whole unit is
/// run again, a bounded number of times; the visitor sees a receipt or a clear error, and nothing is half done.
/// </summary>
internal static class Conflicts
{
    public static async Task RunAsync(Scene scene, Row row)
    {
        await SerializationAsync(scene, row);
        await DeadlocksAsync(scene, row);
        await WithoutEndAsync(scene, row);
    }

    private static async Task SerializationAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        await RefuseAsync(scene, name, "nextval('tries') % 2 = 0");
        var web = await scene.WebAsync(scene.Database.Address(name));
        var ledger = new Ledger();
        var crowd = new Crowd(web.Address, ledger, scene.Seed);
        using var stop = new CancellationTokenSource();
        var load = crowd.RunAsync(12, stop.Token);
        await Until.TrueAsync(() => Task.FromResult(ledger.Acknowledged.Count >= scene.Rounds(500, 60)), TimeSpan.FromMinutes(3), "kvitton");
        await stop.CancelAsync();
        await load;
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(scene.Database.Address(name))));
        var units = await scene.Database.ValueAsync<long>(name, "select last_value from tries");
        row.Measure("forms", crowd.Tries.Count);
        row.Measure("forms_without_receipt", crowd.Failed);
        row.Measure("serialization_failures", units - ledger.Acknowledged.Count);
        row.Must(units > ledger.Acknowledged.Count, "units were broken off");
    }

    private static async Task DeadlocksAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        var web = await scene.WebAsync(scene.Database.Address(name));
        var ledger = new Ledger();
        using var form = new NeedForm(web.Address);
        row.Must(await form.SendAsync(Guid.NewGuid(), 0, ledger) == true, "a form goes through when nobody stands in the way");
        var rounds = scene.Rounds(10, 2);
        for (var i = 1; i <= rounds; i++)
        {
            // Patient, so that it is always the form's unit that the server gives up.
            await using var other = new NpgsqlConnection(scene.Database.Address(name, extra: ";Pooling=false"));
            await other.OpenAsync();
            await ExecuteAsync(other, "set deadlock_timeout = '1min'; begin; lock table openings in exclusive mode");
            var sending = form.SendAsync(Guid.NewGuid(), i, ledger);
            await Until.TrueAsync(
                async () => await scene.Database.ValueAsync<long>(name, $"select count(*) from pg_stat_activity where datname = '{name}' and wait_event_type = 'Lock'") > 0,
                TimeSpan.FromSeconds(20),
                "formuläret väntar på tabellen");
            await ExecuteAsync(other, "lock table employer_needs in exclusive mode");
            await ExecuteAsync(other, "rollback");
            row.Must(await sending == true, $"form {i} is received after the deadlock");
        }

        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(scene.Database.Address(name))));
        var deadlocks = 0L;
        await Until.TrueAsync(
            async () => (deadlocks = await scene.Database.ValueAsync<long>(name, $"select deadlocks from pg_stat_database where datname = '{name}'")) >= rounds,
            TimeSpan.FromSeconds(20),
            "servern har räknat låsningarna");
        row.Measure("deadlocks", deadlocks);
    }

    private static async Task WithoutEndAsync(Scene scene, Row row)
    {
        var name = await scene.Templates.NewEmptyAsync(scene);
        await RefuseAsync(scene, name, "nextval('tries') > 0");
        var web = await scene.WebAsync(scene.Database.Address(name));
        var ledger = new Ledger();
        using var form = new NeedForm(web.Address);
        row.Must(await form.SendAsync(Guid.NewGuid(), 1, ledger) == false, "the visitor gets an error page when it never works");
        row.Weigh(ledger.Balance(await NeedForm.FoundAsync(scene.Database.Address(name))));
        var tries = await scene.Database.ValueAsync<long>(name, "select last_value from tries");
        row.Measure("tries_before_giving_up", tries);
        row.Must(tries == WholeUnit.MostTries, $"gives up after {WholeUnit.MostTries} tries");
    }

    // A sequence keeps counting whatever is rolled back.
    private static Task RefuseAsync(Scene scene, string name, string when) => scene.Database.ExecuteAsync(
        name,
        $"""
        create sequence tries;
        grant usage on sequence tries to matchning_web;
        create function refuse() returns trigger language plpgsql as $$ begin
          if {when} then raise exception 'forced' using errcode = '40001'; end if;
          return new;
        end $$;
        create trigger refuse before insert on openings for each row execute function refuse();
        """);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
