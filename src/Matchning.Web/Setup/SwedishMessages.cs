using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Matchning.Web.Setup;

/// <summary>What a field says when its text could not be read as a number, a date and so on.</summary>
public static class SwedishMessages
{
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, field) => $"{field}: ”{value}” går inte att läsa.");
        messages.SetMissingBindRequiredValueAccessor(field => $"{field} saknas.");
        messages.SetMissingKeyOrValueAccessor(() => "Ett värde saknas.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Formuläret var tomt.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"”{value}” går inte att läsa.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Värdet går inte att läsa.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Skriv ett tal.");
        messages.SetUnknownValueIsInvalidAccessor(field => $"{field} går inte att läsa.");
        messages.SetValueIsInvalidAccessor(value => $"”{value}” går inte att läsa.");
        messages.SetValueMustBeANumberAccessor(field => $"{field}: skriv ett tal.");
        messages.SetValueMustNotBeNullAccessor(field => $"Fyll i {field}.");
    }
}
