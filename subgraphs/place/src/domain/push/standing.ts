/** Who calls the push port: a serial number in an address proves little, so the address itself counts too. */
export interface PushCaller {
  readonly serialNumber: string;
  readonly address: string;
}

/** A reader of the configuration that pushes, as far as it decides who may be it. */
export interface PushIdentity {
  readonly readerId: string;
  /** Configured, or that of the newcomer who was approved; `undefined` before. */
  readonly serialNumber: string | undefined;
  readonly isAddressAllowed: (address: string) => boolean;
  /** Whether it must show a comm key. */
  readonly needsKey: boolean;
  /** The address that showed the right key last. */
  readonly keyShownFrom: string | undefined;
}

/** Why what a caller says does not go into the ledger. */
export type WaitingReason =
  /** No reader of the place has the serial number. */
  | "UNKNOWN_SERIAL"
  /** A reader has it, and does not push from this address. */
  | "OTHER_ADDRESS"
  /** The reader has a comm key, and this address has not shown it. */
  | "KEY_NOT_SHOWN"
  /** This address has shown another key. */
  | "WRONG_KEY"
  /** It speaks the protocol of door controllers. */
  | "NOT_SUPPORTED";

/** What a caller is to the place. */
export type Standing =
  | { readonly kind: "READER"; readonly readerId: string }
  /** What it says is kept aside until somebody decides; it is told nothing. */
  | { readonly kind: "WAITING"; readonly reason: WaitingReason };

/** Decides who a caller is. */
export function decideStanding(caller: PushCaller, readers: readonly PushIdentity[]): Standing {
  const reader = readers.find(({ serialNumber }) => serialNumber === caller.serialNumber);
  if (reader === undefined) return { kind: "WAITING", reason: "UNKNOWN_SERIAL" };
  if (!reader.isAddressAllowed(caller.address)) return { kind: "WAITING", reason: "OTHER_ADDRESS" };
  if (reader.needsKey && reader.keyShownFrom !== caller.address) return { kind: "WAITING", reason: "KEY_NOT_SHOWN" };
  return { kind: "READER", readerId: reader.readerId };
}

/** From where a reader called. */
export interface CallAddresses {
  readonly address: string;
  /** The address before it, and when it called from there last. */
  readonly other?: { readonly address: string; readonly atMs: number };
  /** When two addresses were last seen to take turns: two readers, or somebody, use one serial number. */
  readonly doubledMs?: number;
}

/** Within so long an address that comes back was never left. */
const TURNS_MS = 3_600_000;

/** The addresses after another call. One change is a new lease; an address that comes back is a second caller. */
export function noteAddress(known: CallAddresses | undefined, address: string, nowMs: number): CallAddresses {
  if (known === undefined) return { address };
  if (known.address === address) return known;
  const isBack = known.other?.address === address && nowMs - known.other.atMs < TURNS_MS;
  const doubledMs = isBack ? nowMs : known.doubledMs;
  const other = { address: known.address, atMs: nowMs };
  return doubledMs === undefined ? { address, other } : { address, other, doubledMs };
}

/** Whether two addresses use the serial number now. */
export function isDoubled(addresses: CallAddresses | undefined, nowMs: number): boolean {
  return addresses?.doubledMs !== undefined && nowMs - addresses.doubledMs < TURNS_MS;
}
