// Typing a flower over from paper. The fields, Enter and Tab are the page's own and work without this; here every line
// goes by way of the outbox, so that typing waits for nothing, and the page says of each line where it is.
import { refreshSoon } from "./live";
import { parse, takeRegions, whenShown } from "./page";
import { startPhotos } from "./photo";
import { type Heard, keepLetter, waitingLetters } from "./send";
import { uuid } from "./uuid";

/** How often a page says that somebody types, and how long after the last key they still do, in milliseconds. */
const TELL = 5000;
const TYPES = 30_000;
const PROBLEMS = "bz:paper:";

/** A line that was typed here; its id is its point's. */
interface Row {
  id: string;
  petal: string;
  text: string;
  received: boolean;
}

/** A line that is not on the flower, and why. */
interface Problem {
  petal: string;
  /** The petal at which it is told: its own, or the one where somebody types; empty for below them all. */
  at: string;
  text: string;
  seat: string;
  code: string;
  sentence: string;
}

let idea = "";
let rows: Row[] = [];
/** What is being taken back, by the id of the letter that asks it. */
const backs = new Map<string, Row | undefined>();
/** Letters go onto the shelf one after another, in the order of typing. */
let shelf: Promise<void> = Promise.resolve();
const adding = new Set<string>();
let lastKey = 0;

const entry = () => document.querySelector<HTMLFormElement>("form[data-paper-entry]");
const one = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector);
const fieldOf = (petal: string) => one<HTMLInputElement>(`[data-line="${CSS.escape(petal)}"]`);
const isSub = (text: string) => /^(\s{2}|\t)/.test(text);

function hidden(form: HTMLFormElement, name: string): string {
  return form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)?.value ?? "";
}

/** A letter of this flower: what its command says, under a fresh id. */
function send(form: HTMLFormElement, id: string, fields: Record<string, string>): void {
  const body = new URLSearchParams({ ...fields, command_id: id, next: hidden(form, "next"), quiet: "1" });
  adding.add(id);
  shelf = shelf.then(() => keepLetter(form.action, body)).finally(() => adding.delete(id));
}

/** The point under which a sub-point of this petal goes: the last one typed here, else the last one on the flower. */
function above(petal: string): string {
  const typed = rows.filter((row) => row.petal === petal && !isSub(row.text)).pop();
  return typed?.id ?? one<HTMLInputElement>(`input[name="under.${CSS.escape(petal)}"]`)?.value ?? "";
}

function writeLine(form: HTMLFormElement, petal: string, text: string, seat: string, again = false): void {
  const fields: Record<string, string> = { command: "paper.write", idea, [`lines.${petal}`]: text };
  const under = isSub(text) ? above(petal) : "";
  if (under) fields[`under.${petal}`] = under;
  if (seat) fields.seat = seat;
  if (again) fields.again = "true";
  const id = uuid();
  rows.push({ id, petal, text, received: false });
  send(form, id, fields);
  show();
}

/** Writes every field in which something stands, and empties it at once: the next line can be typed. */
function writeAll(form: HTMLFormElement): void {
  const seat = form.querySelector<HTMLInputElement>('input[name="seat"]')?.value.trim() ?? "";
  for (const field of form.querySelectorAll<HTMLInputElement>("[data-line]")) {
    const text = field.value.trimEnd();
    field.value = "";
    if (text.trim()) writeLine(form, field.dataset.line ?? "", text, seat);
  }
}

/** Takes the last line back: of what was typed here, else what the server says was written last. */
function takeBack(): void {
  const form = one<HTMLFormElement>("form[data-paper-undo]");
  const last = rows.pop();
  const point = last?.id ?? (form ? hidden(form, "point") : "");
  if (!form || !point) return;
  const id = uuid();
  backs.set(id, last);
  send(form, id, { command: "paper.take_back", point });
  show();
}

function chip(text: string, kind: string): HTMLElement {
  const mark = document.createElement("span");
  mark.className = `bz-status bz-status--${kind}`;
  mark.textContent = text;
  return mark;
}

/** Draws what was typed here: below its petal until it was received, then marked where the server put it. */
function show(): void {
  const form = entry();
  if (!form) return;
  for (const list of form.querySelectorAll<HTMLElement>("[data-own]")) {
    const own = rows.filter((row) => row.petal === list.dataset.own && !row.received);
    list.replaceChildren(...own.map((row) => item(form, row)));
  }
  for (const row of rows) {
    const line = placed(row);
    if (line && row.received && !line.querySelector(".bz-received")) {
      const mark = chip(form.dataset.received ?? "", "carried");
      mark.classList.add("bz-received");
      line.append(" ", mark);
    }
  }
  const undo = one<HTMLElement>("form[data-paper-undo]");
  const text = undo?.querySelector<HTMLElement>("[data-undo-text]");
  const last = rows[rows.length - 1];
  if (undo && text && last) {
    undo.hidden = false;
    text.textContent = last.text.trim();
  }
  if (undo && text && !last && backs.size > 0) undo.hidden = true; // until the server says what is last now
}

/** The line of this point where the server put it. */
function placed(row: Row): HTMLElement | null {
  return one(`[data-point="${CSS.escape(row.id)}"]`);
}

function item(form: HTMLFormElement, row: Row): HTMLElement {
  const line = document.createElement("li");
  if (isSub(row.text)) line.className = "bz-sub";
  line.append(row.text.trim(), " ", chip(form.dataset.saved ?? "", "open"));
  return line;
}

function problems(): Problem[] {
  try {
    return JSON.parse(sessionStorage.getItem(PROBLEMS + idea) ?? "[]") as Problem[];
  } catch {
    return [];
  }
}

function keepProblems(all: Problem[]): void {
  try {
    sessionStorage.setItem(PROBLEMS + idea, JSON.stringify(all));
  } catch {
    // A browser that keeps nothing: they stand on the screen.
  }
  showProblems(all);
}

/** What each place tells now: it is said aloud once, and not again when another problem comes or goes. */
const told = new WeakMap<HTMLElement, string>();

function showProblems(all: Problem[]): void {
  const form = entry();
  if (!form) return;
  let changed = false;
  for (const place of document.querySelectorAll<HTMLElement>("[data-problems]")) {
    const own = all.filter(({ at }) => at === place.dataset.problems);
    const now = JSON.stringify(own);
    if ((told.get(place) ?? "[]") === now) continue;
    told.set(place, now);
    changed = true;
    place.replaceChildren(...own.map((problem) => problemItem(form, problem)));
  }
  // What is told takes room: the field in which one types stays in sight.
  const focus = document.activeElement;
  const types = focus instanceof HTMLElement && focus.dataset.line !== undefined;
  if (changed && types) focus.scrollIntoView({ block: "nearest" });
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
}

/** Where somebody looks: at the field of this line while that is in sight, else where they type now. */
function lookedAt(petal: string): string {
  const field = petal ? fieldOf(petal) : null;
  if (field && isInSight(field)) return petal;
  const focus = document.activeElement;
  return (focus instanceof HTMLElement ? focus.dataset.line : undefined) ?? petal;
}

function problemItem(form: HTMLFormElement, problem: Problem): HTMLElement {
  const line = document.createElement("div");
  line.className = "bz-note bz-note--refused bz-problem";
  const head = document.createElement("p");
  head.className = "bz-problem__head";
  head.textContent = form.dataset.problem ?? "";
  const text = document.createElement("p");
  text.className = "bz-problem__text";
  const where = problem.petal === problem.at ? "" : document.getElementById(`leaf-${problem.petal}`)?.textContent;
  text.textContent = `${where ? `${where}: ` : ""}${problem.text.trim()}`;
  const why = document.createElement("p");
  why.textContent = problem.sentence;
  line.append(head, text, why);
  const same = (other: Problem) => JSON.stringify(other) === JSON.stringify(problem);
  const done = () => keepProblems(problems().filter((other) => !same(other)));
  const buttons = document.createElement("div");
  buttons.className = "bz-actions";
  const { petal, seat } = problem;
  if (problem.code === "stands-already") {
    buttons.append(
      button(form.dataset.again ?? "", () => {
        writeLine(form, petal, problem.text, seat, true);
        done();
      }),
    );
  } else if (petal) {
    buttons.append(
      button(form.dataset.retry ?? "", () => {
        const field = fieldOf(petal);
        if (!field) return;
        field.value = problem.text;
        done();
        // The line is right then, and the number above it is not.
        const number = form.querySelector<HTMLInputElement>('input[name="seat"]');
        if (problem.code === "seat-unknown" && number) number.select();
        else field.focus();
      }),
    );
  }
  buttons.append(button(form.dataset.drop ?? "", () => (done(), fieldOf(problem.at)?.focus())));
  line.append(buttons);
  return line;
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nl-button nl-button--subtle";
  const text = document.createElement("span");
  text.className = "nl-button__label";
  text.textContent = label;
  made.append(text);
  made.addEventListener("click", press);
  return made;
}

/** What the server said of a line, or of taking one back. */
function heard(event: Event): void {
  const { letter, status, url, html } = (event as CustomEvent<Heard>).detail;
  const fields = new URLSearchParams(letter.body);
  const wrote = fields.get("command") === "paper.write" && fields.get("idea") === idea;
  const took = backs.has(letter.id);
  if (!entry() || (!wrote && !took)) return;
  event.preventDefault();
  const fresh = parse(html);
  const undone = backs.get(letter.id);
  backs.delete(letter.id);
  if (status >= 400) {
    const said = fresh.querySelector<HTMLElement>("[data-refused], [data-oops]");
    const petal = Object.fromEntries([...fields].filter(([name]) => name.startsWith("lines.")));
    const there = fresh.querySelector("blockquote")?.textContent ?? "";
    const [name, text] = Object.entries(petal)[0] ?? ["", undone?.text ?? there];
    rows = rows.filter((row) => row.id !== letter.id);
    if (took && undone) rows.push(undone);
    const at = name.replace("lines.", "");
    const problem: Problem = {
      petal: at,
      at: lookedAt(at),
      text,
      seat: fields.get("seat") ?? "",
      code: said?.dataset.refused ?? "",
      sentence: said?.textContent?.trim() ?? fresh.title,
    };
    keepProblems([...problems(), problem]);
  } else {
    for (const row of rows) if (row.id === letter.id) row.received = true;
    if (new URL(url).pathname === location.pathname) {
      takeRegions(fresh);
      if (fresh.body.dataset.seq !== undefined) document.body.dataset.seq = fresh.body.dataset.seq;
    } else refreshSoon();
  }
  show();
}

/** What left the shelf by way of another page of this browser has been received too. */
async function look(): Promise<void> {
  if (!entry() || rows.every((row) => row.received)) return;
  await shelf;
  const waiting = new Set((await waitingLetters()).map((letter) => letter.id));
  const gone = rows.filter((row) => !row.received && !waiting.has(row.id) && !adding.has(row.id));
  if (gone.length === 0) return;
  // Its own answer comes in a moment where this page sent it.
  window.setTimeout(() => {
    const other = gone.filter((row) => !row.received && rows.includes(row));
    for (const row of other) row.received = true;
    if (other.length > 0) refreshSoon();
    show();
  }, 2000);
}

/** Another flower came on the screen: what still waits of it, and what was wrong with it. */
async function begin(): Promise<void> {
  const form = entry();
  const now = form ? hidden(form, "idea") : "";
  if (!form || now === idea) return show();
  idea = now;
  rows = [];
  backs.clear();
  showProblems(problems());
  const waiting = (await waitingLetters()).map((letter) => ({ letter, fields: new URLSearchParams(letter.body) }));
  const undone = waiting.filter(({ fields }) => fields.get("command") === "paper.take_back").map(({ fields }) => fields.get("point"));
  for (const { letter, fields } of waiting) {
    const wrote = fields.get("command") === "paper.write" && fields.get("idea") === idea;
    if (!wrote || undone.includes(letter.id)) continue;
    for (const [name, text] of fields) {
      if (name.startsWith("lines.")) rows.push({ id: letter.id, petal: name.slice(6), text, received: false });
    }
  }
  show();
  const busy = document.activeElement && document.activeElement !== document.body;
  const first = form.querySelector<HTMLElement>("[data-line]");
  if (!busy && (first?.autofocus || matchMedia("(pointer: fine)").matches)) first?.focus();
}

/** Says where somebody types, and shows who else does. */
async function tellTyping(): Promise<void> {
  const form = entry();
  const page = one("[data-paper-page]");
  if (!form || !page || document.hidden) return;
  const focus = document.activeElement;
  const types = focus instanceof HTMLElement && focus.dataset.line !== undefined && Date.now() - lastKey < TYPES;
  const body = new URLSearchParams({ csrf: hidden(form, "csrf"), petal: types ? (focus.dataset.line ?? "") : "" });
  const answer = await fetch(page.dataset.here ?? "", { method: "POST", body, credentials: "same-origin" });
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("application/json")) return;
  const { others } = (await answer.json()) as { others: string[] };
  const list = one("[data-typing] ul");
  if (!list || [...list.children].map((child) => child.textContent).join("\n") === others.join("\n")) return;
  list.replaceChildren(
    ...others.map((told) => {
      const line = document.createElement("li");
      line.textContent = told;
      return line;
    }),
  );
}

function onKey(event: KeyboardEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.dataset.line === undefined) return;
  lastKey = Date.now();
  const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (!undo || field.value !== "") return;
  event.preventDefault();
  takeBack();
}

/** Several lines at once are a list: that is shown as it is read before anything of it is kept. */
function onPaste(event: ClipboardEvent): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.dataset.line === undefined) return;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const form = one<HTMLFormElement>("form[data-paper-list]");
  const list = form?.querySelector<HTMLTextAreaElement>('[name="list"]');
  const petal = form?.querySelector<HTMLSelectElement>('[name="petal"]');
  if (!form || !list || !petal || !text.trim().includes("\n")) return;
  event.preventDefault();
  list.value = text;
  petal.value = field.dataset.line;
  list.dispatchEvent(new Event("input", { bubbles: true }));
  form.closest("details")?.setAttribute("open", "");
  if (navigator.onLine) form.requestSubmit();
  else list.focus();
}

/** Starts typing over. Before the sending of forms: it takes what is its own. */
export function startTranscribing(): void {
  startPhotos();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    if (form.dataset.paperEntry !== undefined) writeAll(form);
    else if (form.dataset.paperUndo !== undefined) takeBack();
    else return;
    event.preventDefault();
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("paste", onPaste);
  document.addEventListener("bz:heard", heard);
  document.addEventListener("bz:outbox", () => void look());
  whenShown(() => void begin());
  window.setInterval(() => void tellTyping().catch(() => undefined), TELL);
}
