// Keeps a region of a page fresh every data-fresh seconds: fetches the same page and swaps the region in. 0 stops it.
// The region's data-told is one sentence about how far it has come; when that changes it is told in the status line outside the region.
const region = () => document.querySelector("[data-fresh]");
const remembered = "matchning.auto";

async function refresh() {
  const old = region();
  if (!old || document.hidden) return plan();
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = answer.ok && page.getElementById(old.id);
    if (fresh) tell(old, fresh);
    // Someone who is standing on a link in the region keeps it until they leave.
    if (fresh && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(fresh));
  } catch {
    // No contact right now; the next round tries again.
  }
  plan();
}

function tell(old, fresh) {
  const line = document.querySelector("[data-fresh-status]");
  if (line && fresh.dataset.told && fresh.dataset.told !== (line.dataset.last ?? old.dataset.told)) line.textContent = fresh.dataset.told;
  if (line) line.dataset.last = fresh.dataset.told;
}

function plan() {
  const seconds = Number(region()?.dataset.fresh);
  if (seconds > 0) setTimeout(refresh, seconds * 1000);
}

// Who has switched it off keeps it off, on every run, until it is switched on again.
function choose(event) {
  const link = event.target.closest?.("[data-auto]");
  if (!link) return;
  try {
    if (link.dataset.auto === "av") localStorage.setItem(remembered, "av");
    else localStorage.removeItem(remembered);
  } catch {
    // A browser that keeps nothing asks again the next time.
  }
}

function isSwitchedOff() {
  try {
    return localStorage.getItem(remembered) === "av";
  } catch {
    return false;
  }
}

document.addEventListener("click", choose);
const off = document.querySelector('[data-auto="av"]');
if (off && isSwitchedOff()) location.replace(off.href);
else plan();
