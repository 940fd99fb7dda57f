import { readField } from "../domain/exports/column.ts";
import type { AsOf, Missing } from "../domain/exports/export-job.ts";
import type { ExportQuestion } from "../domain/exports/export-question.ts";
import { ExportFault } from "./export-fault.ts";

/** One page of the public graph. */
export interface ExportPage {
  readonly nodes: readonly unknown[];
  /** Where the next one begins; `undefined` after the last. */
  readonly next: string | undefined;
  /** Of the first page. */
  readonly total: number | undefined;
  readonly missing: readonly Missing[];
  readonly asOf: readonly AsOf[];
}

/** Codes that pass by themselves. */
const PASSING = /^(PLACE_(?!CONTRACT|IDENTITY)\w+|RATE_LIMITED|SERVICE_UNAVAILABLE|RECOMPUTING)$/;
const DEFAULT_RETRY_MS = 1000;
/** A place that was not heard of for so long is not up to date. */
const STALE_MS = 120_000;

/** Reads an answer of the router. @throws {ExportFault} where it holds no page */
export function readPage(answer: unknown, question: ExportQuestion, nowMs: number): ExportPage {
  const list = readField(answer, `data.${question.root}`);
  const errors = toList(readField(answer, "errors"));
  if (list === null) throw toFault(errors[0]);
  const unread = errors.map(toMissing);
  if (question.isPlainList) return readPlainList(toList(list), question.pageRows, unread);
  const hasNext = readField(list, "pageInfo.hasNextPage") === true;
  const next = readField(list, "pageInfo.endCursor");
  const total = readField(list, "totalCount");
  const asOf = toList(readField(list, "sources")).map(toAsOf);
  return {
    nodes: toList(readField(list, "edges")).map((edge) => readField(edge, "node")),
    next: hasNext && typeof next === "string" ? next : undefined,
    total: typeof total === "number" ? total : undefined,
    missing: [
      ...unread,
      ...toList(readField(list, "unavailable")).map(toMissing),
      ...findStale(asOf, nowMs),
      ...findUnworked(readField(list, "recomputing")),
    ],
    asOf,
  };
}

/** Whether it may be otherwise in a moment. */
export function isPassing({ code }: Pick<Missing, "code">): boolean {
  return PASSING.test(code);
}

function readPlainList(nodes: readonly unknown[], pageRows: number, missing: readonly Missing[]): ExportPage {
  const last = readField(nodes.at(-1), "id");
  const next = nodes.length >= pageRows && typeof last === "string" ? last : undefined;
  return { nodes, next, total: undefined, missing, asOf: [] };
}

/** A refusal is told as it is: what an asker may not see is missing from no file, for there is none. */
function toFault(error: unknown): ExportFault {
  const code = toText(readField(error, "extensions.code")) ?? "SERVICE_UNAVAILABLE";
  const message = toText(readField(error, "message")) ?? "The router gave no answer";
  const seconds = readField(error, "extensions.retryAfterSeconds");
  const retryAfterMs = typeof seconds === "number" ? seconds * 1000 : DEFAULT_RETRY_MS;
  return new ExportFault(code, message, isPassing({ code }) ? { retryAfterMs } : {});
}

/** Of `unavailable`, or of an error beside data. @throws {ExportFault} for one that nobody's absence explains */
function toMissing(given: unknown): Missing {
  const code = toText(readField(given, "extensions.code")) ?? toText(readField(given, "code"));
  if (code === undefined || !/^PLACE_|^SERVICE_UNAVAILABLE$/.test(code)) throw toFault(given);
  return {
    placeId: toText(readField(given, "place")) ?? toText(readField(given, "extensions.place")),
    code,
    message: toText(readField(given, "message")) ?? "",
    asOf: toText(readField(given, "asOf")) ?? toText(readField(given, "extensions.asOf")),
  };
}

function toAsOf(source: unknown): AsOf {
  const placeId = toText(readField(source, "place.id")) ?? "";
  const name = toText(readField(source, "place.name")) ?? placeId;
  return { placeId, name, asOf: toText(readField(source, "asOf")) ?? null };
}

function findStale(sources: readonly AsOf[], nowMs: number): readonly Missing[] {
  const stale = sources.filter(({ asOf }) => asOf === null || nowMs - Date.parse(asOf) > STALE_MS);
  return stale.map(({ placeId, asOf }) => ({
    placeId,
    code: "NOT_UP_TO_DATE",
    message: asOf === null ? "The place was never reached" : "The place does not answer: later punches are not in it",
    asOf: asOf ?? undefined,
  }));
}

/** What is looked at is worked in first: as a rule that is a moment. */
function findUnworked(recomputing: unknown): readonly Missing[] {
  if (typeof recomputing !== "number" || recomputing === 0) return [];
  const message = `The newest changes of ${recomputing} people are not in it yet: make it again in a moment`;
  return [{ placeId: undefined, code: "RECOMPUTING", message }];
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
