using Matchning.Ranking.Facts;
using Matchning.Ranking.Text;

namespace Matchning.Ranking.Prepared;

/// <summary>How a person stands to one requirement, or not known from the profile.</summary>
public enum Coverage { Unknown, Missing, Partly, Met }

/// <summary>The one definition of covered, read by the gate, the features and the reasons. More competence never gives less.</summary>
internal static class RequirementCoverage
{
    /// <summary>Level that "god svenska" without a level is read as.</summary>
    public const LanguageLevel UnstatedLevel = LanguageLevel.B2;

    public static Coverage Of(PreparedParticipant person, PreparedRequirement asked, in WorkRelation work) => asked.Source.Kind switch
    {
        RequirementKind.DrivingLicence => Have(person.HasAnyLicence(asked.AnyOf), person.LicencesKnown),
        RequirementKind.OwnCar => Have(person.Facts.HasCar, person.LicencesKnown),
        RequirementKind.Language => Language(person, asked),
        RequirementKind.Education => Education(person, asked),
        RequirementKind.Experience => Experience(person, asked, work),
        RequirementKind.Occupation => Occupation(person, asked),
        RequirementKind.Skill or RequirementKind.Certificate or RequirementKind.Legitimation => Skill(person, asked),
        _ => Coverage.Unknown,
    };

    /// <summary>Is the answer different for openings of different work, though the requirement is the same?</summary>
    public static bool HangsOnWork(PreparedRequirement asked) => asked.Source.Kind == RequirementKind.Experience && asked.Occupation is null;

    private static Coverage Have(bool has, bool isKnown) => has ? Coverage.Met : isKnown ? Coverage.Missing : Coverage.Unknown;

    private static Coverage Language(PreparedParticipant person, PreparedRequirement asked)
    {
        var has = person.BestLevel(asked.AnyOf);
        if (has >= (asked.Language ?? UnstatedLevel)) return Coverage.Met;
        if (has == LanguageLevel.None) return LanguagesAreKnown(person, asked.AnyOf) ? Coverage.Missing : Coverage.Unknown;
        return has + 1 >= (asked.Language ?? LanguageLevel.B1) ? Coverage.Partly : Coverage.Missing;
    }

    /// <summary>
    /// A stated list is read as whole, except for Swedish: a list without it has most likely not been assessed yet. A language
    /// that is listed without a level is spoken, but how well is not known.
    /// </summary>
    public static bool LanguagesAreKnown(PreparedParticipant person, string[] codes)
    {
        foreach (var code in codes)
            if (!LanguageIsKnown(person, code)) return false;
        return true;
    }

    private static bool LanguageIsKnown(PreparedParticipant person, string code)
    {
        if (person.Level(code) > LanguageLevel.None) return true;
        var listed = person.Facts.Languages;
        for (var i = 0; i < listed.Count; i++)
            if (string.Equals(listed[i].Code, code, StringComparison.OrdinalIgnoreCase)) return false;
        return listed.Count > 0 && !string.Equals(code, "sv", StringComparison.OrdinalIgnoreCase);
    }

    private static Coverage Education(PreparedParticipant person, PreparedRequirement asked)
    {
        if (asked.Education is not { } level) return HasSkill(person, asked) || (asked.AnyOf.Length > 1 && asked.AnyOf.Any(one => person.HasSkillWord(Words.Plain(one)))) ? Coverage.Met : Coverage.Unknown;
        if (person.Facts.EducationLevel is not { } has) return Coverage.Unknown;
        if (has < level) return Coverage.Missing;
        return !asked.IsNamedEducation || IsEducatedFor(person, asked) ? Coverage.Met : Coverage.Partly;
    }

    /// <summary>A skill or a field of education with its name, or work that has it as its way in: an assistant nurse has been taught to be one.</summary>
    private static bool IsEducatedFor(PreparedParticipant person, PreparedRequirement asked)
    {
        const int stem = 6;
        if (HasSkill(person, asked)) return true;
        // The education for care is what assistant nurses have.
        var name = asked.Word.StartsWith("vård och omsorg", StringComparison.Ordinal) ? "undersköters" : asked.Word.Length <= stem ? asked.Word : asked.Word[..stem];
        if (person.Facts.EducationField is { } field && (Words.Plain(field).Contains(name, StringComparison.Ordinal) || asked.Word.StartsWith(Words.Plain(field), StringComparison.Ordinal))) return true;
        foreach (var work in person.Held)
            if (Words.Plain(work.Label).Contains(name, StringComparison.Ordinal)) return true;
        return false;
    }

    private static Coverage Experience(PreparedParticipant person, PreparedRequirement asked, in WorkRelation work)
    {
        var years = work.RelatedYears;
        if (asked.Occupation is not null) years = WorkRelation.Of(person, asked.Wanted, 0).RelatedYears;
        if (years > 0 && years >= asked.Years) return Coverage.Met;
        if (years > 0) return Coverage.Partly;
        return person.Held.Length == 0 ? Coverage.Unknown : Coverage.Missing;
    }

    private static Coverage Occupation(PreparedParticipant person, PreparedRequirement asked)
    {
        if (person.Held.Length == 0) return Coverage.Unknown;
        var relation = WorkRelation.Of(person, asked.Wanted, 0);
        if (relation.IsExact) return Coverage.Met;
        return relation.Depth >= 3 || relation.Substitutability > 0 ? Coverage.Partly : Coverage.Missing;
    }

    private static Coverage Skill(PreparedParticipant person, PreparedRequirement asked)
    {
        if (HasSkill(person, asked)) return Coverage.Met;
        if (IsNear(person, asked)) return Coverage.Partly;
        return person.SkillIds.Count == 0 ? Coverage.Unknown : Coverage.Missing;
    }

    /// <summary>The concept itself, or a skill by the same word.</summary>
    public static bool HasSkill(PreparedParticipant person, PreparedRequirement asked) =>
        (asked.Source.ConceptId is { } id && person.SkillIds.Contains(id)) || person.HasSkillWord(asked.Word);

    /// <summary>Worked, or has skills, in a group that the skill belongs to.</summary>
    private static bool IsNear(PreparedParticipant person, PreparedRequirement asked)
    {
        foreach (var group in asked.SkillGroups)
        {
            if (person.SkillsPerGroup.ContainsKey(group)) return true;
            foreach (var work in person.Held)
                if (work.Ssyk4 == group) return true;
        }
        return false;
    }
}
