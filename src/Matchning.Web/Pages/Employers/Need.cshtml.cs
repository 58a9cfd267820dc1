using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Matchning.Floor.Data;
using Matchning.Market.Employers;
using Matchning.Market.Openings;
using Matchning.Market.Taxonomy;
using Matchning.Ranking.Facts;
using Matchning.Web.Forms;
using Matchning.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Matchning.Web.Pages.Employers;

/// <summary>
/// The form, the guess at an occupation, and the check before sending: one address, three looks. What was typed travels
/// in hidden fields and is checked again every time, so no session is needed and nothing is stored before "Skicka".
/// </summary>
public sealed class NeedModel(TakeInNeed takeIn, OccupationGuess occupations, EarlierNeed earlier, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public NeedStep Step { get; private set; } = NeedStep.Form;

    public IReadOnlyList<OccupationRow> Suggestions { get; private set; } = [];

    /// <summary>What was looked for among all occupations; null when these are guesses.</summary>
    public string? SearchedFor { get; private set; }

    public string? OccupationLabel => occupations.Find(Input.OccupationId)?.Label;

    /// <summary>Sent as "som": an earlier need of the same employer to start from.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "som")] string? reference, CancellationToken cancellationToken)
    {
        if (reference is null) Input.OperationId = Guid.NewGuid();
        else if (await earlier.FindAsync(User.EmployerId(), reference, cancellationToken) is { } found) Input = found;
        else return NotFound();
        return Page();
    }

    public IActionResult OnPost()
    {
        if (TakesOutNumbers() || !ModelState.IsValid) return Page();
        if (Input.IsOccupationSettled && Input.GuessedFrom == Input.Description) return Show(NeedStep.Check);
        Suggestions = occupations.Guess(Input.Description!);
        Input.GuessedFrom = Input.Description;
        Input.OccupationId = null;
        return Show(NeedStep.Occupation);
    }

    public IActionResult OnPostOccupation([FromForm(Name = "yrke")] string? occupationId)
    {
        if (!ModelState.IsValid) return Page();
        Input.OccupationId = occupations.Find(occupationId)?.ConceptId;
        Input.IsOccupationSettled = true;
        return Show(NeedStep.Check);
    }

    /// <summary>Back to the form from the check page, with everything still there.</summary>
    public IActionResult OnPostChange()
    {
        ModelState.Clear();
        return Page();
    }

    /// <param name="words">Sent as "sok": what to look for among all occupations; nothing for the guess again.</param>
    public IActionResult OnPostOtherOccupation([FromForm(Name = "sok")] string? words)
    {
        if (!ModelState.IsValid) return Page();
        SearchedFor = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        Suggestions = SearchedFor is null ? occupations.Guess(Input.Description!) : occupations.Search(SearchedFor);
        return Show(NeedStep.Occupation);
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        if (TakesOutNumbers() || !ModelState.IsValid) return Page();
        await takeIn.RunAsync(Input.ToNeed(User.EmployerId(), OccupationLabel), cancellationToken);
        return RedirectToPage("Sent", new { operationId = Input.OperationId });
    }

    /// <summary>A personal number is taken out of the words before anything is kept, and the person sees that it was.</summary>
    private bool TakesOutNumbers()
    {
        var (description, details) = (NeedWording.WithoutPersonalNumbers(Input.Description, clock.Today()), NeedWording.WithoutPersonalNumbers(Input.Details, clock.Today()));
        var fields = new[] { (Name: nameof(Input.Description), IsChanged: description != Input.Description), (Name: nameof(Input.Details), IsChanged: details != Input.Details) }.Where(f => f.IsChanged).ToList();
        (Input.Description, Input.Details) = (description, details);
        foreach (var (name, _) in fields)
        {
            ModelState.Remove($"{nameof(Input)}.{name}");
            ModelState.AddModelError($"{nameof(Input)}.{name}", "Vi har tagit bort ett personnummer. Det behövs inte här. Läs texten och fortsätt.");
        }

        return fields.Count > 0;
    }

    // The steps are answers to posts. A browser that may not keep them asks to send again when the person goes back.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Response.OnStarting(() =>
    {
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.Remove("Pragma");
        return Task.CompletedTask;
    });

    private PageResult Show(NeedStep step)
    {
        Step = step;
        // What the page decided wins over what was posted.
        ModelState.Clear();
        return Page();
    }

    public sealed class InputModel : IValidatableObject
    {
        public Guid OperationId { get; set; }

        [Display(Name = "Vad behöver du hjälp med?")]
        [Required(ErrorMessage = "Beskriv vad du behöver hjälp med.")]
        [StringLength(4000, ErrorMessage = "Beskrivningen är för lång. Skriv högst 4 000 tecken.")]
        public string? Description { get; set; }

        [Display(Name = "Vad kan du tänka dig?")]
        [MinLength(1, ErrorMessage = "Välj minst ett alternativ. Vet du inte, välj ”Vet inte – prata med mig”.")]
        public List<string> Kinds { get; set; } = [];

        [Display(Name = "Hur många personer?")]
        [Range(1, 99, ErrorMessage = "Skriv ett antal mellan 1 och 99.")]
        public int? Places { get; set; } = 1;

        [Display(Name = "När?")]
        [Required(ErrorMessage = "Välj när det gäller.")]
        [RegularExpression("asap|date", ErrorMessage = "Välj när det gäller.")]
        public string? When { get; set; } = "asap";

        [Display(Name = "Från vilken dag?")]
        public DateOnly? StartsOn { get; set; }

        [Display(Name = "Var ligger arbetet?")]
        [Required(ErrorMessage = "Skriv var arbetet ligger.")]
        [StringLength(200, ErrorMessage = "Platsen är för lång. Skriv högst 200 tecken.")]
        public string? Place { get; set; }

        [Display(Name = "Företag eller verksamhet")]
        [Required(ErrorMessage = "Skriv företagets eller verksamhetens namn.")]
        [StringLength(200, ErrorMessage = "Namnet är för långt. Skriv högst 200 tecken.")]
        public string? EmployerName { get; set; }

        [Display(Name = "Ditt namn")]
        [Required(ErrorMessage = "Skriv ditt namn.")]
        [StringLength(100, ErrorMessage = "Namnet är för långt. Skriv högst 100 tecken.")]
        public string? ContactName { get; set; }

        [Display(Name = "Telefon")]
        [Required(ErrorMessage = "Skriv ett telefonnummer.")]
        [RegularExpression(@"^\s*[+(0-9][0-9\s().\u2010-\u2015/\-]{5,24}$", ErrorMessage = "Skriv telefonnumret med siffror, till exempel 08-465 004 00.")]
        public string? Phone { get; set; }

        [Display(Name = "E-post")]
        [RegularExpression(@"^\s*[^\s@<>(),;:""]+@[^\s@<>(),;:"".]+(?:\.[^\s@<>(),;:"".]+)+\s*$", ErrorMessage = "Skriv e-postadressen så här: namn@foretag.se.")]
        [StringLength(200, ErrorMessage = "E-postadressen är för lång.")]
        public string? Email { get; set; }

        [Display(Name = "Hur mycket, i procent av heltid?")]
        [Range(1, 100, ErrorMessage = "Skriv ett tal mellan 1 och 100.")]
        public int? HoursPercent { get; set; }

        [Display(Name = "Mer om jobbet")]
        [StringLength(4000, ErrorMessage = "Texten är för lång. Skriv högst 4 000 tecken.")]
        public string? Details { get; set; }

        [StringLength(40)]
        public string? OccupationId { get; set; }

        public bool IsOccupationSettled { get; set; }

        [StringLength(4000)]
        public string? GuessedFrom { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Kinds.Any(k => NeedChoices.Kinds.All(c => c.Value != k)))
                yield return new ValidationResult("Välj bland alternativen.", [nameof(Kinds)]);
            if (When == "date" && StartsOn is null)
                yield return new ValidationResult("Skriv från vilken dag.", [nameof(StartsOn)]);
            if (When == "date" && StartsOn < validationContext.GetRequiredService<TimeProvider>().Today())
                yield return new ValidationResult("Dagen har redan varit. Skriv en dag som kommer.", [nameof(StartsOn)]);
            if (When == "date" && StartsOn > validationContext.GetRequiredService<TimeProvider>().Today().AddYears(2))
                yield return new ValidationResult("Dagen ligger mer än två år bort. Skriv en tidigare dag.", [nameof(StartsOn)]);
            if (Description?.Any(char.IsLetter) == false)
                yield return new ValidationResult("Skriv med ord vad du behöver hjälp med.", [nameof(Description)]);
            if (NeedWording.Fault(Description) is { } wording)
                yield return new ValidationResult(wording, [nameof(Description)]);
            if (NeedWording.Fault(Details) is { } more)
                yield return new ValidationResult(more, [nameof(Details)]);
            if (OperationId == Guid.Empty)
                yield return new ValidationResult("Formuläret är ofullständigt. Ladda om sidan och försök igen.", [""]);
        }

        public NewNeed ToNeed(Guid? employerId, string? occupationLabel) => new()
        {
            OperationId = OperationId,
            EmployerId = employerId,
            EmployerName = EmployerName!,
            ContactName = ContactName!,
            Phone = Phone!,
            Email = Email,
            Description = Description!,
            Kinds = NeedChoices.ToKinds(Kinds),
            IsSummerJob = Kinds.Contains(NeedChoices.SummerJob),
            Places = Places ?? 1,
            StartsOn = When == "date" ? StartsOn : null,
            PlaceText = Place!,
            OccupationId = occupationLabel is null ? null : OccupationId,
            OccupationLabel = occupationLabel,
            HoursPercent = HoursPercent,
            Details = Details,
        };
    }
}

public enum NeedStep { Form, Occupation, Check }
