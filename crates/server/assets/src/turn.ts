// One page sends at a time: a lock of the browser where there is one (HTTPS), else a lease beside the letters. A page
// that sleeps with the turn does not stop the others for ever: the command ids make that nothing happens twice.
import type { DeviceShelf } from "./shelf";
import { uuid } from "./uuid";

/** Longer than one letter may take. */
const TURN = 40_000;
const LOOK = 400;

type Work = (hold: () => Promise<void>) => Promise<void>;

async function byLock(work: Work): Promise<void> {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), TURN);
  const run = () => work(() => Promise.resolve());
  try {
    await navigator.locks.request("bz:outbox", { signal: patience.signal }, () => {
      window.clearTimeout(timer);
      return run();
    });
  } catch (problem) {
    if (!patience.signal.aborted) throw problem;
    await run();
  }
}

/** How this browser gives turns. */
export function turns(shelf: DeviceShelf): (work: Work) => Promise<void> {
  if ("locks" in navigator) return byLock;
  const page = uuid();
  const claim = () => shelf.claim(page, Date.now() + TURN);
  window.addEventListener("pagehide", () => void shelf.claim(page, 0));
  return async (work) => {
    while (!(await claim())) await new Promise((resolve) => window.setTimeout(resolve, LOOK));
    try {
      await work(async () => void (await claim()));
    } finally {
      await shelf.claim(page, 0);
    }
  };
}
