// A device that changes hands. Browsers keep whole pages to go back to ("bfcache"), some of them whatever the server says;
// a page of who had the device before is never shown to who has it now: it is asked for again, and the server says no.
const CHANGED = "bz:hands";

/** Whether a form sent here changes who is on this device. */
function changesHands(path: string): boolean {
  return /^\/(sign-in|sign-out|link)$|\/table\/voice(\/end)?$/.test(path);
}

function lastChange(): number {
  try {
    return Number(localStorage.getItem(CHANGED) ?? "0");
  } catch {
    return 0;
  }
}

/** Starts watching whose page this is. */
export function startHands(): void {
  const came = Date.now();
  const lent = () => document.body.dataset.lent !== undefined;
  const hide = (hidden: boolean) => document.documentElement.classList.toggle("bz-passed", hidden);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (!changesHands(new URL(form.getAttribute("action") ?? "", location.href).pathname)) return;
    try {
      localStorage.setItem(CHANGED, String(Date.now()));
    } catch {
      // A browser that keeps nothing: then a lent device is still known by itself.
    }
  });
  // What the browser sets aside is empty to look at, also in the picture that it shows while one swipes back.
  window.addEventListener("pagehide", () => {
    if (lent()) hide(true);
  });
  window.addEventListener("pageshow", (event) => {
    const passed = event.persisted && (lent() || lastChange() > came);
    hide(passed);
    if (passed) location.reload();
  });
}
