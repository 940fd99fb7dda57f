import { readPageNonce } from "../../../session/page-nonce.ts";
import { toWaiting, WAITING } from "./style-attributes.ts";

/** What Monaco asks a page for, before it makes HTML of anything. */
interface HtmlPolicy {
  readonly createHTML?: (html: string) => string;
}

/**
 * Brings the editor under the page's content policy. Monaco and GraphiQL make style elements, which need the nonce of the page;
 * and Monaco writes lines as HTML with style attributes, which no nonce allows: those are set by script once they are in the page.
 */
function allowStyles(): void {
  const nonce = readPageNonce();
  const createElement = (name: string, options?: ElementCreationOptions) => {
    const element = Document.prototype.createElement.call(document, name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  Object.assign(document, { createElement });
  const found: unknown = Reflect.get(globalThis, "MonacoEnvironment"); // GraphiQL has put its workers there
  const environment = typeof found === "object" ? found : {};
  Object.assign(globalThis, { MonacoEnvironment: { ...environment, createTrustedTypesPolicy: toHtmlPolicy } });
  new MutationObserver(setWaiting).observe(document.body, { childList: true, subtree: true });
}

function toHtmlPolicy(_name: string, policy: HtmlPolicy): HtmlPolicy {
  const { createHTML } = policy;
  return createHTML === undefined ? policy : { ...policy, createHTML: (html) => createHTML(toWaiting(html)) };
}

/** Before anything is painted: observers are told at the end of the task that made the change. */
function setWaiting(): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${WAITING}]`)) {
    element.style.cssText = element.getAttribute(WAITING) ?? "";
    element.removeAttribute(WAITING);
  }
}

allowStyles();
