// The photo of a flower. It is sent without a reload, so that what is being typed stays. A HEIC photo, which servers and
// most browsers cannot read, becomes a JPEG here first, in a worker that is fetched only then.
import { parse, takeRegions } from "./page";

/** How long reading a HEIC photo may take, in milliseconds. */
const PATIENCE = 60_000;

/** Whether a file is HEIC, by what stands in it: phones do not always say so. */
async function isHeic(file: File): Promise<boolean> {
  const head = new TextDecoder("latin1").decode(await file.slice(4, 12).arrayBuffer());
  return /^ftyp(heic|heix|hevc|hevx|heim|heis|mif1|msf1)$/.test(head);
}

/** The pixels of a HEIC photo. */
function pixels(script: string, buffer: ArrayBuffer): Promise<ImageData> {
  const worker = new Worker(script);
  const read = new Promise<ImageData>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ imageData: ImageData | null; error: string }>) =>
      data.imageData ? resolve(data.imageData) : reject(new Error(data.error));
    worker.onerror = () => reject(new Error("HEIC"));
    window.setTimeout(() => reject(new Error("HEIC")), PATIENCE);
  });
  worker.postMessage({ id: "", buffer }, [buffer]);
  return read.finally(() => worker.terminate());
}

async function jpeg(script: string, file: File): Promise<Blob> {
  const read = await pixels(script, await file.arrayBuffer());
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [read.width, read.height];
  canvas.getContext("2d")?.putImageData(read, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("JPEG"))), "image/jpeg", 0.9);
  });
}

function say(form: HTMLFormElement, text: string): void {
  const line = form.querySelector<HTMLElement>("[data-photo-told]");
  if (line) line.textContent = text;
}

async function send(form: HTMLFormElement, file: File): Promise<void> {
  say(form, form.dataset.busy ?? "");
  let photo: Blob = file;
  if (await isHeic(file)) {
    try {
      photo = await jpeg(form.dataset.heic ?? "", file);
    } catch {
      say(form, form.dataset.unread ?? "");
      return;
    }
  }
  const body = new FormData();
  body.set("csrf", form.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? "");
  body.set("file", photo, "photo");
  try {
    const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
    const page = parse(await answer.text());
    if (answer.ok && new URL(answer.url).pathname === location.pathname) {
      form.reset();
      say(form, "");
      form.closest("details")?.removeAttribute("open");
      takeRegions(page);
    } else say(form, page.querySelector("[data-oops]")?.textContent ?? page.title);
  } catch {
    say(form, form.dataset.lost ?? "");
  }
}

/** Starts the sending of photos. */
export function startPhotos(): void {
  let sending = false;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.photo === undefined) return;
    event.preventDefault();
    const file = form.querySelector<HTMLInputElement>('input[type="file"]')?.files?.[0];
    if (!file || sending) return;
    sending = true;
    void send(form, file).finally(() => (sending = false));
  });
}
