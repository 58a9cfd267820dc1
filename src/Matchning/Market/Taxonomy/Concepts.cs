using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Matchning.Market.Taxonomy;

/// <summary>An occupation name, current or retired. Ads keep the id they were written with, so retired ones stay.</summary>
public sealed record Occupation(string Id, string Label, string? Ssyk4, string? FieldId, bool IsRetired, string? SuccessorId)
{
    internal sealed class Mapping : IEntityTypeConfiguration<Occupation>
    {
        public void Configure(EntityTypeBuilder<Occupation> entity) => entity.ToTable("occupations").HasIndex(o => o.Label);
    }
}

/// <summary>An SSYK 2012 group, level 1–4.</summary>
public sealed record SsykGroup(string Id, string Code, int Level, string Label, string? ParentCode, string? FieldId)
{
    internal sealed class Mapping : IEntityTypeConfiguration<SsykGroup>
    {
        public void Configure(EntityTypeBuilder<SsykGroup> entity) => entity.ToTable("ssyk_groups").HasIndex(g => g.Code);
    }
}

/// <summary>Someone with the held occupation could take the wanted one: 75 high, 25 low. Directed.</summary>
public sealed record Substitutability(string HeldId, string WantedId, int Percent)
{
    internal sealed class Mapping : IEntityTypeConfiguration<Substitutability>
    {
        public void Configure(EntityTypeBuilder<Substitutability> entity) =>
            entity.ToTable("substitutabilities").HasKey(s => new { s.HeldId, s.WantedId });
    }
}

public sealed record Skill(string Id, string Label, string[] Ssyk4)
{
    internal sealed class Mapping : IEntityTypeConfiguration<Skill>
    {
        public void Configure(EntityTypeBuilder<Skill> entity) => entity.ToTable("skills");
    }
}

/// <summary>Code is the usual SCB code; coordinates are degrees WGS 84.</summary>
public sealed record Municipality(string Code, string Id, string Label, string RegionCode, string RegionId, string RegionLabel, double Latitude, double Longitude)
{
    internal sealed class Mapping : IEntityTypeConfiguration<Municipality>
    {
        public void Configure(EntityTypeBuilder<Municipality> entity) => entity.ToTable("municipalities").HasKey(m => m.Code);
    }
}

/// <summary>Small lists: languages (code = ISO 639), driving licences, occupation fields.</summary>
public sealed record Concept(string Id, string Kind, string Label, string? Code)
{
    internal sealed class Mapping : IEntityTypeConfiguration<Concept>
    {
        public void Configure(EntityTypeBuilder<Concept> entity) => entity.ToTable("concepts").HasIndex(c => c.Kind);
    }
}
