using System.Text.Json;
using Matchning.Market.Requirements.Patterns;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;

namespace Matchning.Market.Requirements;

/// <summary>Reads what an ad asks for, out of its text and out of its fields, before the opening meets any participant. Immutable and thread-safe.</summary>
public sealed class RequirementReader
{
    private const int LongestLabel = 30;

    private readonly LicencePatterns _licences;
    private readonly LanguagePatterns _languages;
    private readonly ExperiencePatterns _experience;
    private readonly SkillLabels _skills;
    private readonly AdFields _fields;

    public RequirementReader(TaxonomyFiles taxonomy)
    {
        ArgumentNullException.ThrowIfNull(taxonomy);
        var languages = new LanguageNames(taxonomy.Languages());
        _licences = new LicencePatterns(taxonomy.DrivingLicences());
        _languages = new LanguagePatterns(languages, taxonomy.Municipalities().Select(m => m.Label));
        _experience = new ExperiencePatterns(new OccupationNames(taxonomy.Occupations(), taxonomy.JobTitles()));
        _skills = new SkillLabels(taxonomy.Skills());
        _fields = new AdFields(languages);
    }

    /// <summary>Every requirement has the span it was read from: text[Start..End] is its Quote.</summary>
    public IReadOnlyList<Requirement> Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return [];
        var read = new Reconciling();
        var mentions = new List<Mention>();
        foreach (var sentence in AdSentences.Split(text))
        {
            mentions.Clear();
            // "Körkort:" with nothing after it is a form that was not filled in.
            if (sentence.Length <= LongestLabel && text[sentence.End - 1] == ':') continue;
            Find(sentence, mentions);
            if (mentions.Count > 0) Judge(sentence, mentions, read);
        }
        return read.Settle();
    }

    /// <summary>What the ad's structured fields say; an empty list there means "not stated" and gives nothing.</summary>
    public IReadOnlyList<Requirement> ReadFields(JsonElement ad) => _fields.Read(ad);

    private void Find(Sentence sentence, List<Mention> into)
    {
        _licences.Find(sentence, into);
        _languages.Find(sentence, into);
        LegitimationPatterns.Find(sentence, into);
        CertificatePatterns.Find(sentence, into);
        EducationPatterns.Find(sentence, into);
        _experience.Find(sentence, into);
        _skills.Find(sentence, into);
        WorkTimePatterns.Find(sentence, into);
        RemotePatterns.Find(sentence, into);
    }

    private static void Judge(Sentence sentence, List<Mention> mentions, Reconciling read)
    {
        var judge = new StrengthJudge(sentence);
        foreach (var mention in mentions)
        {
            if (judge.Judge(mention) is not { } strength)
            {
                read.Deny(mention, sentence);
                continue;
            }
            if (strength == RequirementStrength.Must && Alternatives.Of(mention, mentions, sentence) is { Count: > 1 } joined)
            {
                if (Alternatives.AsOne(joined) is { } one)
                {
                    // Told once, where the first of them stands.
                    if (joined[0] == mention) read.Add(one, RequirementStrength.Must, sentence);
                    continue;
                }

                strength = RequirementStrength.Mentioned;
            }

            read.Add(mention, strength, sentence);
        }
    }
}
