// Reads a question, a point or a whole idea aloud, with the browser's own speech. Buttons are hidden where there is none.
import { whenShown } from "./page";

/** Some browsers stop in the middle of what takes longer than a quarter of a minute: it is said line by line. */
const LONGEST = 180;
/** A voice that has not begun by then will not, in milliseconds. */
const PATIENCE = 4000;

let pressed: HTMLButtonElement | undefined;
let silent: number | undefined;

const label = (button: HTMLButtonElement) => button.querySelector(".nl-button__label") ?? button;

/** Nothing is read any more; `why` is said under the button. */
function quiet(why = ""): void {
  window.clearTimeout(silent);
  const button = pressed;
  pressed = undefined;
  speechSynthesis.cancel();
  if (!button) return;
  label(button).textContent = button.dataset.label ?? "";
  const told = button.parentElement?.querySelector("[data-aloud-said]");
  if (told) told.textContent = why;
}

/** The text of an element as it is seen: without keys, pictures, and what only a screen reader says. */
function textOf(element: HTMLElement): string[] {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll("svg, kbd, button, .bz-visually-hidden, [hidden]")) part.remove();
  for (const block of copy.querySelectorAll("p, li, h1, h2, h3, h4, dt, dd")) block.append("\n");
  return (copy.textContent ?? "").split("\n").map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

/** A long line in parts that end where a sentence or a word does. */
function parts(line: string): string[] {
  const found: string[] = [];
  let rest = line;
  while (rest.length > LONGEST) {
    const head = rest.slice(0, LONGEST);
    const at = Math.max(head.lastIndexOf(". "), head.lastIndexOf("? "), head.lastIndexOf(", "));
    const cut = at > 0 ? at + 1 : head.lastIndexOf(" ") > 0 ? head.lastIndexOf(" ") : LONGEST;
    found.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest ? [...found, rest] : found;
}

/** Reads what the button names, from its beginning. */
function read(button: HTMLButtonElement): void {
  quiet();
  const none = button.dataset.none ?? "";
  const named = (button.dataset.aloud ?? "").split(" ").map((id) => document.getElementById(id));
  const lines = named.flatMap((element) => (element ? textOf(element) : [])).flatMap(parts);
  if (lines.length === 0) return;
  pressed = button;
  button.dataset.label ??= label(button).textContent ?? "";
  label(button).textContent = button.dataset.stop ?? "";
  const lang = document.documentElement.lang;
  const voices = speechSynthesis.getVoices();
  const voice = voices.find((one) => one.lang.toLowerCase().startsWith(lang));
  if (voices.length > 0 && !voice) {
    quiet(none);
    return;
  }
  silent = window.setTimeout(() => quiet(none), PATIENCE);
  lines.forEach((line, at) => {
    const spoken = new SpeechSynthesisUtterance(line);
    spoken.lang = voice?.lang ?? lang;
    if (voice) spoken.voice = voice;
    spoken.rate = 0.95;
    spoken.addEventListener("start", () => window.clearTimeout(silent));
    spoken.addEventListener("error", (event) => {
      if (pressed === button && event.error !== "interrupted" && event.error !== "canceled") quiet(none);
    });
    if (at === lines.length - 1) spoken.addEventListener("end", () => pressed === button && quiet());
    speechSynthesis.speak(spoken);
  });
}

/** Starts the buttons that read aloud, where a browser can speak. */
export function startAloud(): void {
  if (!("speechSynthesis" in window)) return;
  speechSynthesis.getVoices(); // asked once, so that they are known when a button is pressed
  whenShown((root) => {
    // What was being read is no longer on the page.
    if (pressed && !pressed.isConnected) quiet();
    for (const button of root.querySelectorAll<HTMLButtonElement>("button[data-aloud]")) button.hidden = false;
  });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-aloud]");
    if (!button) return;
    if (button === pressed) quiet();
    else read(button);
  });
  window.addEventListener("pagehide", () => quiet());
}
