// Saying more of a point without a network: "not yet", or an addition. One page of each kind is fetched ahead, and serves
// for every point: what differs is the point's words, its revision, and the way back.
import { parse, takePage, whenShown } from "./page";
import { uuid } from "./uuid";

const UNHURRIED = 2500;
const PAGES = "bz-pages-";
const OF_A_POINT = /\/me\/points\/([^/]+)\/(not-yet|addition)$/;
const OF_AN_IDEA = /\/me\/ideas\/([^/]+)$/;

/** A page on which something is said of a point, as it was fetched for one of them. */
interface Ahead {
  point: string;
  html: string;
}

const pages = new Map<string, Ahead>();

/** The point and the kind of page that a link leads to, if it is one of these. */
function leadsTo(link: HTMLAnchorElement): { point: string; kind: string } | undefined {
  const found = OF_A_POINT.exec(new URL(link.href).pathname);
  return found?.[1] && found[2] ? { point: found[1], kind: found[2] } : undefined;
}

const links = () => [...document.querySelectorAll<HTMLAnchorElement>(".bz-ask--one .bz-choices a")];

/** Fetches what is not there yet, one page of each kind. */
async function lookAhead(): Promise<void> {
  for (const link of links()) {
    const to = leadsTo(link);
    if (!to || pages.has(to.kind)) continue;
    const headers = { Accept: "text/html", "X-Region": "all" };
    const answer = await fetch(link.href, { headers, cache: "no-store" });
    if (answer.ok && !answer.redirected) pages.set(to.kind, { point: to.point, html: await answer.text() });
  }
}

/** The page of this kind that was fetched, now or before this page was opened. */
async function pageOf(kind: string): Promise<Ahead | undefined> {
  const had = pages.get(kind);
  if (had || !("caches" in window)) return had;
  for (const name of (await caches.keys()).filter((one) => one.startsWith(PAGES))) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) {
      const of = OF_A_POINT.exec(new URL(request.url).pathname);
      const answer = of?.[2] === kind ? await kept.match(request) : undefined;
      if (of?.[1] && answer) return { point: of[1], html: await answer.text() };
    }
  }
  return undefined;
}

/** The page for the point that is asked about now; none where its form is not there, or would not be about this idea. */
function forPoint(ahead: Ahead, point: string): Document | undefined {
  const page = parse(ahead.html.replaceAll(ahead.point, point));
  const form = page.querySelector<HTMLFormElement>("main form[data-send]");
  const asked = document.querySelector<HTMLElement>(".bz-ask--one");
  if (!form || !asked) return undefined;
  const back = location.pathname + location.search;
  const idea = OF_AN_IDEA.exec(location.pathname)?.[1];
  const said = (slot: string) => asked.querySelector(`[data-slot="${slot}"]`)?.textContent ?? "";
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
  const set = (name: string, value: string) => field(name)?.setAttribute("value", value);
  if (field("idea") && !idea) return undefined;
  set("idea", idea ?? "");
  set("next", back);
  set("command_id", uuid());
  const revision = asked.querySelector<HTMLInputElement>('input[name="stances.0.revision"]');
  set("stances.0.revision", revision?.value ?? "");
  field("undo")?.remove();
  const words = page.querySelector("main .bz-ask__text");
  if (words) words.textContent = said("text");
  const kicker = page.querySelector("main .bz-kicker");
  if (kicker) kicker.textContent = [said("idea"), said("petal")].filter(Boolean).join(" · ");
  form.querySelector<HTMLAnchorElement>(".bz-actions a")?.setAttribute("href", back);
  // It is as old as the page that leads to it, and hears what that page hears.
  for (const name of ["kept", "live", "seq"]) {
    const value = document.body.dataset[name];
    if (value === undefined) delete page.body.dataset[name];
    else page.body.dataset[name] = value;
  }
  return page;
}

async function show(link: HTMLAnchorElement, to: { point: string; kind: string }): Promise<void> {
  const own = "caches" in window && (await caches.match(link.href));
  const ahead = own ? undefined : await pageOf(to.kind);
  const page = ahead && forPoint(ahead, to.point);
  if (page) takePage(page, link.href);
  else location.assign(link.href);
}

/** Whether there is no way to the server now, as far as this page knows. */
const away = () => !navigator.onLine || document.querySelector(".bz-live--off") !== null;

/** Starts looking ahead, and shows without a network what was fetched. */
export function startMore(): void {
  let timer: number | undefined;
  whenShown(() => {
    window.clearTimeout(timer);
    if (links().length > 0) timer = window.setTimeout(() => void lookAhead().catch(() => undefined), UNHURRIED);
  });
  document.addEventListener("click", (event) => {
    const link = (event.target as Element | null)?.closest<HTMLAnchorElement>(".bz-ask--one .bz-choices a");
    const to = link ? leadsTo(link) : undefined;
    if (!link || !to || !away()) return;
    event.preventDefault();
    void show(link, to).catch(() => location.assign(link.href));
  });
}
