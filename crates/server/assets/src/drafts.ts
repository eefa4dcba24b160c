// Text that is not sent yet survives a reload or an empty battery, on this device only.
// <form data-draft="key"> keeps; an element with data-draft-clear="key other" lets go ("*": everything).
// data-draft-store="session" keeps it for this tab only: for what is confidential or on a shared device.
import { whenShown } from "./page";

const PREFIX = "bz:draft:";

type Kept = Record<string, string | string[]>;

function stores(): Storage[] {
  const found: Storage[] = [];
  for (const name of ["localStorage", "sessionStorage"] as const) {
    try {
      found.push(window[name]);
    } catch {
      // A browser that keeps nothing: then there are no drafts.
    }
  }
  return found;
}

function storeOf(form: HTMLFormElement): Storage | undefined {
  const all = stores();
  return form.dataset.draftStore === "session" ? all[1] : all[0];
}

function isKept(field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) return field.name !== "";
  if (!(field instanceof HTMLInputElement) || field.name === "") return false;
  return !["hidden", "password", "file", "submit", "button"].includes(field.type);
}

function read(form: HTMLFormElement): Kept {
  const kept: Kept = {};
  for (const field of form.elements) {
    if (!isKept(field)) continue;
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      const list = (kept[field.name] ??= []) as string[];
      if (field.checked) list.push(field.value);
    } else kept[field.name] = field.value;
  }
  return kept;
}

function write(form: HTMLFormElement, kept: Kept): void {
  for (const field of form.elements) {
    if (!isKept(field)) continue;
    const value = kept[field.name];
    if (value === undefined) continue;
    if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
      field.checked = Array.isArray(value) && value.includes(field.value);
    } else if (typeof value === "string" && field.value === (field instanceof HTMLSelectElement ? field.value : field.defaultValue)) {
      field.value = value;
    }
  }
}

function save(form: HTMLFormElement): void {
  const key = form.dataset.draft;
  if (!key) return;
  try {
    storeOf(form)?.setItem(PREFIX + key, JSON.stringify(read(form)));
  } catch {
    // Full: the form itself still holds the text.
  }
}

/** Forgets one draft, or all with "*". */
export function forget(key: string): void {
  for (const store of stores()) {
    if (key !== "*") store.removeItem(PREFIX + key);
    else for (const name of Object.keys(store)) if (name.startsWith(PREFIX)) store.removeItem(name);
  }
}

/** Clears what the server says it has, then fills in what it does not have yet. */
export function startDrafts(): void {
  whenShown((root) => {
    const clearing = [...root.querySelectorAll<HTMLElement>("[data-draft-clear]")];
    if (root instanceof HTMLElement && root.dataset.draftClear !== undefined) clearing.push(root);
    for (const element of clearing) for (const key of (element.dataset.draftClear ?? "").split(/\s+/)) if (key) forget(key);
    for (const form of root.querySelectorAll<HTMLFormElement>("form[data-draft]")) {
      const kept = storeOf(form)?.getItem(PREFIX + (form.dataset.draft ?? ""));
      if (kept) write(form, JSON.parse(kept) as Kept);
    }
  });
  const listen = (event: Event) => {
    const form = (event.target as HTMLInputElement | null)?.form;
    if (form?.dataset.draft) save(form);
  };
  document.addEventListener("input", listen);
  document.addEventListener("change", listen);
}
