// Hints that a text could be plainer, under the field in which it is being written. They never stop anybody, and without
// a network there are none. A form with data-hints-personal is also told when it seems to hold a name or a number.

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

/** What the server says of a text. */
interface Hints {
  personal: string;
  plainer: string[];
}

function line(text: string, kind = ""): HTMLElement {
  const made = document.createElement("p");
  made.className = kind;
  made.textContent = text;
  return made;
}

/** Says the hints, if they are of what stands in the field now. */
async function ask(field: HTMLTextAreaElement | HTMLInputElement, title: string): Promise<void> {
  const text = field.value.trim();
  const csrf = field.form?.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? "";
  let hints: Hints = { personal: "", plainer: [] };
  if (text && csrf) {
    const body = new URLSearchParams({ csrf, text });
    if (field.form?.dataset.hintsPersonal !== undefined) body.set("personal", "1");
    const answer = await fetch("/hints", { method: "POST", body }).catch(() => undefined);
    if (!answer?.ok) return;
    hints = (await answer.json()) as Hints;
  }
  const none = !hints.personal && hints.plainer.length === 0;
  if (field.value.trim() !== text || (none && !field.parentElement?.querySelector("[data-hints-said]"))) return;
  const lines = hints.plainer.map((hint) => line(hint));
  const plainer = lines.length > 0 ? [line(title, "bz-hints__head"), ...lines] : [];
  placeOf(field).replaceChildren(...(hints.personal ? [line(hints.personal, "bz-hints__personal")] : []), ...plainer);
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
