// What must be chosen or filled in says so itself, in the words of the page and at the field; the
// browser's own balloon, which fades, is for where no script runs.

/** Says in `box` what is asked, and makes it part of the field's description. */
function say(box: HTMLElement): void {
  if (box.querySelector("[data-must-said]")) return;
  const told = document.createElement("p");
  told.className = "utrecht-form-field-error-message";
  told.dataset.mustSaid = "";
  told.setAttribute("role", "alert");
  told.textContent = box.dataset.must ?? "";
  const head = box.querySelector("legend, .utrecht-form-field__label");
  if (head) head.after(told);
  else box.prepend(told);
  box.classList.add("utrecht-form-field--invalid");
}

/** Takes it away again. */
function unsay(box: HTMLElement): void {
  box.querySelector("[data-must-said]")?.remove();
  box.classList.remove("utrecht-form-field--invalid");
}

const boxOf = (event: Event) => (event.target as Element).closest<HTMLElement>("[data-must]");

/** What is one line is sent with Enter; what was pasted with more lines says so at the field. */
function startOneLine(): void {
  document.addEventListener("keydown", (event) => {
    const field = event.target as Element;
    const sends = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (!sends || !(field instanceof HTMLTextAreaElement) || field.dataset.oneLine === undefined) return;
    event.preventDefault();
    if (field.value.trim()) field.form?.requestSubmit();
  });
  document.addEventListener("input", (event) => {
    const field = event.target as Element;
    if (!(field instanceof HTMLTextAreaElement) || field.dataset.oneLine === undefined) return;
    const box = boxOf(event);
    const more = field.value.trim().includes("\n");
    field.setCustomValidity(more ? (box?.dataset.must ?? "1") : "");
    if (box && !more) unsay(box);
  });
}

/** Starts telling what a form still misses. */
export function startMust(): void {
  document.addEventListener(
    "invalid",
    (event) => {
      const box = boxOf(event);
      if (!box) return;
      event.preventDefault();
      say(box);
      // The first one that is missing gets the focus.
      const form = box.closest("form");
      const first = form?.querySelector<HTMLElement>("[data-must] :invalid");
      if (first && !first.matches(":focus")) first.focus();
    },
    true,
  );
  // With the first letter or the choice itself, and not when the field is left: then the button would move away from
  // under the pointer that presses it.
  document.addEventListener("input", (event) => {
    const box = boxOf(event);
    if (box && (event.target as Element).matches(":valid")) unsay(box);
  });
  startOneLine();
}
