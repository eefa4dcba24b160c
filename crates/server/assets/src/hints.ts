// Hints that a text could be plainer, under the field in which it is being written. They never stop anybody, and without
// a network there are none.

/** Somebody who stops typing for so long may look up. */
const PAUSE = 900;

const waiting = new WeakMap<HTMLElement, number>();

/** The place for hints under a field, made when it is first needed. */
function placeOf(field: HTMLElement): HTMLElement {
  const next = field.nextElementSibling;
  if (next instanceof HTMLElement && next.dataset.hintsSaid !== undefined) return next;
  const place = document.createElement("div");
  place.className = "bz-hints";
  place.dataset.hintsSaid = "";
  place.setAttribute("role", "status");
  field.after(place);
  return place;
}

/** Says the hints, if they are of what stands in the field now. */
async function ask(field: HTMLTextAreaElement | HTMLInputElement, title: string): Promise<void> {
  const text = field.value.trim();
  const csrf = field.form?.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? "";
  let hints: string[] = [];
  if (text && csrf) {
    const answer = await fetch("/hints", { method: "POST", body: new URLSearchParams({ csrf, text }) }).catch(() => undefined);
    if (!answer?.ok) return;
    hints = (await answer.json()) as string[];
  }
  if (field.value.trim() !== text || (hints.length === 0 && !field.parentElement?.querySelector("[data-hints-said]"))) return;
  const lines = hints.map((hint) => {
    const line = document.createElement("p");
    line.textContent = hint;
    return line;
  });
  const head = document.createElement("p");
  head.className = "bz-hints__head";
  head.textContent = title;
  placeOf(field).replaceChildren(...(lines.length > 0 ? [head, ...lines] : []));
}

/** Starts looking along in forms that ask for it; `data-hints` holds the words above the hints. */
export function startHints(): void {
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text"))) return;
    const title = field.closest<HTMLElement>("form[data-hints]")?.dataset.hints;
    if (title === undefined) return;
    window.clearTimeout(waiting.get(field));
    waiting.set(field, window.setTimeout(() => void ask(field, title).catch(() => undefined), PAUSE));
  });
}
