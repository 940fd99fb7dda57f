import type { PushStore } from "../push/push-store.ts";
import type { ErasedPeople } from "./erased-people.ts";

/**
 * The store of the push channel, behind which no line of an erased person is kept: neither one that waits to be approved nor one that
 * cannot be read. What such a line was a punch of, its reader tells again once it is approved and compared.
 */
export function toPushStoreWithoutErased(store: PushStore, people: Pick<ErasedPeople, "ofPin">): PushStore {
  const leave = (lines: readonly Uint8Array[]): readonly Uint8Array[] =>
    lines.filter((line) => !toFields(line).some((field) => people.ofPin(field).length > 0));
  return {
    ...store,
    keepWaiting: (caller, lines, nowMs) => store.keepWaiting(caller, leave(lines), nowMs),
    keepUnreadable: (readerId, lines, nowMs) => store.keepUnreadable(readerId, leave(lines), nowMs),
  };
}

function toFields(line: Uint8Array): readonly string[] {
  return Buffer.from(line)
    .toString("utf8")
    .split(/[\s=,;]+/u);
}
