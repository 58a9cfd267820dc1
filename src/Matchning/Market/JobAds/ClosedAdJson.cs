namespace Matchning.Market.JobAds;

/// <summary>
/// The database's own way of taking the contacts out of an ad that closes. It never fails: an ad whose JSON the database cannot take apart must not keep all
/// others open, and loses the whole of it instead.
/// </summary>
public static class ClosedAdJson
{
    public const string Function = "without_contacts";

    /// <summary>A number of thousands of digits is a few letters in JSON and megabytes as jsonb, so an ad that may hold one is not even tried.</summary>
    public const string Create = """
        create function without_contacts(ad text) returns text language plpgsql immutable as $$
        begin
          if ad ~ '[0-9][eE][+-]?[0-9]{3,}' then return '{}'; end if;
          return (ad::jsonb - 'application_contacts' - 'application_details' #- '{employer,email}' #- '{employer,phone_number}')::text;
        exception when others then return '{}';
        end $$;
        """;
}
