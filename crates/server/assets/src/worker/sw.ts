// The service worker: style and script of this version, and the last pages that who is here has seen, to read them
// without a network. A page says itself that a device may keep it (`data-keep`; web/page.rs decides) and whose it is.
// Only one person's pages are here at a time: they go when somebody signs in or out, and after two days.
declare const self: ServiceWorkerGlobalScope;
/** The addresses of style, script, font and icon, and one name for all of them; build.mjs fills them in. */
declare const SHELL: string[];
declare const VERSION: string;

const SHELF = `bz-shell-${VERSION}`;
const PAGES = `bz-pages-${VERSION}-`;
const NO_NETWORK = "/offline";
const KEPT_AT = "x-kept-at";
const LONGEST = 2 * 24 * 3_600_000;
const MOST = 80;
/** With a kept page at hand nobody waits longer for the network, in milliseconds. */
const PATIENCE = 6000;

/** Counts how often everything was let go of: an answer that was under way then is not kept. */
let emptied = 0;

async function drop(wanted: (name: string) => boolean): Promise<void> {
  for (const name of await caches.keys()) if (wanted(name)) await caches.delete(name);
}

/** The device changes hands: no page stays. */
async function letGo(): Promise<void> {
  emptied += 1;
  await drop((name) => name.startsWith("bz-pages-"));
}

/** Whether a form sent here changes who is on this device. */
function changesHands(path: string): boolean {
  return /^\/(sign-in|sign-out|link)$|\/table\/voice(\/end)?$/.test(path);
}

/** Keeps a page for whose it is, if it says that it may be kept; the pages of anybody else go. */
async function keep(url: string, answer: Response, then: number): Promise<void> {
  const text = await answer.text();
  const who = /<body [^>]*data-who="([\w-]+)" data-keep/.exec(text)?.[1];
  if (!who || then !== emptied) return;
  const name = PAGES + who;
  await drop((other) => other.startsWith("bz-pages-") && other !== name);
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set(KEPT_AT, String(Date.now()));
  const pages = await caches.open(name);
  await pages.put(url, new Response(text, { headers }));
  const all = await pages.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await pages.delete(old);
  if (then !== emptied) await caches.delete(name);
}

/** Asks the server, and keeps what comes. */
async function ask(event: FetchEvent): Promise<Response> {
  const then = emptied;
  const answer = await fetch(event.request);
  if (answer.ok && !answer.redirected) event.waitUntil(keep(event.request.url, answer.clone(), then));
  return answer;
}

/** A page with a word on its `<body>` that says that it came from here, and since when it stood so. */
async function marked(answer: Response, kept: string, whose = ""): Promise<Response> {
  const page = (await answer.text()).replace("<body ", `<body data-kept="${kept}" `);
  const text = whose ? page.replace('data-who=""', `data-who="${whose}"`) : page;
  return new Response(text, { headers: answer.headers });
}

/** The kept page of an address, else that of the same address without its question. */
async function kept(url: string): Promise<Response | undefined> {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PAGES)) continue;
    const pages = await caches.open(name);
    const bare = new URL(url);
    bare.search = "";
    const found = (await pages.match(url)) ?? (await pages.match(bare.href));
    const at = Number(found?.headers.get(KEPT_AT) ?? "0");
    if (found && Date.now() - at < LONGEST) return marked(found, String(at));
    if (found) await caches.delete(name);
  }
  return undefined;
}

/** A page that somebody goes to: from the server, else as it was kept, else one that says that there is no network. */
async function visit(event: FetchEvent): Promise<Response> {
  const coming = ask(event);
  const fresh = coming.then((answer) => (answer.status < 500 ? answer : undefined)).catch(() => undefined);
  const old = await kept(event.request.url);
  if (old) {
    const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
    event.waitUntil(fresh);
    return (await Promise.race([fresh, patience])) ?? old;
  }
  try {
    return await coming;
  } catch (problem) {
    const none = await (await caches.open(SHELF)).match(NO_NETWORK);
    if (!none) throw problem;
    // It is nobody's page, but who reads it may be told what waits of theirs.
    const whose = (await caches.keys()).find((name) => name.startsWith(PAGES))?.slice(PAGES.length) ?? "";
    return marked(none, "none", whose);
  }
}

async function fromShelf(request: Request): Promise<Response> {
  return (await (await caches.open(SHELF)).match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => {
  const fill = async () => {
    // Nobody's page: asked without the cookie.
    const nobody = new Request(NO_NETWORK, { credentials: "omit" });
    await (await caches.open(SHELF)).addAll([...SHELL, nobody]);
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const take = async () => {
    await drop((name) => name !== SHELF && !name.startsWith(PAGES) && name.startsWith("bz-"));
    await self.clients.claim();
  };
  event.waitUntil(take());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method !== "GET") {
    if (changesHands(pathname)) event.waitUntil(letGo());
  } else if (SHELL.includes(pathname)) event.respondWith(fromShelf(request));
  else if (request.mode === "navigate") event.respondWith(visit(event));
  else if (request.headers.has("X-Region")) event.respondWith(ask(event));
});

export {};
