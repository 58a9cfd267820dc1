namespace Matchning.People.Catalogue;

/// <summary>One thing that a measure leads to, in the words that profiles and requirements use.</summary>
/// <param name="Value">A taxonomy label, a certificate's word, a licence class, an ISO 639-1 code, or a level in words.</param>
/// <param name="ConceptId">The taxonomy's id; null for a certificate or a level of education, which it has none for.</param>
/// <param name="Level">CEFR level of a language, or level of education; null for the others.</param>
public sealed record CompetenceOutcome(OutcomeKind Kind, string Value, string? ConceptId = null, string? Level = null);

/// <summary>Occupation means the work that a vocational course is for; it is not work that has been done.</summary>
public enum OutcomeKind { Skill, Certificate, DrivingLicence, Language, Education, Occupation }
