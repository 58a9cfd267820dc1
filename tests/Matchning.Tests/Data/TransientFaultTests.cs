using System.Net.Sockets;
using FluentAssertions;
using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Matchning.Tests.Data;

/// <summary>The two degrees side by side: what a form is run again for, and what the night waits for.</summary>
public sealed class TransientFaultTests
{
    [Theory]
    [InlineData("40001", true, true)] // serialization failure
    [InlineData("40P01", true, true)] // deadlock
    [InlineData("57P01", true, true)] // stopped
    [InlineData("57P02", true, true)] // another process of the server died
    [InlineData("57P03", true, true)] // starting
    [InlineData("57P05", false, true)] // session idle too long
    [InlineData("25P03", false, true)] // transaction idle too long
    [InlineData("53300", false, true)] // too many connections
    [InlineData("55P03", false, true)] // lock held by another
    [InlineData("57014", false, false)] // cancelled, as by statement_timeout
    [InlineData("23505", false, false)] // unique
    [InlineData("42P01", false, false)] // no such table
    public void What_the_server_says_is_sorted_by_its_code(string state, bool isBrokenOff, bool isTransient)
    {
        var fault = new PostgresException("forced", "ERROR", "ERROR", state);

        foreach (var seen in new Exception[] { fault, new DbUpdateException("wrapped", fault), new InvalidOperationException("wrapped twice", new DbUpdateException("wrapped", fault)) })
        {
            TransientFault.IsBrokenOff(seen).Should().Be(isBrokenOff);
            TransientFault.Is(seen).Should().Be(isTransient);
        }
    }

    [Fact]
    public void A_dead_line_is_broken_off_and_a_late_answer_is_only_waited_for()
    {
        var dead = new NpgsqlException("reset", new IOException("cut", new SocketException((int)SocketError.ConnectionReset)));
        var late = new NpgsqlException("late", new TimeoutException());

        (TransientFault.IsBrokenOff(dead), TransientFault.Is(dead)).Should().Be((true, true));
        (TransientFault.IsBrokenOff(late), TransientFault.Is(late)).Should().Be((false, true));
    }

    [Fact]
    public void Several_faults_pass_only_when_each_does_and_one_told_to_people_never()
    {
        var dead = new NpgsqlException("reset", new IOException());

        TransientFault.Is(new AggregateException(dead, dead)).Should().BeTrue();
        TransientFault.Is(new AggregateException(dead, new InvalidOperationException())).Should().BeFalse();
        TransientFault.IsBrokenOff(new AggregateException(dead, new InvalidOperationException())).Should().BeFalse();
        TransientFault.Is(new PlainFaultException("Gör så här.", dead)).Should().BeFalse();
        TransientFault.IsBrokenOff(new PlainFaultException("Gör så här.", dead)).Should().BeFalse();
        TransientFault.Is(new IOException("no database at all")).Should().BeFalse();
        TransientFault.Is(null).Should().BeFalse();
    }

    [Fact]
    public void A_command_that_the_database_broke_off_ends_with_a_sentence_and_a_bug_with_its_stack()
    {
        var idle = new PostgresException("idle too long", "FATAL", "FATAL", "25P03");

        PlainFault.Explain(new InvalidOperationException("wrapped", idle)).Should().Be("Databasen bröt av arbetet (idle too long). Kör samma sak igen; inget är förlorat.");
        PlainFault.Explain(new NpgsqlException("reset", new IOException("cut"))).Should().StartWith("Databasen går inte att nå (cut).");
        PlainFault.Explain(new PostgresException("twice", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation)).Should().BeNull();
    }
}
