import { createHmac, timingSafeEqual } from "node:crypto";
import { type Erasure, isOfErased, isPendingOn, type TimedRow } from "./erasure.ts";
import type { ErasureList } from "./erasure-list.ts";

/** Knows erased people again by their PIN. */
export interface ErasedPeople {
  /** What stands in the list for a PIN. */
  readonly toHash: (erasureId: string, pin: string) => string;
  /** Whether a PIN is the one of an erasure. */
  readonly isPin: (erasure: Erasure, pin: string) => boolean;
  /** The erasures of a PIN, in the order in which they were asked for. */
  readonly ofPin: (pin: string) => readonly Erasure[];
  /** Whose row it is that comes with a PIN; `undefined` for somebody who was not erased. */
  readonly ofRow: (readerId: string | undefined, pin: string, row: TimedRow) => Erasure | undefined;
  /** Whether an enrolment is of somebody who is to be removed from the reader. */
  readonly isLeaving: (readerId: string, pin: string) => boolean;
}

/** PINs of which the answer is remembered. */
const MOST_KNOWN = 50_000;

/** The key of one erasure: followers are given it with the feed, to know the PIN by which they have the person. */
export function toErasureKey(secret: Uint8Array, placeId: string, erasureId: string): Buffer {
  return createHmac("sha256", secret)
    .update(JSON.stringify(["erasure", placeId, erasureId]))
    .digest();
}

/** The hash of a PIN under the key of an erasure. */
export function toPinHash(key: Uint8Array, pin: string): string {
  return createHmac("sha256", key).update(pin, "utf8").digest("base64url");
}

/** @param secret the organisation's identity key: who has it not can guess no PIN from a hash */
export function createErasedPeople(secret: Uint8Array, placeId: string, list: ErasureList): ErasedPeople {
  let version = "";
  let known = new Map<string, readonly Erasure[]>();
  const toHash = (erasureId: string, pin: string) => toPinHash(toErasureKey(secret, placeId, erasureId), pin);
  const isPin = (erasure: Erasure, pin: string) =>
    timingSafeEqual(Buffer.from(toHash(erasure.id, pin)), Buffer.from(erasure.hash.padEnd(43).slice(0, 43)));
  const ofPin = (pin: string): readonly Erasure[] => {
    const all = list.list();
    if (all.length === 0) return all;
    if (version !== list.version() || known.size >= MOST_KNOWN) [version, known] = [list.version(), new Map()];
    const found = known.get(pin) ?? all.filter((erasure) => isPin(erasure, pin));
    known.set(pin, found);
    return found;
  };
  return {
    toHash,
    isPin,
    ofPin,
    ofRow: (readerId, pin, row) => ofPin(pin).find((erasure) => isOfErased(erasure, readerId, row)),
    isLeaving: (readerId, pin) => ofPin(pin).some((erasure) => isPendingOn(erasure, readerId)),
  };
}
