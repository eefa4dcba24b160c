// Sending forms. A form with data-send is sent without a reload; when the network fails it waits
// on this device and goes out later, with the same command_id, so that it happens once.
// Every other form is only guarded against being sent twice.
import { forget } from "./drafts";
import { parse, takePage } from "./page";
import { refreshSoon } from "./live";

const BOX = "bz:outbox";
const GUARD = 8000;

interface Letter {
  who: string;
  url: string;
  body: string;
}

let tries = 0;
let timer: number | undefined;
let flushing = false;
let memory: Letter[] = [];

function box(): Letter[] {
  try {
    return JSON.parse(localStorage.getItem(BOX) ?? "[]") as Letter[];
  } catch {
    return memory;
  }
}

function keep(letters: Letter[]): void {
  memory = letters;
  try {
    if (letters.length) localStorage.setItem(BOX, JSON.stringify(letters));
    else localStorage.removeItem(BOX);
  } catch {
    // Nothing can be kept here: the letters live as long as this page.
  }
  tell();
}

/** Whose letters these are: `<body data-who>`; a device that changes hands never sends another's. */
function who(): string {
  return document.body.dataset.who ?? "";
}

function mine(): Letter[] {
  return box().filter((letter) => letter.who === who());
}

// The server said that it does not know us any more.
let out = false;

/** The way to sign in and come back here. */
function signInLink(label: string): HTMLAnchorElement {
  const link = document.createElement("a");
  link.className = "nl-link";
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = label;
  return link;
}

/** The line that says "saved on this phone" until everything is received, and when to sign in for that. */
function tell(): void {
  const nobody = who() === "";
  const count = (nobody ? box() : mine()).length;
  const signingIn = ["/sign-in", "/link"].some((path) => location.pathname.startsWith(path));
  for (const line of document.querySelectorAll<HTMLElement>("[data-outbox]")) {
    const asks = count > 0 && (out || nobody);
    const waiting = count ? (line.dataset.waiting ?? "").replace("{n}", String(count)) : "";
    const text = asks ? (line.dataset.signedOut ?? "") : waiting;
    if ((line.firstChild?.textContent ?? "") === text) continue;
    line.textContent = text;
    if (asks && !signingIn) line.append(" ", signInLink(line.dataset.signIn ?? ""));
  }
}

function post(url: string, body: string): Promise<Response> {
  return fetch(url, {
    method: "POST",
    body,
    credentials: "same-origin",
    headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "text/html" },
  });
}

function later(): void {
  window.clearTimeout(timer);
  const wait = Math.min(20_000, 800 * 2 ** Math.min(tries, 5));
  timer = window.setTimeout(() => void flush(), wait / 2 + Math.random() * wait);
}

/** Whether the server did not take it in just now: it failed, or asks for patience. */
function notTaken(answer: Response): boolean {
  return answer.status >= 500 || [408, 429].includes(answer.status);
}

/** Whether the server does not know us (any more): it led us to sign in, or the form is of a session that ended. */
function signedOut(answer: Response): boolean {
  const led = answer.redirected && new URL(answer.url).pathname === "/sign-in";
  return led || answer.status === 401 || answer.status === 403;
}

/** Whether an answer does not carry back what was typed. */
function unreadable(answer: Response): boolean {
  return [400, 404, 405, 413, 415].includes(answer.status);
}

/** The letter under the token of this page's session: the one it was written under may have ended. */
function renewed(body: string): string {
  const token = document.querySelector<HTMLInputElement>('input[name="csrf"]')?.value;
  const fields = new URLSearchParams(body);
  if (token && fields.has("csrf")) fields.set("csrf", token);
  return fields.toString();
}

/** Sends what waits, oldest first. A refusal is an answer too, and is shown. */
async function flush(): Promise<void> {
  if (flushing) return;
  flushing = true;
  try {
    for (let letters = mine(); letters.length; letters = mine()) {
      const first = letters[0];
      if (!first) break;
      const answer = await post(first.url, renewed(first.body));
      if (notTaken(answer)) throw new Error(String(answer.status));
      out = signedOut(answer);
      if (out) {
        tell();
        return;
      }
      keep(box().filter((one) => one.body !== first.body || one.url !== first.url));
      tries = 0;
      if (answer.status >= 400) takePage(parse(await answer.text()), location.href);
      else refreshSoon();
    }
  } catch {
    tries += 1;
    later();
  } finally {
    flushing = false;
  }
}

function encoded(form: HTMLFormElement, button: HTMLElement | null): string {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  if (button instanceof HTMLButtonElement && button.name) body.append(button.name, button.value);
  return body.toString();
}

/** What a letter says, apart from its command id and the session it was written in. */
function content(body: string): string {
  const fields = new URLSearchParams(body);
  fields.delete("command_id");
  fields.delete("csrf");
  return fields.toString();
}

/** The letter is safe on this device: the form is free for the next one, under a new command id. */
function release(form: HTMLFormElement): void {
  if (form.dataset.draft) forget(form.dataset.draft);
  form.reset();
  const field = form.elements.namedItem("command_id");
  if (field instanceof HTMLInputElement && typeof crypto.randomUUID === "function") field.value = crypto.randomUUID();
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

async function send(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  const own = button instanceof HTMLButtonElement && button.hasAttribute("formaction");
  const url = own ? (button as HTMLButtonElement).formAction : form.action;
  const body = encoded(form, button);
  try {
    if (mine().some((letter) => letter.url === url && content(letter.body) === content(body))) {
      void flush();
      return;
    }
    const answer = await post(url, body);
    if (notTaken(answer)) throw new Error(String(answer.status));
    if (signedOut(answer)) {
      out = true;
      keep([...box(), { who: who(), url, body }]);
      release(form);
      return;
    }
    if (unreadable(answer)) {
      complain(form, parse(await answer.text()));
      return;
    }
    takePage(parse(await answer.text()), answer.redirected ? answer.url : location.href, form.dataset.stay);
  } catch {
    keep([...box(), { who: who(), url, body }]);
    release(form);
    tries += 1;
    later();
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
    void flush();
  });
  window.addEventListener("online", () => void flush());
  // Another page of this browser sent what waited, or put something in.
  window.addEventListener("storage", tell);
  tell();
}
