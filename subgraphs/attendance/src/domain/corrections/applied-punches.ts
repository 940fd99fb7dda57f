import type { StoredPunch } from "../records/stored-punch.ts";
import type { Correction } from "./correction.ts";

/** The punches that a person's records follow from, and what people changed of them. */
export interface CorrectedPunches {
  /** Without those that are ignored, with those that were added. */
  readonly punches: readonly StoredPunch[];
  /** Each change with the punch that it adds or ignores. */
  readonly changes: readonly PunchChange[];
}

/** A correction in force, and its punch. */
export interface PunchChange {
  readonly punch: StoredPunch;
  readonly correction: Correction;
}

/** Applies what is in force to the punches of a person. Those of the readers stay as they are. */
export function applyCorrections(
  personKey: number,
  raw: readonly StoredPunch[],
  corrections: readonly Correction[],
): CorrectedPunches {
  if (corrections.length === 0) return { punches: raw, changes: [] };
  const ignored = new Map(corrections.flatMap((each) => (each.punchId === undefined ? [] : [[each.punchId, each]])));
  const added = corrections.filter(({ kind, person }) => kind === "ADD_PUNCH" && person.key === personKey);
  const addedPunches = added.map((correction) => ({ punch: toPunch(correction), correction }));
  const ignoredPunches = raw.flatMap((punch) => {
    const correction = ignored.get(punch.id);
    return correction === undefined ? [] : [{ punch, correction }];
  });
  return {
    punches: [...raw.filter(({ id }) => !ignored.has(id)), ...addedPunches.map(({ punch }) => punch)],
    changes: [...ignoredPunches, ...addedPunches],
  };
}

/** No reader made it: its reader is empty, and its clock was right. */
function toPunch({ id, placeId, pin, atMs, localTime, stateCode }: Correction): StoredPunch {
  return { id, placeId, readerId: "", pin, atMs, localTime, stateCode, channel: "MANUAL", driftSeconds: 0 };
}
