// Sending forms. A form with data-send goes by way of the outbox, without a reload: it is kept on this device first,
// and when the network fails it goes out later, with the same command_id, so that it happens once.
// Every other form is only guarded against being sent twice.
import { forget } from "./drafts";
import { readsKept } from "./kept";
import { refreshSoon } from "./live";
import { type Letter, Outbox, type Verdict } from "./outbox";
import { parse, takePage } from "./page";
import { DeviceShelf } from "./shelf";
import { turns } from "./turn";
import { uuid } from "./uuid";

const GUARD = 8000;
/** How long a person waits for an answer before the form is theirs again. */
const PATIENCE = 4000;
/** How long a letter waits for its answer: on some networks nothing fails and nothing comes. */
const CUT = 30_000;

interface Answer {
  status: number;
  redirected: boolean;
  url: string;
  html: string;
}

let tries = 0;
let timer: number | undefined;
// The server said that it does not know us any more.
let out = false;
/** The forms that still wait for their own answer, by the id of their letter. */
const asking = new Map<string, (answer: Answer) => void>();
/** Tells the other pages of this browser that what waits is another number. */
const others = "BroadcastChannel" in window ? new BroadcastChannel("bz:outbox") : undefined;

/** Whose letters these are: `<body data-who>`; a device that changes hands never sends another's. */
function who(): string {
  return document.body.dataset.who ?? "";
}

/** The way to sign in and come back here. */
function signInLink(label: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.className = "nl-link";
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = label;
  return link;
}

/** The hidden fields of a form: what it is about, whatever is filled in. */
function about(form: HTMLFormElement): [string, string][] {
  const hidden = [...form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')];
  return hidden.filter(({ name }) => !["csrf", "command_id"].includes(name)).map(({ name, value }) => [name, value]);
}

/** Where a form goes. Not `form.action`: in a form about an action that is its field of that name. */
function target(form: HTMLFormElement): string {
  return new URL(form.getAttribute("action") ?? "", location.href).href;
}

/** Marks each form whose letter is saved on this device and not received yet. */
function markForms(letters: Letter[]): void {
  const said = document.querySelector<HTMLElement>("[data-outbox]")?.dataset.saved ?? "";
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-send]")) {
    const mark = form.querySelector(":scope > .bz-saved");
    const saved = letters.some(({ url, body }) => {
      if (url !== target(form)) return false;
      const fields = new URLSearchParams(body);
      return about(form).every(([name, value]) => fields.getAll(name).includes(value));
    });
    if (mark && !saved) mark.remove();
    if (mark || !saved) continue;
    const line = document.createElement("p");
    line.className = "bz-saved";
    line.textContent = said;
    form.prepend(line);
  }
}

/** The line that says "saved on this phone" until everything is received, and when to sign in for that. */
async function tell(): Promise<void> {
  const nobody = who() === "" && !readsKept();
  const letters = (await (nobody ? shelf.all() : outbox.waiting())).filter((letter) => !asking.has(letter.id));
  markForms(nobody ? [] : letters);
  const count = letters.length;
  const signingIn = ["/sign-in", "/link"].some((path) => location.pathname.startsWith(path));
  const asks = count > 0 && (out || nobody) && !readsKept();
  for (const line of document.querySelectorAll<HTMLElement>("[data-outbox]")) {
    const waiting = count ? (line.dataset.waiting ?? "").replace("{n}", String(count)) : "";
    const text = asks ? (line.dataset.signedOut ?? "") : waiting;
    if ((line.firstChild?.textContent ?? "") === text) continue;
    line.textContent = text;
    if (asks && !signingIn) line.append(" ", signInLink(line.dataset.signIn ?? ""));
  }
}

/** Asks the server; once it began to answer the letter is received, whatever becomes of the rest. */
async function post(letter: Letter): Promise<Answer> {
  const patience = new AbortController();
  const cut = window.setTimeout(() => patience.abort(), CUT);
  try {
    const answer = await fetch(letter.url, {
      method: "POST",
      body: tokened(letter.body),
      credentials: "same-origin",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html", "X-Region": "all" },
      signal: patience.signal,
    });
    const { status, redirected, url } = answer;
    return { status, redirected, url, html: await answer.text().catch(() => "") };
  } finally {
    window.clearTimeout(cut);
  }
}

/** Sends what waits, from a page that has the token for it; any other only tells. */
function sendAll(): void {
  if (document.querySelector('input[name="csrf"]')) void outbox.flush();
  else void tell();
}

function later(): void {
  window.clearTimeout(timer);
  const wait = Math.min(20_000, 800 * 2 ** Math.min(tries, 5));
  timer = window.setTimeout(sendAll, wait / 2 + Math.random() * wait);
}

/** Whether the server did not take it in just now: it failed, or asks for patience. */
function notTaken(answer: Answer): boolean {
  return answer.status >= 500 || [408, 429].includes(answer.status);
}

/** Whether the server does not know us (any more): it led us to sign in, or the form is of a session that ended. */
function signedOut(answer: Answer): boolean {
  const led = answer.redirected && new URL(answer.url).pathname === "/sign-in";
  return led || answer.status === 401 || answer.status === 403;
}

/** Whether an answer does not carry back what was typed. */
function unreadable(answer: Answer): boolean {
  return [400, 404, 405, 413, 415].includes(answer.status);
}

/** A letter's fields under the token of this page's session: the one it was written in may have ended. */
function tokened(body: string): string {
  const token = document.querySelector<HTMLInputElement>('input[name="csrf"]')?.value;
  const fields = new URLSearchParams(body);
  if (token) fields.set("csrf", token);
  return fields.toString();
}

/** A letter and its answer, as `bz:heard` tells a page that keeps letters of its own. */
export interface Heard extends Answer {
  letter: Letter;
}

/** The answer to a letter that no form waits for: the page takes it, or a refusal is shown, or the page catches up. */
function heard(letter: Letter, answer: Answer): void {
  out = false;
  tries = 0;
  const form = asking.get(letter.id);
  const told = new CustomEvent<Heard>("bz:heard", { cancelable: true, detail: { letter, ...answer } });
  if (form) form(answer);
  else if (!document.dispatchEvent(told)) return;
  else if (answer.status >= 400) takePage(parse(answer.html), location.href);
  else refreshSoon();
}

function ended(how: Verdict): void {
  if (how === "stop") out = true;
  if (how === "later") {
    tries += 1;
    later();
  }
  void tell();
}

const shelf = new DeviceShelf();
const outbox = new Outbox<Answer>({
  shelf,
  turn: turns(shelf),
  post,
  judge: (answer) => (notTaken(answer) ? "later" : signedOut(answer) ? "stop" : "received"),
  who,
  heard,
  ended,
  changed: () => {
    others?.postMessage("");
    noticed();
  },
});

/** What waits may be another number now, here or on another page of this browser. */
function noticed(): void {
  void tell();
  document.dispatchEvent(new Event("bz:outbox"));
}

/** Keeps a command as a letter and sends it when that can be; resolves once it would survive a reload. */
export async function keepLetter(url: string, body: URLSearchParams): Promise<void> {
  const id = body.get("command_id") ?? uuid();
  await outbox.add({ id, who: who(), url, body: body.toString() });
  void outbox.flush();
}

/** What waits on this device of who is here. */
export function waitingLetters(): Promise<Letter[]> {
  return outbox.waiting();
}

/** What a form and its button say, under its command id; the token of the session is added when it is sent. */
function written(form: HTMLFormElement, button: HTMLElement | null): Letter {
  const own = button instanceof HTMLButtonElement && button.hasAttribute("formaction");
  const url = own ? (button as HTMLButtonElement).formAction : target(form);
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value);
  body.delete("csrf");
  return { id: body.get("command_id") ?? uuid(), who: who(), url, body: body.toString() };
}

/** What a letter says, apart from its command id. */
function content(letter: Letter): string {
  const fields = new URLSearchParams(letter.body);
  fields.delete("command_id");
  return `${letter.url} ${fields}`;
}

/** The letter is safe on this device: the form is free for the next one, under a new command id. */
function release(form: HTMLFormElement): void {
  if (form.dataset.draft) forget(form.dataset.draft);
  form.reset();
  const field = form.elements.namedItem("command_id");
  if (field instanceof HTMLInputElement) field.value = uuid();
}

/** Says by the form what was wrong; the form stays as it was filled in. */
function complain(form: HTMLFormElement, answer: Document): void {
  form.querySelector("[data-complaint]")?.remove();
  const note = document.createElement("div");
  note.className = "bz-note bz-note--refused";
  note.dataset.complaint = "";
  note.setAttribute("role", "alert");
  const sentence = document.createElement("p");
  sentence.textContent = answer.querySelector("[data-oops]")?.textContent ?? answer.title;
  note.append(sentence);
  form.prepend(note);
}

/** Keeps the letter and sends it; resolves with its answer, or with nothing when that takes long or does not come. */
async function sent(letter: Letter): Promise<Answer | undefined> {
  const own = new Promise<Answer>((resolve) => asking.set(letter.id, resolve));
  try {
    await outbox.add(letter);
    const patience = new Promise<void>((resolve) => window.setTimeout(resolve, PATIENCE));
    return (await Promise.race([own, outbox.flush(), patience])) ?? undefined;
  } finally {
    asking.delete(letter.id);
    void tell();
  }
}

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const letter = written(form, button);
  try {
    const last = (await outbox.waiting()).pop();
    if (last && content(last) === content(letter)) {
      void outbox.flush();
      return;
    }
    const answer = await sent(letter);
    if (!answer) {
      release(form);
      form.dispatchEvent(new Event("bz:saved", { bubbles: true }));
      const waits = (await outbox.waiting()).some((other) => other.id === letter.id);
      if (!waits) refreshSoon(); // another page of this browser sent it
    } else if (unreadable(answer)) complain(form, parse(answer.html));
    else takePage(parse(answer.html), answer.redirected ? answer.url : location.href, form.dataset.stay);
  } finally {
    delete form.dataset.sending;
  }
}

/** Starts the sending of forms, and empties what an earlier page left waiting. */
export function startSending(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
    const since = Number(form.dataset.sending ?? "0");
    if (Date.now() - since < GUARD) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = String(Date.now());
    if (form.dataset.send === undefined || form.enctype === "multipart/form-data") return;
    event.preventDefault();
    void send(form, (event as SubmitEvent).submitter);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sending]")) delete form.dataset.sending;
    sendAll();
  });
  window.addEventListener("online", sendAll);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) sendAll();
  });
  // Another page of this browser sent what waited, or put something in.
  others?.addEventListener("message", noticed);
  document.addEventListener("bz:shown", () => void tell());
  void shelf.takeOver(uuid).then(sendAll);
}
