namespace Matchning.Floor.Privacy;

/// <summary>Closes personal numbers and opens none: for those who take them in.</summary>
public sealed class PersonalNumberSeal(PersonalNumberVault vault)
{
    public string KeyId => vault.KeyId;

    public byte[] Seal(PersonalNumber number, Guid personId) => vault.Seal(number, personId);
}
