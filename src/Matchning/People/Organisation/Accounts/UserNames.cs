using System.Text.RegularExpressions;

namespace Matchning.People.Organisation.Accounts;

/// <summary>What a user name may be: an address, or a word without spaces.</summary>
public static partial class UserNames
{
    public const string Pattern = @"^[\p{L}\p{N}._@+-]{3,256}$";

    public static bool IsGood(string userName) => Good().IsMatch(userName);

    [GeneratedRegex(Pattern)]
    private static partial Regex Good();
}
