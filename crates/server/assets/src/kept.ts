// Pages that this device keeps, to read them without a network (docs/decisions/0009-what-a-device-keeps.md). The
// service worker keeps and shows them; here a page says that it is an old one, and what others left is let go of.
import { whenShown } from "./page";
import { uuid } from "./uuid";

const PAGES = "bz-pages-";
const AGAIN = 10_000;
const SETTLED = 2000; // by then a page that came by way of the worker is kept
const LAST_LOOK = 64_000;
/** So many pages are fetched ahead at most, with such a pause between two, in milliseconds. */
const MOST_AHEAD = 12;
const UNHURRIED = 1200;

/** Whether the page on the screen came from this device, and not from the server just now. */
export function readsKept(): boolean {
  return document.body.dataset.kept !== undefined;
}

/** The page has caught up with the server. */
export function catchUp(): void {
  delete document.body.dataset.kept;
  for (const line of document.querySelectorAll<HTMLElement>("[data-kept-line]")) line.textContent = "";
}

/** Says that there is no network, and since when this page stood so. */
function sayKept(since: number): void {
  const when = new Date(since).toLocaleString(document.documentElement.lang, { weekday: "long", hour: "numeric", minute: "2-digit" });
  for (const line of document.querySelectorAll<HTMLElement>("[data-kept-line]")) {
    line.textContent = (line.dataset.keptLine ?? "").replace("{when}", when);
  }
}

/** A kept page can be opened twice: its forms get ids of their own each time, or the second would be taken for the first. */
function renewIds(root: ParentNode): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('input[name="command_id"]')) field.value = uuid();
}

/** Looks again and again whether this page can be had after all: it is not one that was kept. */
function lookAgain(): void {
  const look = async () => {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => undefined);
    if (answer?.ok) location.reload();
  };
  window.setInterval(() => void look(), AGAIN);
  window.addEventListener("online", () => void look());
}

/** Lets go of the pages of everybody but who is here. */
async function letGo(who: string): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PAGES) && !(who && name.endsWith(`-${who}`))) await caches.delete(name);
  }
}

/** Fetches, one after the other and without hurry, the pages that will be wanted when the network is gone. */
async function lookAhead(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-ahead]")].slice(0, MOST_AHEAD);
  for (const { href } of links) {
    await new Promise((resolve) => window.setTimeout(resolve, UNHURRIED * (1 + Math.random())));
    if (document.hidden || readsKept() || !navigator.serviceWorker.controller) return;
    if (await caches.match(href)) continue;
    const answer = await fetch(href, { headers: { Accept: "text/html", "X-Region": "all" }, cache: "no-store" });
    await answer.arrayBuffer();
  }
}

/** Starts keeping, where a browser can (HTTPS, or this very machine). */
export function startKept(): void {
  const { kept, keep, who } = document.body.dataset;
  if (kept !== undefined) {
    document.addEventListener("bz:page", catchUp);
    whenShown((root) => {
      if (readsKept()) renewIds(root);
    });
    if (kept === "none") lookAgain();
    else sayKept(Number(kept));
  } else if ("caches" in window) void letGo(who ?? "").catch(() => undefined);
  if (keep === undefined || !("serviceWorker" in navigator)) return;
  // The first page came before the worker did, perhaps by a hair: it is fetched once more, to be kept. On a slow device
  // the worker may be long in coming, or fail in its first try.
  const again = () => document.dispatchEvent(new Event("bz:kept"));
  const register = () => void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  const look = async (wait: number) => {
    if (await caches.match(location.href)) return lookAhead();
    if (navigator.serviceWorker.controller) again();
    else register();
    if (wait < LAST_LOOK) lookIn(2 * wait);
  };
  const lookIn = (wait: number) => void window.setTimeout(() => void look(wait).catch(() => undefined), wait);
  navigator.serviceWorker.addEventListener("controllerchange", again);
  lookIn(SETTLED);
  register();
}
