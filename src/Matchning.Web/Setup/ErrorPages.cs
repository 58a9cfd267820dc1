namespace Matchning.Web.Setup;

public static class ErrorPages
{
    /// <summary>"Not yours" and "not there" are both 404; a wrong role is 403; a fault is 500 with a reference id.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/fel/500");
        app.UseStatusCodePagesWithReExecute("/fel/{0}");
    }
}
