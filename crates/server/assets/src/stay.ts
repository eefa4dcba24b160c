// Choices stay in sight at the foot of the screen once the words that they are about are in sight: nobody should say yes
// to what stands below it.
import { whenShown } from "./page";

/** So much of the words must be seen, in pixels: about three lines. */
const SEEN = 96;

function look(): void {
  for (const choices of document.querySelectorAll<HTMLElement>(".bz-choices--stay")) {
    const words = choices.closest(".bz-ask")?.querySelector(".bz-ask__text")?.getBoundingClientRect();
    const room = window.innerHeight - choices.offsetHeight;
    choices.classList.toggle("is-staying", words !== undefined && words.top + Math.min(words.height, SEEN) <= room);
  }
}

/** Starts looking, now and whenever the page moves. */
export function startStaying(): void {
  whenShown(look);
  window.addEventListener("scroll", look, { passive: true });
  window.addEventListener("resize", look);
}
