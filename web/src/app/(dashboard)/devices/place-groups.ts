import type { DevicesByPlaceQuery } from "@biometricflow/sdk/generated/graphql";

/** One place of the page, as the router knows it. */
export type PlaceRow = DevicesByPlaceQuery["places"][number];

/** One reader of the page. */
export type DeviceRow = NonNullable<DevicesByPlaceQuery["devices"]>["edges"][number]["node"];

/** A place that did not answer. */
export type AbsentRow = NonNullable<DevicesByPlaceQuery["devices"]>["unavailable"][number];

/** A place with its readers. */
export interface PlaceGroup {
  readonly place: PlaceRow;
  readonly devices: readonly DeviceRow[];
  /** Set when the place did not answer: its readers are unknown, not none. */
  readonly absence: AbsentRow | undefined;
}

/** Groups readers by place, in the order of the places; `placeIds` undefined means all. */
export function toPlaceGroups(
  data: DevicesByPlaceQuery,
  placeIds: readonly string[] | undefined,
): readonly PlaceGroup[] {
  const devices = data.devices?.edges.map(({ node }) => node) ?? [];
  return data.places
    .filter(({ id }) => placeIds?.includes(id) ?? true)
    .map((place) => ({
      place,
      devices: devices.filter((device) => device.place?.id === place.id),
      absence: data.devices?.unavailable.find((failure) => failure.place === place.id),
    }));
}

/** What is known about a reader's completeness, for words. Rows are null where nobody counted them. */
export type CompletenessFinding =
  | { readonly kind: "unchecked" }
  | { readonly kind: "complete"; readonly rows: number | null; readonly setAside: number }
  | { readonly kind: "missing"; readonly rows: number | null }
  | { readonly kind: "gapOpen"; readonly since: string };

/** Turns a completeness proof into what has to be said about it. */
export function toFinding(completeness: DeviceRow["completeness"]): CompletenessFinding {
  if (!completeness || completeness.verdict === "NOT_CHECKED") return { kind: "unchecked" };
  const { verdict, rowsReported, rowsStored, rowsSetAside, gapFrom, gapClosedAt } = completeness;
  if (verdict === "COMPLETE") return { kind: "complete", rows: rowsStored, setAside: rowsSetAside ?? 0 };
  const missing = rowsReported === null || rowsStored === null ? null : Math.max(0, rowsReported - rowsStored);
  if (!missing && gapFrom && !gapClosedAt) return { kind: "gapOpen", since: gapFrom };
  return { kind: "missing", rows: missing };
}
