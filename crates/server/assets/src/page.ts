// How a page that came from the server takes the place of what is on the screen.

/** Reads an answer of the server as a document. */
export function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/** Calls `then` now, and again for every part of the page that is replaced later. */
export function whenShown(then: (root: ParentNode) => void): void {
  then(document);
  document.addEventListener("bz:shown", (event) => then(event.target as Element));
}

/** Tells the other scripts that `element` is new on the page. */
export function shown(element: Element): void {
  element.dispatchEvent(new Event("bz:shown", { bubbles: true }));
}

/** Whether a person has typed or chosen something in `element` that is not sent yet. */
export function isDirty(element: Element): boolean {
  const fields = element.querySelectorAll("input, textarea, select");
  for (const field of fields) {
    if (field instanceof HTMLTextAreaElement) {
      if (field.value !== field.defaultValue) return true;
    } else if (field instanceof HTMLSelectElement) {
      for (const option of field.options) if (option.selected !== option.defaultSelected) return true;
    } else if (field instanceof HTMLInputElement && field.type !== "hidden") {
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.checked !== field.defaultChecked) return true;
      } else if (field.value !== field.defaultValue) return true;
    }
  }
  return false;
}

/** Whether somebody is busy in `element`, or holds a part of it as it is (`data-held`): then it stays so for now. */
function isBusy(element: Element): boolean {
  const focus = document.activeElement;
  const typing = focus !== null && element.contains(focus) && focus.matches("input, textarea, select");
  return typing || isDirty(element) || element.querySelector("dialog[open], [data-held]") !== null;
}

/** Finds, in the new part, what had the focus in the old one. */
function counterpart(focus: Element, within: Element): HTMLElement | null {
  if (focus.id) return within.querySelector<HTMLElement>(`#${CSS.escape(focus.id)}`);
  const key = focus.getAttribute("href") ?? focus.getAttribute("data-key");
  if (!key) return null;
  const same = [...within.querySelectorAll<HTMLElement>("a[href], [data-key]")];
  return same.find((one) => (one.getAttribute("href") ?? one.getAttribute("data-key")) === key) ?? null;
}

/**
 * Makes `old` equal to `fresh` in place wherever the elements are the same, so that a picture can move
 * from one state to the next; parts that differ in structure are replaced.
 */
function morph(old: Element, fresh: Element): void {
  const parts = [...old.children];
  const wanted = [...fresh.children];
  const same = parts.length === wanted.length && parts.every((part, at) => part.tagName === wanted[at]?.tagName);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (same && parts.length > 0) parts.forEach((part, at) => morph(part, wanted[at] as Element));
  else if (old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
}

const lastSeen = new WeakMap<Element, string>();

/** Remembers how the server drew each region, to see later what changed. */
export function rememberRegions(root: ParentNode): void {
  for (const region of root.querySelectorAll("[data-region]")) lastSeen.set(region, region.outerHTML);
}

/**
 * Replaces the regions that changed, and leaves alone those in which somebody is busy.
 * Returns whether any region had to wait.
 */
export function takeRegions(from: Document): boolean {
  let waiting = false;
  for (const old of document.querySelectorAll<HTMLElement>("[data-region]")) {
    const name = old.dataset.region ?? "";
    const fresh = from.querySelector<HTMLElement>(`[data-region="${CSS.escape(name)}"]`);
    if (!fresh || lastSeen.get(old) === fresh.outerHTML) continue;
    if (isBusy(old)) {
      waiting = true;
      continue;
    }
    const focus = document.activeElement;
    const held = focus && old.contains(focus) ? counterpart(focus, fresh) : undefined;
    if (held === null) {
      waiting = true;
      continue;
    }
    const html = fresh.outerHTML;
    for (const open of old.querySelectorAll<HTMLDetailsElement>("details[id][open]")) {
      fresh.querySelector<HTMLDetailsElement>(`details#${CSS.escape(open.id)}`)?.setAttribute("open", "");
    }
    let placed = old;
    if (old.dataset.morph !== undefined) morph(old, fresh);
    else {
      placed = document.importNode(fresh, true);
      old.replaceWith(placed);
    }
    lastSeen.set(placed, html);
    if (held && focus) counterpart(focus, placed)?.focus({ preventScroll: true });
    shown(placed);
  }
  return waiting;
}

/** Puts a whole new page on the screen without a reload, and the focus where it belongs: at `place` if it is there. */
export function takePage(from: Document, url: string, place = ""): void {
  const main = document.querySelector("main");
  const fresh = from.querySelector("main");
  if (!main || !fresh) {
    location.assign(url);
    return;
  }
  document.title = from.title;
  for (const name of ["live", "seq", "kept"]) {
    const value = from.body.dataset[name];
    if (value === undefined) delete document.body.dataset[name];
    else document.body.dataset[name] = value;
  }
  document.body.className = from.body.className;
  takeFurniture(from, main);
  const placed = document.importNode(fresh, true);
  main.replaceWith(placed);
  const here = new URL(url, location.href);
  if (here.href !== location.href) history.pushState({ bz: true }, "", here);
  rememberRegions(placed);
  shown(placed);
  document.dispatchEvent(new Event("bz:page"));
  const kept = place ? placed.querySelector<HTMLElement>(place) : null;
  if (kept) stay(kept);
  else focusStart(placed);
}

/** Goes on where somebody was: a list keeps its place. */
function stay(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

/** The header and the navigation go along with the page: who is here, and where. */
function takeFurniture(from: Document, main: Element): void {
  for (const part of ["header.bz-top", "nav.bz-nav"]) {
    const old = document.querySelector(part);
    const fresh = from.querySelector(part);
    if (fresh && old) old.replaceWith(document.importNode(fresh, true));
    else if (fresh) main.before(document.importNode(fresh, true));
    else old?.remove();
  }
}

/** Error summary first, else what asks for the focus, else the heading. */
function focusStart(root: Element): void {
  const first = (wanted: string) => root.querySelector<HTMLElement>(wanted);
  const start = first("[data-errors]") ?? first("[data-focus]") ?? first("h1");
  if (!start) return;
  if (!start.hasAttribute("tabindex") && !start.matches("input, textarea, a, button")) start.tabIndex = -1;
  start.focus();
  if (start.matches("h1, h2")) window.scrollTo({ top: 0 });
}
