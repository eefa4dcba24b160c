// One stream per visible page. An event only says how far the route is ({"seq": 12}), and whether this page would
// come out the same ("same"); if not, the page fetches itself and takes over the regions that changed. A missed event
// costs nothing: the next one, or coming back to the page, brings everything.
import { catchUp, readsKept } from "./kept";
import { parse, rememberRegions, takeRegions, whenShown } from "./page";

const GAP = 500; // at most two refreshes a second
const LONGEST_WAIT = 20_000;
const FIRST_WAIT = 300;
const SOON = 5; // times: three answers in ten may be lost, and it goes on
/** What an address says of the act before it: it makes no other page. */
const TOLD = ["done", "undo", "mark", "clear"];
const CUT = 30_000; // on some networks nothing fails and nothing comes

let source: EventSource | null = null;
/** The page that the stream looks at. */
let watched = "";
let failures = 0;
let retry: number | undefined;
let resting: number | undefined;
let refreshing = false;
let again = false;
let planned: number | undefined;
let lastRefresh = 0;
let busyTimer: number | undefined;

function seqOnPage(): number {
  return Number(document.body.dataset.seq ?? "0");
}

/** The page that is shown now, as the stream should look at it. */
function place(): string {
  const query = new URLSearchParams(location.search);
  for (const name of TOLD) query.delete(name);
  const rest = query.toString();
  return location.pathname + (rest ? `?${rest}` : "");
}

function say(connected: boolean): void {
  for (const line of document.querySelectorAll<HTMLElement>("[data-live-status]")) {
    const text = (connected ? line.dataset.on : line.dataset.off) ?? "";
    if (line.textContent !== text) line.textContent = text;
    line.classList.toggle("bz-live--off", !connected);
  }
}

/** Plans one refresh; more requests in the meantime become the same one. */
export function refreshSoon(): void {
  if (planned !== undefined) return;
  const wait = Math.max(0, lastRefresh + GAP - Date.now()) + Math.random() * 250;
  planned = window.setTimeout(() => {
    planned = undefined;
    void refresh();
  }, wait);
}

async function refresh(): Promise<void> {
  if (refreshing) {
    again = true;
    return;
  }
  refreshing = true;
  lastRefresh = Date.now();
  const asked = location.href;
  const patience = new AbortController();
  const cut = window.setTimeout(() => patience.abort(), CUT);
  try {
    const answer = await fetch(asked, {
      headers: { Accept: "text/html", "X-Region": "all" },
      credentials: "same-origin",
      cache: "no-store",
      signal: patience.signal,
    });
    if (answer.redirected && new URL(answer.url).pathname !== location.pathname) location.assign(answer.url);
    else if (answer.status === 404) location.reload(); // the page is gone: what stands there now says so
    else if (answer.ok && location.href === asked) {
      const fresh = parse(await answer.text());
      const seq = fresh.body.dataset.seq;
      catchUp();
      const waiting = takeRegions(fresh);
      if (seq !== undefined) document.body.dataset.seq = seq;
      window.clearTimeout(busyTimer);
      if (waiting) busyTimer = window.setTimeout(refreshSoon, 4000);
    }
  } catch {
    // No network just now. The stream may not have noticed: a new one does, and comes back with a refresh.
    if (source) lost(source);
  } finally {
    window.clearTimeout(cut);
    refreshing = false;
    if (again) {
      again = false;
      refreshSoon();
    }
  }
}

function close(): void {
  source?.close();
  source = null;
  window.clearTimeout(retry);
}

function connect(): void {
  const path = document.body.dataset.live;
  if (!path || source || document.hidden) return;
  watched = place();
  const asks = new URLSearchParams({ page: watched, seq: String(seqOnPage()) });
  const opened = new EventSource(`${path}?${asks}`);
  source = opened;
  opened.addEventListener("open", () => {
    // What was missed, the first event tells.
    if (readsKept()) refreshSoon();
    failures = 0;
    say(true);
  });
  opened.addEventListener("state", (event) => {
    const state = JSON.parse((event as MessageEvent<string>).data) as { seq?: number; same?: boolean };
    if (state.seq !== undefined && state.seq <= seqOnPage()) return;
    const busy = refreshing || planned !== undefined;
    if (state.same && state.seq !== undefined && !busy) document.body.dataset.seq = String(state.seq);
    else refreshSoon();
  });
  opened.addEventListener("error", () => lost(opened));
}

/** A stream ended: another, soon at first, then later and later, but always. */
function lost(stream: EventSource): void {
  if (source !== stream) return;
  close();
  failures += 1;
  if (failures > 1) say(false);
  if (failures === 3) refreshSoon(); // a route that was thrown away has no stream, and no page either
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, failures - SOON));
  retry = window.setTimeout(connect, wait / 2 + Math.random() * wait);
}

/** The network is another one: what was open on the old one may hang for minutes without a word. */
function moved(): void {
  close();
  wake();
}

/** Coming back to the page, or to the network: connect at once and catch up. */
function wake(): void {
  window.clearTimeout(resting);
  if (!document.body.dataset.live || document.hidden) return;
  if (!source) {
    window.clearTimeout(retry);
    connect();
  }
  refreshSoon();
}

let looking: number | undefined;

/** A part of the page that changes without the route: `data-look` says after how many seconds it looks again. */
function lookAgain(): void {
  window.clearTimeout(looking);
  const seconds = Number(document.querySelector<HTMLElement>("[data-look]")?.dataset.look ?? "0");
  if (seconds > 0) {
    looking = window.setTimeout(() => {
      if (!document.hidden) refreshSoon();
      lookAgain();
    }, seconds * 1000);
  }
}

/** Starts the live part of the page, when `<body data-live="…">` asks for it. */
export function startLive(): void {
  rememberRegions(document);
  whenShown(lookAgain);
  whenShown(() => {
    if (source?.readyState === EventSource.OPEN) say(true);
    else if (failures > 1) say(false);
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) wake();
    else resting = window.setTimeout(close, 30_000);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) wake();
  });
  window.addEventListener("pagehide", close);
  window.addEventListener("online", moved);
  document.addEventListener("bz:kept", wake);
  // A place within the page is no other page: only back to an earlier one asks for it.
  let shown = location.pathname + location.search;
  document.addEventListener("bz:page", () => (shown = location.pathname + location.search));
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload();
  });
  document.addEventListener("bz:page", () => {
    const path = new URL(document.body.dataset.live ?? "/", location.href).pathname;
    if (source && watched === place() && new URL(source.url).pathname === path) return;
    close();
    connect();
  });
  connect();
}
