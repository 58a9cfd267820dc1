// Offers names from the taxonomy while somebody types in a field with data-suggest. Without this file the same names are told when the form is sent.
const lists = new Map();

async function suggest(field) {
  const kind = field.dataset.suggest;
  const text = field.value.trim();
  const list = document.getElementById(`forslag-${kind}`);
  if (!list || text.length < 2 || lists.get(kind) === text) return;
  lists.set(kind, text);
  try {
    const answer = await fetch(`/taxonomi/${kind}?text=${encodeURIComponent(text)}`);
    if (!answer.ok) return;
    const names = await answer.json();
    list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  } catch {
    // No contact right now; what is typed stands.
  }
}

for (const field of document.querySelectorAll("[data-suggest]")) {
  let wait;
  field.setAttribute("list", `forslag-${field.dataset.suggest}`);
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(() => suggest(field), 150);
  });
}
