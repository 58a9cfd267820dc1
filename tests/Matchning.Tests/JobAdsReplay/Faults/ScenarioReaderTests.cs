using System.Text;
using FluentAssertions;
using Matchning.JobAdsReplay;
using Matchning.JobAdsReplay.Faults;
using Xunit;

namespace Matchning.Tests.JobAdsReplay.Faults;

public sealed class ScenarioReaderTests
{
    [Theory]
    [InlineData("{\n'rules':[\n{'fault':\n{'kind':'nope'}}]}", "Rad 4, rules[0].fault.kind: felet \"nope\" finns inte.")]
    [InlineData("{'rules':[{'call':'search','fault':{'kind':'html'}}]}", "Rad 1, rules[0].call: ska vara snapshot")]
    [InlineData("{\n\n'latency':{'ms':10,'spread':20}}", "Rad 3, latency: ms och spread")]
    [InlineData("{\n'badAds':['BI-99']}", "Rad 2, badAds: raden BI-99 finns inte")]
    [InlineData("{'rules':[{'inOrder':[null,\n{'kind':'status','status':200}]}]}", "Rad 2, rules[0].inOrder[1].status: ska vara ett tal mellan 400 och 599.")]
    [InlineData("{'rules':[{'fault':{'kind':'cut'}}]}", "Rad 1, rules[0].fault.atByte: ange antingen atByte eller share.")]
    [InlineData("{'rules':[{}]}", "Rad 1, rules[0].fault: ange antingen fault eller inOrder.")]
    [InlineData("{\n'regler':[]}", "Rad 2, regler: fältet regler finns inte.")]
    [InlineData("{'seed':'fyra'}", "Rad 1, seed: värdet är av fel sort.")]
    [InlineData("{'seed':\n4", "Rad 2")]
    public void What_cannot_be_played_is_refused_with_line_and_field(string json, string reason)
    {
        var (scenario, refused) = ScenarioReader.Read(Encoding.UTF8.GetBytes(json.Replace('\'', '"')));

        scenario.Should().BeNull();
        refused.Should().StartWith(reason).And.NotContain("\n");
    }

    [Fact]
    public void The_scenarios_that_come_with_the_program_can_be_played_and_use_every_fault()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.json");

        var read = files.Select(file => (file, Read: ScenarioReader.Read(File.ReadAllBytes(file)))).ToList();

        read.Should().OnlyContain(r => r.Read.Refused == null);
        read.SelectMany(r => r.Read.Scenario!.Rules).SelectMany(rule => rule.InOrder ?? [rule.Fault]).OfType<Fault>().Select(fault => fault.Kind)
            .Should().Contain(FaultKinds.All);
    }

    [Fact]
    public void A_scenario_that_cannot_be_read_stops_the_start()
    {
        var (_, refused) = CommandLine.Read(["--scenario", "finns-inte.json"]);

        refused.Should().Be("--scenario: filen finns-inte.json finns inte.");
    }
}
