// Going on without a network: the open points of a page are fetched ahead, all at once, and the next of them takes the
// place of the one that was answered. `data-onward` on the question says where they stand together.
import { parse, shown, whenShown } from "./page";
import { waitingLetters } from "./send";

const UNHURRIED = 1500;
const FRESH = 60_000;

interface Point {
  id: string;
  revision: string;
  idea: string;
  petal: string;
  text: string;
}

/** What was fetched ahead, and when. */
const lists = new Map<string, { at: number; points: Point[] }>();

function question(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-onward]");
}

function pointsOf(page: Document): Point[] {
  return [...page.querySelectorAll<HTMLElement>("[data-point]")].map((line) => ({
    id: line.dataset.point ?? "",
    revision: line.dataset.revision ?? "",
    idea: line.dataset.idea ?? "",
    petal: line.dataset.petal ?? "",
    text: line.querySelector(".bz-point__text")?.textContent?.trim() ?? "",
  }));
}

/** Fetches the open points ahead; without a network, those that this device kept. */
async function lookAhead(at: string): Promise<void> {
  const had = lists.get(at);
  if (had && Date.now() - had.at < FRESH) return skip();
  const headers = { Accept: "text/html", "X-Region": "all" };
  const online = await fetch(at, { headers, cache: "no-store" }).catch(() => undefined);
  const answer = online ?? ("caches" in window ? await caches.match(new URL(at, location.href).href) : undefined);
  if (!answer?.ok || answer.redirected) return;
  lists.set(at, { at: Date.now(), points: pointsOf(parse(await answer.text())) });
  await skip();
}

/** Goes on from a point that was answered on this device already: a kept page asks about it still. */
async function skip(): Promise<void> {
  const now = question()?.querySelector<HTMLInputElement>('input[name="stances.0.point"]')?.value;
  if (now && (await answered()).has(now)) await goOn(0);
}

/** The points that were answered on this device, and wait to be received. */
async function answered(): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { body } of await waitingLetters()) {
    for (const [name, value] of new URLSearchParams(body)) if (/^stances\.\d+\.point$/.test(name)) found.add(value);
  }
  return found;
}

/** Puts another point in the place of the one that is asked about. */
function put(asked: HTMLElement, form: HTMLFormElement, old: string, next: Point, counted: number): void {
  const fill = (slot: string, text: string) => {
    const place = asked.querySelector<HTMLElement>(`[data-slot="${slot}"]`);
    if (place) place.textContent = text;
  };
  fill("text", next.text);
  fill("petal", next.petal);
  fill("idea", next.idea);
  for (const slot of asked.querySelectorAll<HTMLElement>("[data-slot-drop]")) slot.remove();
  const count = asked.querySelector<HTMLElement>('[data-slot="count"]');
  if (count) count.textContent = (count.textContent ?? "").replace(/\d+/, (n) => String(Number(n) + counted));
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) {
    if (field.name === "stances.0.revision") field.value = next.revision;
    else if (field.name === "command_id") continue;
    else field.value = field.value.replaceAll(old, next.id);
  }
  for (const link of asked.querySelectorAll("a")) link.href = link.href.replaceAll(old, next.id);
  asked.querySelector(".bz-saved")?.remove();
  const heading = asked.querySelector<HTMLElement>("h2");
  form.setAttribute("aria-label", `${next.petal}: ${next.text}`);
  shown(asked);
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

/** Goes on to the next point that was not answered yet; `counted` is how many more were answered. */
async function goOn(counted: number): Promise<void> {
  const asked = question();
  const form = asked?.querySelector<HTMLFormElement>("form[data-send]");
  const now = form?.querySelector<HTMLInputElement>('input[name="stances.0.point"]')?.value;
  const points = lists.get(asked?.dataset.onward ?? "")?.points ?? [];
  if (!asked || !form || !now || points.length === 0) return;
  const done = await answered();
  const at = points.findIndex((point) => point.id === now);
  const round = [...points.slice(at + 1), ...points.slice(0, at + 1)];
  const next = round.find((point) => point.id !== now && !done.has(point.id));
  if (next) put(asked, form, now, next, counted);
}

/** Starts looking ahead and going on. */
export function startOnward(): void {
  let timer: number | undefined;
  whenShown(() => {
    const at = question()?.dataset.onward;
    window.clearTimeout(timer);
    // A kept page has no network to spare.
    const wait = document.body.dataset.kept === undefined ? UNHURRIED : 0;
    if (at) timer = window.setTimeout(() => void lookAhead(at).catch(() => undefined), wait);
  });
  document.addEventListener("bz:saved", () => void goOn(1));
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest("a[data-onward-link]");
    if (!link || navigator.onLine || !lists.has(question()?.dataset.onward ?? "")) return;
    event.preventDefault();
    void goOn(0);
  });
}
