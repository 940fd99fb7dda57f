import { DEVICE_ACTIONS } from "@biometricflow/zk/client/device-actions";
import type { JobErrorCode } from "./jobs/job-error.ts";
import type { PlaceErrorCode, PushErrorCode, StoreErrorCode } from "./errors.ts";

/** What to do about each fault of a reader, a sentence; the command line says the same of those it can meet. */
export const FAULT_ACTIONS: Readonly<Record<PlaceErrorCode, string>> = {
  ...DEVICE_ACTIONS,
  DEVICE_READ_HELD:
    "Look at the reader's clock, and at timeZone and notBefore of the place. If its log is right, accept the read: pnpm bf reader accept.",
  DEVICE_REPLACED: "Put the old reader back, or give the new one an entry and an id of its own.",
  DEVICE_AT_OTHER_PLACE:
    "Remove the reader at the place that has it, or switch it off there; where that place is no more: pnpm bf reader free.",
  DEVICE_PLACE_UNDECIDED:
    "See that the directory runs and reaches this place; the reader keeps its punches, and they come by themselves then.",
  DEVICE_DUPLICATE: "Keep one entry for each reader: correct the host of one of the two, or switch it off.",
};

/** What to do about readers that call by themselves. */
export const PUSH_ACTIONS: Readonly<Record<PushErrorCode, string>> = {
  DEVICE_SILENT:
    "See that the reader is on and its cable is in, and that its cloud server is this machine and the place's push port.",
  DEVICE_TWO_ADDRESSES:
    "Find the second device that uses this serial number, and narrow the addresses from which the reader may push.",
};

/** What to do about jobs that FAILED for no fault of a reader. */
export const JOB_ACTIONS: Readonly<Record<Exclude<JobErrorCode, PlaceErrorCode>, string>> = {
  JOB_INTERRUPTED: "Ask for it again: what it had done until then stays done.",
  JOB_INCOMPLETE: "Look at the steps that failed, do what each of them says, and ask for it again.",
  JOB_FAILED: "Ask for it again; if it fails again, send us the log of the place from that minute.",
  JOB_REFUSED: "Put right what the message says, and ask for it again.",
  DEVICE_SUMS_NOT_OFFERED:
    "Ask the seller of the reader for firmware that knows VERIFY SUM; until then syncDevice with full has its rows sent again.",
  DEVICE_DISABLED: "Switch the reader on first, and ask for it again.",
};

/** What to do while the place itself cannot store what its readers hold. */
export const STORE_ACTIONS: Readonly<Record<StoreErrorCode, string>> = {
  DISK_FULL: "Make room on the disk of the place; what the readers hold comes by itself then.",
  DISK_READ_ONLY: "Mount the disk of the place for writing; what the readers hold comes by itself then.",
  DISK_UNUSABLE:
    "Look at the disk of the place and at who may write to its folder; what the readers hold comes by itself then.",
  STORE_DAMAGED: "Restore a backup of the place's ledger.",
  STORE_FULL: "Make room on the disk of the place's database; what the readers hold comes by itself then.",
  STORE_READ_ONLY:
    "Let the place write to its database (DATABASE_URL: its user, its server); what the readers hold comes by itself then.",
  STORE_UNREACHABLE:
    "Start the server of the place's database, or mend the way to it; what the readers hold comes by itself then.",
};

/** Of every code that `DeviceFault` has. */
export const ALL_ACTIONS = { ...FAULT_ACTIONS, ...PUSH_ACTIONS, ...JOB_ACTIONS, ...STORE_ACTIONS } as const;

const ACTIONS: ReadonlyMap<string, string> = new Map(Object.entries(ALL_ACTIONS));

/** The action for a code that was stored, perhaps by another version; `undefined` for one that is not known. */
export function toFaultAction(code: string): string | undefined {
  return ACTIONS.get(code);
}
