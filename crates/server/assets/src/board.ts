// The board of actions with the keyboard: the arrows put a card in another column, or go along the cards.
// Without this every card has a list and a button that do the same.

let told: HTMLElement | undefined;
/** The card that was put elsewhere with the arrows, until the page has answered. */
let moved: { id: string; what: string } | undefined;

/** A place that outlives the pages, in which a screen reader hears where a card went. */
function say(text: string): void {
  if (!told) {
    told = document.createElement("p");
    told.className = "bz-visually-hidden";
    told.setAttribute("role", "status");
    document.body.append(told);
  }
  told.textContent = text;
}

/** Puts a card one column further; the last is the page that asks why it stops. */
function put(card: HTMLElement, columns: HTMLElement[], step: number): void {
  const at = columns.findIndex((column) => column.contains(card));
  const to = columns[at + step];
  const form = card.querySelector<HTMLFormElement>("form[data-move]");
  const list = form?.querySelector("select");
  if (!to || !form || !list) return;
  const state = to.dataset.column ?? "";
  if ([...list.options].some((option) => option.value === state)) {
    list.value = state;
    moved = { id: card.id, what: card.querySelector("a")?.textContent ?? "" };
    form.requestSubmit();
  } else {
    const link = card.querySelector<HTMLAnchorElement>("a[href]");
    if (link) location.assign(`${link.href}/stop`);
  }
}

function key(event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const target = event.target as HTMLElement;
  const card = target.closest<HTMLElement>("[data-card]");
  const board = target.closest<HTMLElement>("[data-board]");
  if (!card || !board || target.matches("input, textarea, select, button")) return;
  const columns = [...board.querySelectorAll<HTMLElement>("[data-column]")];
  const column = card.closest<HTMLElement>("[data-column]");
  const cards = [...(column?.querySelectorAll<HTMLElement>("[data-card]") ?? [])];
  const along = (step: number) => cards[cards.indexOf(card) + step]?.querySelector<HTMLElement>("a")?.focus();
  const does: Record<string, () => void> = {
    ArrowRight: () => put(card, columns, 1),
    ArrowLeft: () => put(card, columns, -1),
    ArrowDown: () => along(1),
    ArrowUp: () => along(-1),
  };
  const act = does[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

/** Says where the card stands now, and goes on at it. */
function arrived(): void {
  const was = moved;
  moved = undefined;
  const card = was && document.getElementById(was.id);
  const column = card?.closest<HTMLElement>("[data-column]");
  const text = column?.closest<HTMLElement>("[data-board]")?.dataset.moved;
  if (!was || !card || !column || !text) return;
  card.querySelector<HTMLElement>("a")?.focus();
  const name = column.querySelector("h3")?.firstChild?.textContent?.trim() ?? "";
  say(text.replace("{what}", was.what).replace("{column}", name));
}

/** Starts the arrows of the board. */
export function startBoard(): void {
  document.addEventListener("keydown", key);
  // After the page has put the focus where it belongs by itself.
  document.addEventListener("bz:page", () => window.setTimeout(arrived));
}
