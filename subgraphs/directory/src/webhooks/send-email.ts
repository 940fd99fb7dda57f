import { createTransport } from "nodemailer";
import { type EmailMessage, parseEmail } from "../domain/webhooks/email-message.ts";
import type { Attempt } from "../domain/webhooks/delivery.ts";
import { toMailbox } from "../domain/webhooks/receiver-url.ts";
import type { OutgoingMessage, SendWebhook } from "./send-webhook.ts";

/** The mail server that takes messages, and how it knows us. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** From the first byte, after the server said that it can, or not at all. */
  readonly security: "TLS" | "STARTTLS" | "NONE";
  /** The address that messages come from. */
  readonly from: string;
  /** Null where the server asks nobody. */
  readonly login: { readonly user: string; readonly password: string } | null;
}

/** What sending mail stands on. */
export interface EmailOptions {
  /** `undefined`: none is configured. */
  readonly server: MailServer | undefined;
  /** The organisation's name: whoever has several sees which one writes. */
  readonly organisation: string;
  /** The origin under which browsers reach the dashboard. */
  readonly webOrigin: string;
  readonly now: () => number;
  /** For one message; 20 s when omitted. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 20_000;
/** A message that the server refuses as it is, or whose receiver it does not know, is not offered again. */
const REFUSED_CODES = ["EENVELOPE", "EMESSAGE"];
const FAULTS = { ETIMEDOUT: "TIMEOUT", EDNS: "NAME_NOT_FOUND" } as const;

/** Creates the sender of mail. It never throws: what went wrong is the answer. */
export function createEmailSender({ server, ...options }: EmailOptions): SendWebhook {
  if (server === undefined) return async () => ({ kind: "FAULT", fault: "EMAIL_NOT_CONFIGURED" });
  const { deadlineMs = DEADLINE_MS } = options;
  return async (message, stopping) => {
    const email = parseEmail(message.body);
    if (email === undefined) return { kind: "FAULT", fault: "ADDRESS_NOT_ALLOWED" };
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(deadlineMs)]);
    const transport = createServerTransport(server, deadlineMs);
    const sending = transport.sendMail(toMail(email, message, { from: server.from, ...options }));
    return Promise.race([sending.then(() => ACCEPTED, toAttempt), untilAborted(signal)]);
  };
}

const ACCEPTED: Attempt = { kind: "ANSWERED", status: 250 };

function createServerTransport({ host, port, security, login }: MailServer, deadlineMs: number) {
  const auth = login === null ? {} : { auth: { user: login.user, pass: login.password } };
  const timeouts = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
  return createTransport({
    ...{ host, port, secure: security === "TLS", requireTLS: security === "STARTTLS", ignoreTLS: security === "NONE" },
    ...{ disableFileAccess: true, disableUrlAccess: true, ...auth, ...timeouts },
  });
}

function toMail(
  { subject, text, path }: EmailMessage,
  { id, url }: Pick<OutgoingMessage, "id" | "url">,
  { from, organisation, webOrigin, now }: Pick<EmailOptions, "organisation" | "webOrigin" | "now"> & { from: string },
) {
  const link = path === null ? "" : `\n${webOrigin}${path}`;
  return {
    from: { name: organisation, address: from },
    to: { name: "", address: toMailbox(url) },
    subject: `[${organisation}] ${subject}`,
    text: `${text}${link}\n`,
    // the same however often it is sent: mail programs show one that came twice once
    messageId: `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    date: new Date(now()),
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

/** What the mail server, or the way to it, had against a message. */
function toAttempt(error: unknown): Attempt {
  const { code, responseCode: status } = toReason(error);
  if (status !== undefined && code !== undefined && REFUSED_CODES.includes(code) && status >= 500)
    return { kind: "ANSWERED", status, isFinal: true };
  // one that offers no encryption says so by a status: it was not told the message
  if (status !== undefined && code !== "ETLS") return { kind: "ANSWERED", status };
  const fault = code === "ETIMEDOUT" || code === "EDNS" ? FAULTS[code] : "UNREACHABLE";
  return { kind: "FAULT", fault };
}

function toReason(error: unknown): { readonly code?: string; readonly responseCode?: number } {
  if (!(error instanceof Error)) return {};
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const { responseCode: status } = "responseCode" in error ? error : { responseCode: undefined };
  return typeof status === "number" && status >= 400 ? { ...code, responseCode: status } : code;
}

function untilAborted(signal: AbortSignal): Promise<Attempt> {
  return new Promise((resolve) => {
    const end = () => resolve({ kind: "FAULT", fault: "TIMEOUT" });
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
  });
}
