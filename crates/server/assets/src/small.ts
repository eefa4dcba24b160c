// The small helps: clocks, shortcut keys, copy, print, dialogs, the focus on an error summary.
import { whenShown } from "./page";

let skew = 0; // the server's clock minus ours, in seconds

function tick(): void {
  for (const time of document.querySelectorAll<HTMLElement>("[data-countdown]")) {
    const left = Math.round(Number(time.dataset.countdown) - Date.now() / 1000 - skew);
    const size = Math.abs(left);
    const text = `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
    const over = left < 0;
    time.textContent = over ? `+${text}` : text;
    time.classList.toggle("bz-clock--over", over);
  }
}

function startClocks(): void {
  whenShown((root) => {
    const now = root.querySelector<HTMLElement>("[data-now]")?.dataset.now;
    // On a page that this device kept, the server's clock stood so when it was kept.
    const read = Number(document.body.dataset.kept) || Date.now();
    if (now) skew = Number(now) - read / 1000;
    tick();
  });
  window.setInterval(tick, 1000);
}

// Single-letter keys are off until somebody switches them on (WCAG 2.1.4).
function startShortcuts(): void {
  const on = () => {
    try {
      return localStorage.getItem("bz:keys") === "on";
    } catch {
      return false;
    }
  };
  const show = () => {
    document.documentElement.classList.toggle("bz-keys", on());
    for (const toggle of document.querySelectorAll("[data-keys]")) toggle.setAttribute("aria-pressed", String(on()));
  };
  whenShown(show);
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("[data-keys]")) return;
    try {
      localStorage.setItem("bz:keys", on() ? "off" : "on");
    } catch {
      return;
    }
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const target = event.target as Element;
    if (target.matches("input, textarea, select, [contenteditable]")) return;
    const button = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const what = button.dataset.copy ?? "";
  const text = what.startsWith("#") ? (document.querySelector(what)?.textContent ?? "").trim() : what || location.href;
  await navigator.clipboard.writeText(text);
  const label = button.querySelector<HTMLElement>(".nl-button__label") ?? button;
  const before = label.textContent;
  label.textContent = button.dataset.copied ?? before;
  window.setTimeout(() => {
    label.textContent = before;
  }, 2500);
}

function startButtons(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-print], [data-copy], [data-dialog], [data-close], [data-back]");
    if (!button) return;
    if (button.dataset.print !== undefined) window.print();
    else if (button.dataset.back !== undefined) history.back();
    else if (button.dataset.copy !== undefined) void copy(button);
    else if (button.dataset.dialog) {
      const dialog = document.getElementById(button.dataset.dialog);
      if (dialog instanceof HTMLDialogElement) {
        event.preventDefault();
        dialog.showModal();
      }
    } else button.closest("dialog")?.close();
  });
}

/** Whether something stands in the form that the page did not come with. */
function changed(form: HTMLFormElement): boolean {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (field instanceof HTMLInputElement) {
      const ticks = field.type === "checkbox" || field.type === "radio";
      return ticks ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
    }
    if (!(field instanceof HTMLSelectElement)) return false;
    const first = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(first, 0);
  });
}

/** A step that works with what is saved waits while its form (data-when-saved) holds something else. */
function startSaved(): void {
  document.addEventListener("click", (event) => {
    const step = (event.target as Element).closest<HTMLElement>("[data-when-saved]");
    const form = document.getElementById(step?.dataset.whenSaved ?? "");
    const told = document.getElementById(step?.dataset.unsaved ?? "");
    if (!step || !told || !(form instanceof HTMLFormElement)) return;
    const waits = changed(form);
    told.hidden = !waits;
    if (waits) event.preventDefault();
  });
}

/** On a phone the navigation slides: the page we are on is brought into sight. */
function startNav(): void {
  const show = () => {
    const here = document.querySelector<HTMLElement>(".bz-nav [aria-current]");
    const strip = here?.closest("ul");
    if (here && strip) strip.scrollLeft = here.offsetLeft - (strip.clientWidth - here.offsetWidth) / 2;
  };
  show();
  // The letters of our own font are wider or narrower than those that stood in for them.
  void document.fonts?.ready.then(show);
  document.addEventListener("bz:page", show);
}

/** Starts the small helps. */
export function startSmall(): void {
  startClocks();
  startShortcuts();
  startButtons();
  startSaved();
  startNav();
  const errors = document.querySelector<HTMLElement>("[data-errors]");
  if (errors) {
    errors.tabIndex = -1;
    errors.focus();
  }
}
