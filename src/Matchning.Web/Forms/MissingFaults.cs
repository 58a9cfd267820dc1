using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Matchning.Web.Forms;

/// <summary>The framework asks about several fields together only when each by itself is right; people would rather be told all at once.</summary>
public static class MissingFaults
{
    /// <summary>Adds what is not told yet, each to its field.</summary>
    public static void AddMissing(this ModelStateDictionary state, string prefix, IEnumerable<ValidationResult> faults)
    {
        foreach (var fault in faults.ToList())
        {
            foreach (var field in fault.MemberNames.Where(f => state[prefix + f] is not { Errors.Count: > 0 })) state.AddModelError(prefix + field, fault.ErrorMessage ?? "");
        }
    }
}
