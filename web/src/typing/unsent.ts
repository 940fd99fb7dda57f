import { type TypedField, TypedFields } from "./typed-fields.ts";

/** What is typed into forms of the page and not sent; one for the tab. */
const typed = new TypedFields<Element & TypedField>();
/** Parts of the page that keep something unsent themselves, on whatever page one is. */
const keepers = new Set<object>();
let submitted: HTMLFormElement | undefined;
let askWords = "";

/** Fields whose content stands in the address, or is nobody's draft. */
const NO_DRAFTS: ReadonlySet<string> = new Set(["search", "password", "hidden", "file", "submit", "button"]);

/** Follows what is typed into the forms of the page. `words` ask whether it may be lost. @returns how to stop */
export function followTyping(words: string): () => void {
  askWords = words;
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener("focusin", ({ target }) => isDraft(target) && typed.meet(target), { signal });
  document.addEventListener(
    "submit",
    ({ target }) => {
      submitted = target instanceof HTMLFormElement ? target : undefined;
    },
    { signal, capture: true },
  );
  window.addEventListener("beforeunload", (event) => hasUnsent() && event.preventDefault(), { signal });
  if ("navigation" in window) window.navigation.addEventListener("navigate", askBeforeBack, { signal });
  return () => stop.abort();
}

/** Back and forward; a browser that cannot be stopped there goes without a question. */
function askBeforeBack(event: NavigateEvent): void {
  if (event.navigationType === "traverse" && event.cancelable && !mayLose()) event.preventDefault();
}

function isDraft(target: EventTarget | null): target is Element & TypedField {
  const isField =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isField && !NO_DRAFTS.has(target.type) && target.closest('form:not([method="post"])') !== null;
}

/** Whether something would be lost with the page. */
export function hasUnsent(): boolean {
  return keepers.size > 0 || typed.has();
}

/** Notes that a part of the page keeps something that is lost only with the tab. @returns how to take that back */
export function noteKept(): () => void {
  const keeper = {};
  keepers.add(keeper);
  return () => void keepers.delete(keeper);
}

/**
 * Whether what is typed, of a part of the page or of all of it, may be lost: at once where nothing is, else whoever typed it is
 * asked.
 */
export function mayLose(part?: Element | null): boolean {
  const isPart = (field: Element) => part === undefined || (part?.contains(field) ?? false);
  if (!typed.has(isPart)) return true;
  const isGivenUp = window.confirm(askWords);
  if (isGivenUp) typed.settle(isPart);
  return isGivenUp;
}

/** Whether the tab may be left for good: what it keeps goes too. */
export function mayLeave(): boolean {
  return !hasUnsent() || window.confirm(askWords);
}

/** The page is left for good, and whoever typed knows it: nobody asks again. */
export function giveUpUnsent(): void {
  typed.settle();
  keepers.clear();
}

/** A change begins. @returns what to call when it is done: what stands in its form was sent then */
export function noteSending(): () => void {
  const form = submitted;
  submitted = undefined;
  return () => typed.settle((field) => form?.contains(field) ?? false);
}
