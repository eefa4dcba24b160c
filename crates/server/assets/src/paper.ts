// A form with data-paper is answered by a PDF, which takes a while to make: until it is there the
// page says so, then it is saved as a download. Any other answer is a page, and is shown.
import { parse, takePage } from "./page";
import { refreshSoon } from "./live";

/** The name that the server gave the file. */
function named(answer: Response): string {
  return /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "bloemenzee.pdf";
}

async function save(answer: Response): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = named(answer);
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The line that tells about this form: its own, or the one of the list in which it stands. */
function teller(form: HTMLFormElement): HTMLElement | null {
  const around = form.querySelector("[data-paper-told]") ? form : (form.closest("section") ?? document);
  return around.querySelector<HTMLElement>("[data-paper-told]");
}

function say(line: HTMLElement | null, text: string, busy: boolean): void {
  if (!line) return;
  line.textContent = text;
  if (!busy) return;
  const bar = document.createElement("progress");
  bar.className = "bz-busy";
  bar.setAttribute("aria-hidden", "true");
  line.append(bar);
}

async function make(form: HTMLFormElement): Promise<void> {
  const line = teller(form);
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  say(line, form.dataset.busy ?? "", true);
  try {
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    if (answer.headers.get("content-type") === "application/pdf") {
      await save(answer);
      say(line, form.dataset.ready ?? "", false);
      // These cards count now: the same again would make them void.
      if (form.dataset.paperOnce !== undefined) for (const button of form.querySelectorAll("button")) button.hidden = true;
    } else takePage(parse(await answer.text()), answer.redirected ? answer.url : location.href);
  } catch {
    say(line, form.dataset.lost ?? "", false);
  } finally {
    delete form.dataset.sending;
    refreshSoon();
  }
}

/** Starts the making of papers. */
export function startPapers(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.paper === undefined || event.defaultPrevented) return;
    event.preventDefault();
    if (document.querySelector("progress.bz-busy")) return;
    void make(form);
  });
}
