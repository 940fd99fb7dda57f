import { createHash, type KeyObject, verify } from "node:crypto";
import { DOCUMENT_FORMAT, toSealedText, toSealLine, type Seal } from "./period-document.ts";
import { findLineFaults } from "./document-lines.ts";

/** What is wrong with a document. */
export interface DocumentFault {
  readonly code: "NO_DOCUMENT" | "NO_SEAL" | "OTHER_HASH" | "DAMAGED_LINE" | "UNKNOWN_KEY" | "BAD_SIGNATURE";
  readonly message: string;
}

/** What a header says, as far as it is one. */
export type DocumentHeader = Readonly<Record<string, unknown>>;

/** A document that was looked at: right where it has no faults. */
export interface CheckedDocument {
  readonly header: DocumentHeader | undefined;
  readonly seal: Seal | undefined;
  readonly faults: readonly DocumentFault[];
}

const LINE_FEED = 10;

/** Checks a document by public keys alone: whether it is whole, its lines are those that were sealed, and who sealed them. */
export function checkDocument(file: Buffer, keys: ReadonlyMap<string, KeyObject>): CheckedDocument {
  const header = parseObject(file.subarray(0, Math.max(0, file.indexOf(LINE_FEED))));
  if (header?.["format"] !== DOCUMENT_FORMAT) return toRefused(describeStranger(header));
  const sealStart = file.at(-1) === LINE_FEED ? file.lastIndexOf(LINE_FEED, file.length - 2) + 1 : 0;
  const seal = parseSeal(file.subarray(sealStart, -1));
  if (seal === undefined) {
    const message = "the last line is no seal: the file was cut off, or its end was changed";
    return { header, seal, faults: [{ code: "NO_SEAL", message }] };
  }
  const lines = file.subarray(0, sealStart);
  return { header, seal, faults: [...checkLines(lines, header, seal), ...checkSignature(seal, keys)] };
}

function toRefused(message: string): CheckedDocument {
  return { header: undefined, seal: undefined, faults: [{ code: "NO_DOCUMENT", message }] };
}

function describeStranger(header: DocumentHeader | undefined): string {
  const format = header?.["format"];
  if (typeof format === "string") return `the format is ${JSON.stringify(format)}, ${DOCUMENT_FORMAT} is wanted`;
  return `the first line is not the header of a ${DOCUMENT_FORMAT} document`;
}

function checkLines(lines: Buffer, header: DocumentHeader, { sha256 }: Seal): readonly DocumentFault[] {
  const found = createHash("sha256").update(lines).digest("hex");
  if (found === sha256) return [];
  const message = `the lines are not those that were sealed: their SHA-256 is ${found}, the seal says ${sha256}`;
  const damaged = findLineFaults(lines, header).map((fault) => ({ code: "DAMAGED_LINE" as const, message: fault }));
  return [{ code: "OTHER_HASH", message }, ...damaged];
}

function checkSignature(
  { sha256, keyId, signature }: Seal,
  keys: ReadonlyMap<string, KeyObject>,
): readonly DocumentFault[] {
  const key = keys.get(keyId);
  if (key === undefined) {
    const message = `it is sealed by the key ${keyId}, and the known keys are ${[...keys.keys()].join(", ") || "none"}`;
    return [{ code: "UNKNOWN_KEY", message }];
  }
  const given = Buffer.from(signature, "base64url");
  const isRight = verify("sha256", Buffer.from(toSealedText(sha256)), { key, dsaEncoding: "ieee-p1363" }, given);
  if (isRight) return [];
  return [{ code: "BAD_SIGNATURE", message: `the signature is not one of the key ${keyId} over this SHA-256` }];
}

/** The seal, if the line is exactly as one is written. */
function parseSeal(line: Buffer): Seal | undefined {
  const { sha256, key: keyId, signature } = parseObject(line) ?? {};
  if (typeof sha256 !== "string" || typeof keyId !== "string" || typeof signature !== "string") return undefined;
  const seal = { sha256, keyId, signature };
  const isExact = Buffer.from(signature, "base64url").toString("base64url") === signature;
  return isExact && line.equals(Buffer.from(toSealLine(seal))) ? seal : undefined;
}

function parseObject(line: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line.toString());
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
