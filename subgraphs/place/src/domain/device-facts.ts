import type { DeviceFacts, DeviceSetup } from "./device.ts";

/**
 * The facts of each reader after the configuration was read: what is known stays, no reader is under way, and one that is no
 * longer configured, or switched off, is DISABLED.
 *
 * @param known facts by reader id.
 * @returns the same for every reader, known or configured.
 */
export function toRegisteredFacts(
  known: ReadonlyMap<string, DeviceFacts>,
  setups: readonly DeviceSetup[],
): ReadonlyMap<string, DeviceFacts> {
  const facts = new Map<string, DeviceFacts>();
  for (const [readerId, before] of known) facts.set(readerId, { ...before, status: "DISABLED" });
  for (const { readerId, isEnabled } of setups) {
    facts.set(readerId, { ...known.get(readerId), status: isEnabled ? "CONNECTING" : "DISABLED" });
  }
  return facts;
}

/** Facts after a change. */
export interface ChangedFacts {
  readonly facts: DeviceFacts;
  /** Where the count of live rows begins anew, which a proof makes it do; `undefined` goes on. */
  readonly newCount: number | undefined;
}

/** The facts after a change; a fact that is `undefined` in it is known no more. */
export function changeFacts(known: DeviceFacts, change: Partial<DeviceFacts>): ChangedFacts {
  return { facts: { ...known, ...change }, newCount: change.proof?.liveAfterRead };
}
