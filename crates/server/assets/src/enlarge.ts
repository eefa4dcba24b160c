// A photo of a flower, larger where it stands: beside the fields, and not on a page of its own. Without a script the same
// links lead to the photo itself.

function enlarge(figure: Element, frame: HTMLElement, at: { x: number; y: number }): void {
  const large = frame.classList.toggle("is-large");
  frame.toggleAttribute("data-held", large);
  const way = figure.querySelector<HTMLElement>("[data-enlarge]");
  const label = way?.querySelector<HTMLElement>(".nl-button__label");
  if (way && label) {
    const now = label.textContent ?? "";
    label.textContent = way.dataset.smaller ?? "";
    way.dataset.smaller = now;
  }
  if (!large) {
    frame.removeAttribute("tabindex");
    return;
  }
  // Keys can move what is larger than its frame.
  frame.tabIndex = 0;
  frame.scrollLeft = at.x * frame.scrollWidth - frame.clientWidth / 2;
  frame.scrollTop = at.y * frame.scrollHeight - frame.clientHeight / 2;
}

/** Starts enlarging photos; the part that is pointed at comes in sight. */
export function startEnlarging(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-enlarge], [data-enlarges] a");
    const figure = link?.closest("figure");
    const frame = figure?.querySelector<HTMLElement>("[data-enlarges]");
    if (!link || !figure || !frame || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const box = link.getBoundingClientRect();
    const points = link.dataset.enlarge === undefined && event.detail > 0;
    const at = points ? { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height } : { x: 0.5, y: 0 };
    enlarge(figure, frame, at);
  });
}
