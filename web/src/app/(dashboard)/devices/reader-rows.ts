import type { CompletenessDoubt, DeviceCondition, DevicesByPlaceQuery } from "@biometricflow/sdk/generated/graphql";
import type { AbsentPlace } from "../../../lib/places.ts";

/** One place of the page, as the router knows it. */
export type PlaceRow = DevicesByPlaceQuery["places"][number];

/** One reader of the page. */
export type DeviceRow = NonNullable<DevicesByPlaceQuery["devices"]>["edges"][number]["node"];

/** A reader and its place. */
export interface ReaderRow {
  readonly device: DeviceRow;
  readonly place: PlaceRow;
}

/** What is read of the readers: the places that were asked, and their readers. */
export interface ReaderList {
  readonly places: readonly PlaceRow[];
  /** Those that somebody should look at first. */
  readonly rows: readonly ReaderRow[];
}

/** How soon somebody should look, the most urgent first. */
export const CONDITIONS = ["TROUBLE", "WATCH", "WELL", "OFF"] as const satisfies readonly DeviceCondition[];

/** The readers of the asked places; `placeIds` undefined means all. */
export function toReaderList(data: DevicesByPlaceQuery, placeIds: readonly string[] | undefined): ReaderList {
  const places = data.places.filter(({ id }) => placeIds?.includes(id) ?? true);
  const rows = (data.devices?.edges ?? []).flatMap(({ node }) => {
    const place = places.find(({ id }) => id === node.place?.id);
    return place ? [{ device: node, place }] : [];
  });
  return { places, rows: rows.toSorted((left, right) => toUrgency(left) - toUrgency(right)) };
}

function toUrgency({ device: { condition } }: ReaderRow): number {
  return CONDITIONS.indexOf(condition ?? "WATCH");
}

/** Whether there is a machine: apps and kiosks of other programs stand among the readers too. */
export function isMachine({ kind }: Pick<DeviceRow, "kind">): boolean {
  return kind === null || kind === "READER";
}

/** The readers of the places that answer: of the others nothing is known. */
export function listKnown(rows: readonly ReaderRow[], absent: readonly AbsentPlace[]): readonly ReaderRow[] {
  return rows.filter(({ place }) => !absent.some((missing) => missing.place === place.id));
}

/** What somebody looks for among the readers. */
export interface Wanted {
  readonly condition: DeviceCondition | null;
  /** In the name, id, serial number or address. */
  readonly search: string;
}

/** Whether a reader is looked for. */
export function isWanted({ device }: ReaderRow, { condition, search }: Wanted): boolean {
  const text = search.trim().toLowerCase();
  const texts = [device.name, device.id, device.serialNumber, device.address];
  return (
    (condition === null || (device.condition ?? "WATCH") === condition) &&
    (text === "" || texts.some((one) => one?.toLowerCase().includes(text)))
  );
}

/** What is known about a reader's completeness, for words. Rows are null where nobody counted them. */
export type CompletenessFinding =
  | { readonly kind: "unchecked" }
  | { readonly kind: "complete"; readonly rows: number | null; readonly setAside: number }
  | { readonly kind: "missing"; readonly rows: number | null }
  | { readonly kind: "gapOpen"; readonly since: string }
  | { readonly kind: "doubt"; readonly doubt: CompletenessDoubt };

/** Doubts that numbers or times say better. */
const COUNTED: ReadonlySet<CompletenessDoubt> = new Set<CompletenessDoubt>(["ROWS_MISSING", "GAP_OPEN"]);

/** Turns a completeness proof into what has to be said about it. */
export function toFinding(completeness: DeviceRow["completeness"]): CompletenessFinding {
  if (!completeness || completeness.verdict === "NOT_CHECKED") return { kind: "unchecked" };
  const { verdict, rowsReported, rowsStored, rowsSetAside, gapFrom, gapClosedAt } = completeness;
  if (verdict === "COMPLETE") return { kind: "complete", rows: rowsStored, setAside: rowsSetAside ?? 0 };
  const missing = rowsReported === null || rowsStored === null ? null : Math.max(0, rowsReported - rowsStored);
  if (missing) return { kind: "missing", rows: missing };
  if (gapFrom && !gapClosedAt) return { kind: "gapOpen", since: gapFrom };
  const doubt = completeness.doubts?.find((one) => !COUNTED.has(one));
  return doubt ? { kind: "doubt", doubt } : { kind: "missing", rows: missing };
}

/** The part of a log that is full, 0 to 1; undefined where the reader does not say. */
export function toFill(counts: DeviceRow["counts"]): number | undefined {
  if (!counts?.capacity || counts.punches === null) return undefined;
  return Math.min(1, counts.punches / counts.capacity);
}

/** What stands as the address of a reader that pushes and has not called yet. */
const NOT_CALLED = "push";

/** Readers for which a caller of the push port can be taken: those that push and never called, or have its serial number. */
export function listFitting(readers: readonly DeviceRow[], serialNumber: string): readonly DeviceRow[] {
  const isFitting = ({ address, serialNumber: own }: DeviceRow) =>
    own === serialNumber || (own === null && address === NOT_CALLED);
  return readers.filter(isFitting);
}
