using Matchning.Floor.Data;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Setup;

/// <summary>
/// One connection for all that a page asks, from its first question on. It goes back before the page is sent: who reads slowly holds none.
/// </summary>
public sealed class OneConnection(MatchningDb db, RowScopeInterceptor scope) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        scope.KeepsConnection = true;
        try
        {
            await next();
        }
        finally
        {
            scope.KeepsConnection = false;
            await db.Database.GetDbConnection().CloseAsync();
        }
    }
}
