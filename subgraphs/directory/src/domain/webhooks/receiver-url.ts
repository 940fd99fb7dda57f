import { badInput } from "../errors.ts";
import type { WebhookFormat } from "./webhook.ts";

const MOST_URL_CHARS = 2_000;
/** One mailbox, and nothing that a mail program would read as a list, a name or a header. */
const MAILBOX = /^mailto:[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9.-]{1,253}$/u;

/**
 * A receiver's URL: https (or http, where the configuration allows its address) for programs, `mailto:` with one address for people.
 * Whether an address may be called is decided when it is called.
 *
 * @throws {DirectoryError} BAD_USER_INPUT
 */
export function parseReceiverUrl(text: string, format: WebhookFormat): string {
  if (format === "EMAIL") return parseMailbox(text);
  const url = text.length <= MOST_URL_CHARS ? URL.parse(text) : null;
  const isSpoken = url?.protocol === "https:" || url?.protocol === "http:";
  if (!isSpoken || url.username !== "" || url.password !== "" || url.hash !== "")
    throw badInput("input.url", "The URL of a receiver begins with https:// and has no name, password or #");
  return url.href;
}

function parseMailbox(text: string): string {
  // `%` and `?` would be read as escapes and as headers by whoever takes it for a URL
  if (MAILBOX.test(text) && !/[%?]/u.test(text)) return text;
  throw badInput("input.url", "An e-mail goes to one address, such as mailto:hr@example.org");
}

/** The mailbox of an e-mail's receiver. */
export function toMailbox(url: string): string {
  return url.slice("mailto:".length);
}

/** What of a URL everybody may see who may see the webhook: the rest of one may be a secret. */
export function toShownOrigin(url: string): string {
  return url.startsWith("mailto:") ? url : new URL(url).origin;
}
