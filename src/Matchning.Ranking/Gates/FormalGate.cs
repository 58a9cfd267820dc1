using Matchning.Ranking.Facts;
using Matchning.Ranking.Prepared;

namespace Matchning.Ranking.Gates;

/// <summary>The gate's answer to one must about licence, legitimation or language.</summary>
internal static class FormalGate
{
    public static GateOutcome Check(PreparedParticipant participant, PreparedRequirement must) => must.Source.Kind switch
    {
        RequirementKind.DrivingLicence => Licence(participant, must),
        RequirementKind.Legitimation => Legitimation(participant, must),
        RequirementKind.Language => Language(participant, must),
        _ => GateOutcome.Pass,
    };

    public static GateCodes Code(RequirementKind kind) => kind switch
    {
        RequirementKind.DrivingLicence => GateCodes.Licence,
        RequirementKind.Legitimation => GateCodes.Legitimation,
        RequirementKind.Language => GateCodes.Language,
        _ => GateCodes.None,
    };

    private static GateOutcome Licence(PreparedParticipant participant, PreparedRequirement must)
    {
        if (participant.HasAnyLicence(must.AnyOf)) return GateOutcome.Pass;
        return participant.LicencesKnown ? GateOutcome.Fail : GateOutcome.Uncertain;
    }

    /// <summary>
    /// The legitimations of health care and schools need a higher education, so known shorter schooling is a no; all else is a
    /// question. Taxi is the one that does not, and a requirement that names no profession may be either.
    /// </summary>
    private static GateOutcome Legitimation(PreparedParticipant participant, PreparedRequirement must)
    {
        if (RequirementCoverage.Of(participant, must, default) == Coverage.Met) return GateOutcome.Pass;
        var needsDegree = !must.Word.StartsWith("taxi", StringComparison.Ordinal) && must.Word is not ("legitimation" or "yrkeslegitimation");
        return needsDegree && participant.Facts.EducationLevel < EducationLevel.HigherVocational ? GateOutcome.Fail : GateOutcome.Uncertain;
    }

    /// <summary>
    /// A must without a stated level can be met for certain but never missed for certain. Levels are most often our reading of words
    /// such as "flytande", and people's are rarely tested, so one step below is a question and two are a no.
    /// </summary>
    private static GateOutcome Language(PreparedParticipant participant, PreparedRequirement must)
    {
        var has = participant.BestLevel(must.AnyOf);
        if (has >= (must.Language ?? RequirementCoverage.UnstatedLevel)) return GateOutcome.Pass;
        if (must.Language is null || (has > LanguageLevel.None && has + 1 >= must.Language)) return GateOutcome.Uncertain;
        return RequirementCoverage.LanguagesAreKnown(participant, must.AnyOf) ? GateOutcome.Fail : GateOutcome.Uncertain;
    }
}
