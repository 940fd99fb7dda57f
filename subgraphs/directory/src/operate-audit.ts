import { readFileSync } from "node:fs";
import { type KeptHead, parseKeptHeads } from "@biometricflow/schema/audit-heads";
import { compareHeads, type HeadFault } from "./domain/audit-heads.ts";
import { openOperatedStore, type StorePlace } from "./open-store.ts";
import { createDirectoryStore } from "./store/directory-store.ts";

/** What became of checking an audit chain. */
export interface AuditVerdict {
  /** Rows that are there. */
  readonly rows: number;
  /** The number of the newest row; 0 of an empty chain. */
  readonly lastSeq: number;
  /** Heads that the router kept and that were compared. */
  readonly heads: number;
  /** The first row that was changed, removed or inserted afterwards; null where the chain is whole. */
  readonly brokenAt: number | null;
  /** The first head of the router's that the chain does not have. */
  readonly head: HeadFault | null;
}

/**
 * Checks the chain of a directory's store row by row, and against the heads that the router keeps of it; the directory may run.
 *
 * @param headsFile the router's file; one that is not there has no heads
 * @throws {TypeError} when the file of heads is no such file
 */
export async function verifyAudit(place: StorePlace, headsFile: string): Promise<AuditVerdict> {
  const heads = readHeads(headsFile);
  const store = createDirectoryStore(await openOperatedStore(place));
  try {
    const [brokenAt, links] = [await store.checkAudit(), await store.listAuditLinks(heads.map(({ seq }) => seq))];
    const { rows, first, last } = await store.measureAudit();
    const fault = compareHeads(heads, { links, first, last });
    return { rows, lastSeq: last, heads: heads.length, brokenAt: brokenAt ?? null, head: fault ?? null };
  } finally {
    await store.close();
  }
}

function readHeads(file: string): readonly KeptHead[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return [];
  }
  const kept = parseKeptHeads(JSON.parse(text));
  if (kept === undefined) throw new TypeError(`${file} is no file of heads of the audit`);
  return kept.heads;
}
