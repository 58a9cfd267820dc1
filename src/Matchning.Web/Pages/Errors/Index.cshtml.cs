using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace Matchning.Web.Pages.Errors;

[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(MunicipalityOptions municipality, ILogger<IndexModel> logger) : PageModel
{
    public string Heading { get; private set; } = "";

    public string WhatToDo { get; private set; } = "";

    public string? Reference { get; private set; }

    /// <summary>The page that could not be shown just now, to be tried again; null for a form that was sent.</summary>
    public string? Again { get; private set; }

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // A form that could not be read leaves its own fault here and stops all binding; this page is not about it.
        ModelState.Clear();
        var code = int.TryParse(RouteData.Values["code"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 404;
        var isFault = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var isReached = isFault || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        var fault = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var isTooSlow = fault?.Error is { } error && IsTooSlow(error);
        var isPassing = isTooSlow || TransientFault.Is(fault?.Error);
        Response.StatusCode = isPassing ? 503 : isFault ? 500 : isReached && code is >= 400 and < 600 ? code : 404;
        (Heading, WhatToDo) = Response.StatusCode switch
        {
            400 => ("Formuläret gick inte att läsa", "Sidan kan ha legat öppen för länge. Gå tillbaka, ladda om sidan och skicka igen."),
            403 => ("Du kommer inte åt den här sidan", $"Sidan hör till en annan roll än din. Behöver du den i ditt arbete? Ring {PhoneNumber.Written(municipality.EmployerPhone)}."),
            404 => ("Sidan finns inte", "Länken kan vara gammal eller felskriven, eller så hör det du söker till någon annan."),
            429 => ("Vänta en liten stund", "Du har bett om många sökningar och rapporter på kort tid. Vänta någon minut och försök igen."),
            503 when isTooSlow => ("Det tog för lång tid", "Sidan hann inte bli klar. Vänta en liten stund och försök igen, gärna med en snävare sökning."),
            503 when isPassing => ("Tjänsten når inte sina uppgifter just nu", "Inget som du har sparat är förlorat. Vänta en liten stund och försök igen."),
            >= 500 => ("Något gick fel hos oss", $"Det du skrev kan behöva sparas igen. Försök om en stund. Händer det igen, ring {PhoneNumber.Written(municipality.EmployerPhone)}."),
            _ => ("Det gick inte", "Gå tillbaka och försök igen."),
        };
        if (Response.StatusCode < 500) return;
        if (isPassing) (Again, Response.Headers.RetryAfter) = (HttpMethods.IsGet(Request.Method) ? fault!.Path + Request.QueryString : null, "10");
        else if (fault?.Error is PlainFaultException plain) WhatToDo = plain.Message;
        Reference = HttpContext.TraceIdentifier;
        logger.LogError("A page failed; the visitor was given the reference {Reference}", Reference);
    }

    // The database broke off a question that had reached the limit of pages.
    private static bool IsTooSlow(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } || (fault.InnerException is { } inner && IsTooSlow(inner));
}
