using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Matchning.Floor.Data;

namespace Matchning.Web.Setup;

/// <summary>What makes an installation the municipality's own.</summary>
public sealed class MunicipalityOptions
{
    public required string Name { get; init; }

    [RegularExpression("^#[0-9a-fA-F]{6}$")]
    public required string BrandColour { get; init; }

    [RegularExpression("^#[0-9a-fA-F]{6}$")]
    public required string TextOnBrand { get; init; }

    /// <summary>Who answers employers, and where.</summary>
    public required string EmployerUnit { get; init; }

    public required string EmployerPhone { get; init; }
}

public static class Municipality
{
    private const double LeastContrast = 4.5;

    public static void AddMunicipality(this WebApplicationBuilder builder)
    {
        var municipality = builder.Configuration.GetSection("Municipality").Get<MunicipalityOptions>()
            ?? throw new SettingMissingException("Inställningen Municipality saknas i appsettings.json.");
        Check(municipality);
        builder.Services.AddSingleton(municipality);
    }

    /// <summary>The two colours as a style sheet of their own, since inline styles are not allowed.</summary>
    public static void MapMunicipalityCss(this WebApplication app)
    {
        var municipality = app.Services.GetRequiredService<MunicipalityOptions>();
        var css = $":root{{--brand:{municipality.BrandColour};--on-brand:{municipality.TextOnBrand}}}";
        app.Map("/css/kommun.css", () => Results.Text(css, "text/css"));
    }

    private static void Check(MunicipalityOptions municipality)
    {
        var faults = new List<ValidationResult>();
        if (!Validator.TryValidateObject(municipality, new ValidationContext(municipality), faults, validateAllProperties: true))
        {
            throw new SettingMissingException("Municipality: " + faults[0].ErrorMessage);
        }

        var contrast = Math.Min(
            Contrast(municipality.BrandColour, municipality.TextOnBrand), Contrast(municipality.BrandColour, "#ffffff"));
        if (contrast < LeastContrast)
        {
            throw new SettingMissingException(string.Create(SwedishTime.Culture,
                $"Kommunens färg {municipality.BrandColour} syns för dåligt (kontrast {contrast:0.0}, minst 4,5 mot både vitt och texten). Välj en mörkare."));
        }
    }

    /// <summary>WCAG 2.2 contrast ratio, 1–21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int start)
        {
            var share = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }
}
