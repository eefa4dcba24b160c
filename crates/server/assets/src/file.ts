// A form with data-file answers with a file, so that the browser leaves the page as it was. This looks at the address
// that data-file names until the server says that something changed, and then shows it.
import { parse, takePage, takeRegions } from "./page";

const PAUSE = 1_000;
const LOOKS = 120;

const state = (page: Document): string => page.querySelector<HTMLElement>("[data-state]")?.dataset.state ?? "";

async function look(at: string, before: string, left: number): Promise<void> {
  try {
    const answer = await fetch(at, { headers: { accept: "text/html" }, cache: "no-store" });
    const page = parse(await answer.text());
    if (answer.ok && state(page) !== before) {
      // What stands above the page, such as where the route is, is no part of it.
      takeRegions(page);
      takePage(page, at);
      return;
    }
  } catch {
    // The server is busy or away for a moment.
  }
  if (left > 0) window.setTimeout(() => void look(at, before, left - 1), PAUSE);
}

/** Starts looking once such a form is sent; what was typed in it goes at once. */
export function startFiles(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const at = form.dataset.file;
    if (at === undefined) return;
    const before = state(document);
    window.setTimeout(() => {
      if (event.defaultPrevented) return;
      form.querySelectorAll<HTMLInputElement>('input[type="password"]').forEach((field) => (field.value = ""));
      void look(at, before, LOOKS);
    }, PAUSE);
  });
}
