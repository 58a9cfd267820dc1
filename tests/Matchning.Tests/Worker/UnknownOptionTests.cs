using FluentAssertions;
using Matchning.Tests.Support;
using Xunit;

namespace Matchning.Tests.Worker;

public sealed class UnknownOptionTests
{
    [Theory]
    [InlineData("night --if-neded", "Okänt: --if-neded. Så här: night [--if-needed]")]
    [InlineData("match junk", "Okänt: junk. Så här: match")]
    [InlineData("status --json --foo", "Okänt: --foo. Så här: status [--json]")]
    public async Task A_verb_does_nothing_when_it_does_not_understand_all_of_the_call(string call, string says)
    {
        var (code, output, errors) = await WorkerProcess.RunAsync(call.Split(' '));

        (code, output, errors.Trim()).Should().Be((2, "", says));
    }
}
