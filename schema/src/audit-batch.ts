import { z } from "zod";

/** Where the directory takes facts of the audit that a router knows. */
export const AUDIT_PATH = "/audit";
/** Where it gives the newest link of its chain. */
export const AUDIT_HEAD_PATH = "/audit/head";
/** Facts of one batch. */
export const MOST_AUDIT_FACTS = 500;
/** Characters of each text of a fact. */
export const MOST_FACT_CHARACTERS = 256;
/** Targets of a fact. */
export const MOST_FACT_TARGETS = 100;
/** Fields of what a fact changed, and characters of each of their values as JSON. */
const MOST_FACT_CHANGES = 40;
const MOST_CHANGE_CHARACTERS = 1_000;
/** The extension by which a subgraph tells the router what mutations changed, by response key. */
export const AUDITED_CHANGES = "auditedChanges";
const text = z.string().max(MOST_FACT_CHARACTERS);
const value = z.json().refine((it) => JSON.stringify(it).length <= MOST_CHANGE_CHARACTERS);
const changes = z.array(z.strictObject({ field: text, before: value, after: value })).max(MOST_FACT_CHANGES);
const changesByKey = z.record(z.string(), changes);
const fact = z.strictObject({
  at: z.iso.datetime({ precision: 3 }),
  actor: text,
  action: text,
  outcome: text,
  requestId: text,
  account: text.optional(),
  address: text.optional(),
  count: z.int().positive().optional(),
  targets: z.array(text).max(MOST_FACT_TARGETS).optional(),
  changes: changes.optional(),
});
const batch = z.strictObject({
  source: z.uuid(),
  facts: z
    .array(z.strictObject({ seq: z.int().positive(), minute: z.int().positive().nullable(), fact }))
    .max(MOST_AUDIT_FACTS),
});
const head = z.object({ seq: z.int().nonnegative(), hash: z.string().max(64) });
const taken = z.object({ through: z.int().nonnegative() });

/**
 * Facts in the order in which a source wrote them down. They may come again: those up to the last `seq` that the directory
 * has of the source are there already.
 */
export type AuditBatch = z.infer<typeof batch>;

/** A fact with its number: 1, 2, 3, ... of its source, some perhaps left out. `minute`: it is counted in that minute since 1970; null: it is a row of its own. */
export type NumberedFact = AuditBatch["facts"][number];

/** Reads a batch. `undefined` when any part of it is not as it must be. */
export function parseAuditBatch(json: unknown): AuditBatch | undefined {
  return batch.safeParse(json).data;
}

/** Reads what a subgraph says that mutations changed, by response key; empty where it says nothing that can be read. */
export function parseAuditedChanges(json: unknown): Readonly<Record<string, z.infer<typeof changes>>> {
  try {
    return changesByKey.safeParse(json).data ?? {};
  } catch {
    return {}; // nested deeper than can be read: what was done is answered all the same
  }
}

/** Reads the directory's answer: the last `seq` that it has on disk of the source. `undefined` for any other answer. */
export function parseAuditTaken(json: unknown): number | undefined {
  return taken.safeParse(json).data?.through;
}

/** The newest link of the directory's chain: number and hash; 0 and empty before the first. */
export type AuditHead = z.infer<typeof head>;

/** Reads a head. `undefined` when any part of it is not as it must be. */
export function parseAuditHead(json: unknown): AuditHead | undefined {
  return head.safeParse(json).data;
}
