import type { FeedEntry } from "../ledger.ts";

/**
 * What followers are told of an erased person: beside what is kept, the key under which the hash of its PIN is. Whoever knows people
 * by their PIN finds the one, and the PIN stands in no store.
 */
export function toErasedBody(entry: FeedEntry, toKey: (erasureId: string) => Uint8Array): unknown {
  const { kind, body } = entry;
  if (kind !== "ERASED" || typeof body !== "object" || body === null || !("erasure" in body)) return body;
  return { ...body, key: Buffer.from(toKey(String(body.erasure))).toString("base64url") };
}
