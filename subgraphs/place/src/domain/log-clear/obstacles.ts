import { toCompleteness } from "../completeness.ts";
import { toFullReadMs } from "../daily-read.ts";
import type { DeviceRecord } from "../device.ts";
import { isReader } from "../intake/channel-device.ts";

/** Why a reader's log must not be cleared now. */
export type LogClearObstacle =
  | "NO_READER" // no machine, or one that is switched off
  | "PUSHES" // no order of the push channel clears a log safely
  | "EMPTY" // there is nothing to clear
  | "NOT_PROVED" // the ledger may lack rows
  | "NOT_READ_WHOLE" // rows came since its whole log was read
  | "NOT_BACKED_UP" // rows are in the ledger and in no backup
  | "COUNT_DIFFERS"; // the reader counts other rows than were read: only its clearing finds that out

/** What to do about each, a sentence. */
export const OBSTACLE_ACTIONS: Readonly<Record<LogClearObstacle, string>> = {
  NO_READER: "Switch the reader on first.",
  PUSHES: "Clear its log at the reader's own menu, once its completeness is COMPLETE and `bf store backup` has run.",
  EMPTY: "There is nothing to do: its log has no rows.",
  NOT_PROVED: "See why its completeness is not COMPLETE, do what the doubts say, and ask again.",
  NOT_READ_WHOLE: "Have its whole log read (syncDevice with full), then make a backup, and ask again.",
  NOT_BACKED_UP: "Make a backup of the ledger: bf store backup; then ask again while nobody punches.",
  COUNT_DIFFERS: "Somebody punched meanwhile: make a backup, and confirm it again while nobody punches.",
};

/** What is known of a reader besides. */
export interface ClearableSight {
  readonly nowMs: number;
  /** False while the place cannot write. */
  readonly canStore: boolean;
}

/**
 * Everything that speaks against clearing a reader's log. None: each of its rows is proved to be stored, by a read of the whole log
 * after the last of them, and is in a backup.
 */
export function listObstacles(device: DeviceRecord, { nowMs, canStore }: ClearableSight): readonly LogClearObstacle[] {
  if (!isReader(device) || device.status === "DISABLED") return ["NO_READER"];
  if (device.isPushing === true) return ["PUSHES"];
  const { proof } = device;
  const isProved = toCompleteness(device, nowMs, canStore).verdict === "COMPLETE";
  const obstacles: [LogClearObstacle, boolean][] = [
    ["EMPTY", isProved && proof?.rowsRead === 0 && device.newSinceProof === 0],
    ["NOT_PROVED", !isProved],
    ["NOT_READ_WHOLE", isProved && !wasReadWhole(device)],
    ["NOT_BACKED_UP", countNotBackedUp(device) > 0 || device.backup === undefined],
  ];
  return obstacles.flatMap(([obstacle, isThere]) => (isThere ? [obstacle] : []));
}

/** Rows of a reader that are in no backup. */
export function countNotBackedUp({ rowsStored, backup }: Pick<DeviceRecord, "rowsStored" | "backup">): number {
  return Math.max(0, rowsStored - (backup?.rows ?? 0));
}

/** No row came since its whole log was read, and the read and the reader's count say the same number. */
function wasReadWhole({ proof, newSinceProof, punches }: DeviceRecord): boolean {
  if (proof === undefined || toFullReadMs(proof) !== proof.atMs || newSinceProof !== 0) return false;
  return proof.rowsRead === proof.countAtRead && proof.rowsRead === punches;
}
