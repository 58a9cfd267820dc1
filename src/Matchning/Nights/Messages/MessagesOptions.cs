using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Matchning.Nights.Messages;

/// <summary>Where alarms are sent. Nothing is set from the start, and then nothing is sent.</summary>
public sealed class MessagesOptions
{
    public const string Section = "Messages";

    /// <summary>The service's own address, for links: "https://matchning.kommunen.se".</summary>
    public Uri? SiteUrl { get; set; }

    public MailOptions Mail { get; set; } = new();

    public WebhookOptions Webhook { get; set; } = new();

    /// <param name="path">Within the service, "/korningar/7".</param>
    public string LinkTo(string path) => SiteUrl is null ? path : new Uri(SiteUrl, path).ToString();
}

public sealed class MailOptions
{
    /// <summary>Host name; empty sends no e-mail.</summary>
    public string? Server { get; set; }

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string? UserName { get; set; }

    public string? Password { get; set; }

    public string? From { get; set; }

    /// <summary>Administrators' addresses, with commas between.</summary>
    public string? To { get; set; }

    /// <summary>How long a server may take to say that it has the message. RFC 5321 says ten minutes.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromMinutes(10);

    public string[] Receivers => (To ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>None is for a server on the same machine or a guarded network.</summary>
public enum MailSecurity { StartTls, Tls, None }

public sealed class WebhookOptions
{
    /// <summary>Where to POST; empty posts nothing. The operator's own setting, so it may lead to an address within the house.</summary>
    public Uri? Url { get; set; }

    /// <summary>Shared with the receiver, who checks the signature with it.</summary>
    public string? Secret { get; set; }
}

/// <summary>Half a setting stops the start with a sentence about what is missing; an address can hold nothing that ends a line.</summary>
internal sealed partial class MessagesOptionsCheck : IValidateOptions<MessagesOptions>
{
    private const int ShortestSecret = 32;

    // Whoever sends is taken for dead some minutes after this.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(15);

    public ValidateOptionsResult Validate(string? name, MessagesOptions options)
    {
        var faults = OfMail(options.Mail).Concat(OfWebhook(options.Webhook)).ToList();
        if (faults.Count == 0 && options.SiteUrl is { IsAbsoluteUri: false }) faults.Add("Messages__SiteUrl ska vara hela adressen, till exempel https://matchning.kommunen.se.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> OfMail(MailOptions mail)
    {
        if (string.IsNullOrEmpty(mail.Server)) yield break;
        if (mail.From is null || !IsAddress(mail.From)) yield return "Messages__Mail__From ska vara e-postadressen som larm skickas från.";
        if (mail.Receivers.Length == 0 || !mail.Receivers.All(IsAddress)) yield return "Messages__Mail__To ska vara e-postadresser med komma emellan.";
        if (mail.Port is < 1 or > 65535) yield return "Messages__Mail__Port ska vara ett tal från 1 till 65535.";
        if (mail.AnswerTimeout <= TimeSpan.Zero || mail.AnswerTimeout > LongestAnswer) yield return "Messages__Mail__AnswerTimeout ska vara högst en kvart, till exempel 00:10:00.";
        if (mail.UserName is not null && mail.Password is null) yield return "Messages__Mail__Password saknas. Sätt den, eller ta bort Messages__Mail__UserName.";
        if (mail is { UserName: not null, Security: MailSecurity.None }) yield return "Messages__Mail__Security får inte vara None när Messages__Mail__UserName är satt: lösenordet skulle gå i klartext.";
    }

    private static IEnumerable<string> OfWebhook(WebhookOptions webhook)
    {
        if (webhook.Url is not { } url) yield break;
        if (!url.IsAbsoluteUri || url.Scheme is not ("https" or "http")) yield return "Messages__Webhook__Url ska vara en hel adress som börjar med https://.";
        if (!(webhook.Secret?.Length >= ShortestSecret)) yield return "Messages__Webhook__Secret ska vara minst 32 tecken: mottagaren kontrollerar signaturen med den.";
    }

    private static bool IsAddress(string text) => text.Length <= 254 && Address().IsMatch(text) && MailAddress.TryCreate(text, out _);

    [GeneratedRegex(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\z")]
    private static partial Regex Address();
}
