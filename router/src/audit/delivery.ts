import {
  AUDIT_HEAD_PATH,
  AUDIT_PATH,
  type AuditHead,
  MOST_AUDIT_FACTS,
  parseAuditHead,
  parseAuditTaken,
} from "@biometricflow/schema/audit-batch";
import type { DirectoryHttp } from "../directory/directory-http.ts";
import type { AuditOutbox } from "./outbox.ts";

/** The way to the directory's audit. */
export interface AuditDirectory {
  readonly http: DirectoryHttp;
  /** The router's own `authorization` header towards it. */
  readonly authorization: () => string;
}

/**
 * Sends what waits until nothing does. Where the directory has more of this outbox than was ever sent from it, an older copy
 * of the file was put back: its numbers are used up, and all is sent under another name; twice rather than not at all.
 *
 * @throws when the directory does not take it: it waits on
 */
export async function deliverAudit(outbox: AuditOutbox, directory: AuditDirectory): Promise<void> {
  for (;;) {
    const facts = outbox.list(MOST_AUDIT_FACTS);
    const last = facts.at(-1)?.seq;
    if (last === undefined) return;
    const body = JSON.stringify({ source: outbox.source(), facts });
    const through = parseAuditTaken(await ask(directory, { method: "POST", path: AUDIT_PATH, body }));
    if (through === undefined || through < last) throw new TypeError("the directory does not say that it has them");
    if (through > last) outbox.renewSource();
    else outbox.remove(last);
  }
}

/** The newest link of the directory's chain. @throws when it does not tell it */
export async function askAuditHead(directory: AuditDirectory): Promise<AuditHead> {
  const head = parseAuditHead(await ask(directory, { method: "GET", path: AUDIT_HEAD_PATH }));
  if (head === undefined) throw new TypeError("the directory tells no head of its audit");
  return head;
}

async function ask(
  { http, authorization }: AuditDirectory,
  request: { readonly method: "GET" | "POST"; readonly path: string; readonly body?: string },
): Promise<unknown> {
  const headers = { authorization: authorization(), "content-type": "application/json" };
  const { status, text } = await http.request({ ...request, headers, lane: "audit" });
  if (status !== 200) throw new TypeError(`the directory answers its audit with ${status}`);
  return JSON.parse(text);
}
