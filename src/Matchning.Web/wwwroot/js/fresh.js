// Keeps a region of a page fresh every data-fresh seconds: fetches the same page and swaps the region in. 0 stops it.
const region = () => document.querySelector("[data-fresh]");

async function refresh() {
  const old = region();
  if (!old || document.hidden) return plan();
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.getElementById(old.id);
    // Someone who is standing on a link in the region keeps it until they leave.
    if (fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
  } catch {
    // No contact right now; the next round tries again.
  }
  plan();
}

function plan() {
  const seconds = Number(region()?.dataset.fresh);
  if (seconds > 0) setTimeout(refresh, seconds * 1000);
}

plan();
