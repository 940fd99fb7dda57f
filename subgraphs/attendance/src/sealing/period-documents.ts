import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { toRecordLine } from "../domain/periods/canonical.ts";
import { type DocumentPiece, MOST_PARTS, planParts } from "../domain/periods/document-parts.ts";
import type { KeptSeal, PeriodDocumentStore } from "../domain/periods/document-store.ts";
import type { Period } from "../domain/periods/period.ts";
import {
  joinLines,
  type LockedPerson,
  type Seal,
  toAdjustmentLine,
  toHeaderLine,
  toPersonLine,
  toSealLine,
} from "../domain/periods/period-document.ts";
import { PeriodRefusedError } from "../domain/periods/period-store.ts";
import { readFor } from "../store/read-caller.ts";
import type { SignSeal } from "./sign-seal.ts";

/** A document would have more parts than any may. */
export class DocumentTooLargeError extends Error {
  constructor(parts: number) {
    super(
      `the document would have ${parts} parts, and may have ${MOST_PARTS}: lock shorter periods, or places or departments`,
    );
    this.name = "DocumentTooLargeError";
  }
}

/** One part of a document. */
export interface DocumentPart {
  /** From 0. */
  readonly part: number;
  readonly parts: number;
  /** Whole lines; those of every part, one after the other, are the file. */
  readonly text: string;
  readonly seal: Seal;
}

/** The signed documents of locked periods. */
export interface PeriodDocuments {
  /** Seals the document first where that was not done. @throws {PeriodRefusedError}, {DocumentTooLargeError} */
  readonly read: (period: Period, part: number) => Promise<DocumentPart>;
  /** Seals the document of a lock by itself, behind those that wait; what goes wrong is told and no fault of the lock. */
  readonly begin: (period: Period) => void;
  /** Begins with every lock that has no seal, such as those that the end of a process left behind. */
  readonly beginUnsealed: () => Promise<void>;
  /** Ends what is being sealed; the next start begins anew. */
  readonly stop: () => Promise<void>;
}

/** What documents are made of. */
export interface DocumentWorkplace {
  readonly store: PeriodDocumentStore;
  readonly sign: SignSeal;
  /** Its name. */
  readonly organisation: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told why a lock was not sealed by itself. */
  readonly onFault: (error: unknown) => void;
}

/** A document that can be read: nothing of it changes while the period is locked. */
interface Plan {
  readonly period: Period;
  readonly people: readonly LockedPerson[];
  readonly adjustments: number;
  readonly parts: readonly (readonly DocumentPiece[])[];
}

/** Creates the documents of a store. */
export function createPeriodDocuments(workplace: DocumentWorkplace): PeriodDocuments {
  const { store, onFault } = workplace;
  const { seal, stop } = createSealing(workplace);
  let latest: Plan | undefined; // whoever reads parts reads them one after the other
  const toPlan = async (period: Period) => {
    if (latest?.period.key !== period.key) latest = await readPlan(store, period);
    return latest;
  };
  const begin = (period: Period) => {
    void readPlan(store, period).then(seal).catch(onFault);
  };
  return {
    read: async (period, part) => {
      if (period.state !== "LOCKED") throw new PeriodRefusedError("the period is not locked: it has no document");
      const plan = await toPlan(period);
      const pieces = plan.parts[part];
      const parts = plan.parts.length;
      if (pieces === undefined) throw new PeriodRefusedError(`the document has ${parts} parts, the first is 0`);
      const kept = (await store.findSeal(period.key)) ?? (await seal(plan));
      const lines = await Promise.all(pieces.map((piece) => readPiece(store, plan, kept.header, piece)));
      if (pieces.at(-1)?.kind === "SEAL") lines.push([toSealLine(kept)]);
      return { part, parts, text: joinLines(lines.flat()), seal: kept };
    },
    begin: (period) => readFor(toOwnCaller(), () => begin(period)),
    beginUnsealed: async () => {
      const left = await store.listUnsealed().catch(onFault);
      for (const period of left ?? []) begin(period);
    },
    stop,
  };
}

/** Seals one document at a time, and to the end: whoever asked may have left, and asks again. */
function createSealing(workplace: DocumentWorkplace) {
  const sealing = new Map<number, Promise<KeptSeal>>();
  const ended = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  return {
    seal: (plan: Plan): Promise<KeptSeal> => {
      const { key } = plan.period;
      const begun = sealing.get(key);
      if (begun !== undefined) return begun;
      const work = last.then(() => readFor(toOwnCaller(), () => sealDocument(workplace, plan, ended.signal)));
      last = work.catch(() => {});
      sealing.set(key, work);
      return work.finally(() => sealing.delete(key));
    },
    stop: async () => {
      ended.abort();
      await last;
    },
  };
}

function toOwnCaller() {
  return { subject: "seals", signal: new AbortController().signal, isPatient: true };
}

async function readPlan(store: PeriodDocumentStore, period: Period): Promise<Plan> {
  const size = await store.count(period.key);
  const parts = planParts({ from: period.from, to: period.to, ...size });
  if (parts.length > MOST_PARTS) throw new DocumentTooLargeError(parts.length);
  return { period, parts, people: await store.listPeople(period.key), adjustments: size.adjustments };
}

async function sealDocument(
  { store, sign, organisation, now }: DocumentWorkplace,
  plan: Plan,
  ended: AbortSignal,
): Promise<KeptSeal> {
  const { period, people, adjustments } = plan;
  ended.throwIfAborted();
  const kept = await store.findSeal(period.key);
  if (kept !== undefined) return kept;
  const header = toHeaderLine(period, { organisation, people: people.length, adjustments });
  const hash = createHash("sha256");
  let records = 0;
  for (const piece of plan.parts.flat()) {
    ended.throwIfAborted();
    const lines = await readPiece(store, plan, header, piece);
    if (piece.kind === "RECORDS") records += lines.length;
    hash.update(joinLines(lines));
    await nextTurn();
  }
  if (records !== period.rows)
    throw new PeriodRefusedError(`the period was locked with ${period.rows} records, and ${records} are there`);
  return store.keepSeal(period.key, { header, ...sign(hash.digest("hex")) }, now());
}

/** The lines of a piece; the seal is not known to those that it seals. */
async function readPiece(
  store: PeriodDocumentStore,
  { period, people }: Plan,
  header: string,
  { kind, start, end, from, to }: DocumentPiece,
): Promise<readonly string[]> {
  if (kind === "HEADER") return [header];
  if (kind === "PEOPLE") return people.slice(start, end).map(toPersonLine);
  if (kind === "RECORDS") {
    const records = await store.listRecords(period, { from, to }, people.slice(start, end));
    return records.map(toRecordLine);
  }
  if (kind === "ADJUSTMENTS") return (await store.listCarried(period.key, { start, end })).map(toAdjustmentLine);
  return [];
}
