import type { DeviceFacts, DeviceSetup } from "./device.ts";
import { toValidFound } from "./found-address.ts";
import type { WithdrawnTime } from "./push/push-facts.ts";

/**
 * The facts of each reader after the configuration was read: what is known stays, no reader is under way, and one that is no
 * longer configured, or switched off, is DISABLED. That two have one serial number is found out anew. Where one was found that was
 * looked for is forgotten once another address is entered.
 *
 * @param known facts by reader id.
 * @param channels those among them that stand for no machine: the configuration says nothing of them.
 * @returns the same for every reader, known or configured.
 */
export function toRegisteredFacts(
  known: ReadonlyMap<string, DeviceFacts>,
  setups: readonly DeviceSetup[],
  channels: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, DeviceFacts> {
  const facts = new Map<string, DeviceFacts>();
  for (const [readerId, before] of known) {
    if (!channels.has(readerId)) facts.set(readerId, { ...before, status: "DISABLED" });
  }
  for (const { readerId, address, isEnabled } of setups) {
    const { duplicate: _forgotten, found: last, ...before } = { duplicate: undefined, ...known.get(readerId) };
    const found = toValidFound(last, address);
    facts.set(readerId, { ...before, ...(found && { found }), status: isEnabled ? "CONNECTING" : "DISABLED" });
  }
  return facts;
}

/** What of a change followers are told; `missing` is the time of which rows are missing that was proved before. */
export interface ToldFacts extends Omit<Partial<DeviceFacts>, "clock"> {
  readonly missing?: WithdrawnTime;
}

/** What of a change followers are told. */
export function toToldFacts({ clock: _own, ...told }: Partial<DeviceFacts>): ToldFacts {
  const missing = told.push?.withdrawn;
  return missing === undefined ? told : { ...told, missing };
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
