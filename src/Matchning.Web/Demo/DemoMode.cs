using Matchning.Floor.Data;
using Microsoft.EntityFrameworkCore;

namespace Matchning.Web.Demo;

/// <summary>Whether the people here are invented ones. Asked on every page, so the answer is kept for a while.</summary>
public sealed class DemoMode(IServiceScopeFactory scopes, TimeProvider clock)
{
    private (DateTimeOffset Until, bool IsOn) _known;

    public async Task<bool> IsOnAsync(CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (now < _known.Until) return _known.IsOn;
        await using var scope = scopes.CreateAsyncScope();
        var isOn = await scope.ServiceProvider.GetRequiredService<MatchningDb>().Users.AnyAsync(u => u.IsDemo, cancellationToken);
        _known = (now.AddSeconds(isOn ? 300 : 5), isOn);
        return isOn;
    }
}
