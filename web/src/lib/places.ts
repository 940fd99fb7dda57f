/** A place as strips, filters and lines name it. */
export interface KnownPlace {
  readonly id: string;
  readonly name: string | null;
  readonly timeZone: string | null;
}

/** A place that did not answer. */
export interface AbsentPlace {
  readonly place: string;
  readonly code: string;
  readonly asOf: string | null;
}

/** The places of a page: those there are, and those it asks. */
export interface PlaceScope<TPlace extends KnownPlace = KnownPlace> {
  /** Every place that can be chosen. */
  readonly known: readonly TPlace[];
  /** Those that are asked. */
  readonly asked: readonly TPlace[];
  /** The ids to ask for; undefined means all. */
  readonly ids: string[] | undefined;
}

/** The scope of a page whose address names places; names of none, or of places there are not, mean all. */
export function toPlaceScope<TPlace extends KnownPlace>(
  chosen: readonly string[],
  known: readonly TPlace[],
): PlaceScope<TPlace> {
  const ids = chosen.filter((id) => findPlace(known, id));
  if (ids.length === 0) return { known, asked: known, ids: undefined };
  return { known, asked: known.filter(({ id }) => ids.includes(id)), ids };
}

/** The variable of a query that asks the places of a scope; none for all. */
export function toPlaceVariables(ids: readonly string[] | undefined): { placeIds?: string[] } {
  return ids ? { placeIds: [...ids] } : {};
}

/** The place with an id. */
export function findPlace<TPlace extends Pick<KnownPlace, "id">>(
  places: readonly TPlace[],
  id: string | null,
): TPlace | undefined {
  return places.find((place) => place.id === id);
}

/** What a place is called; its id while nobody knows the name. */
export function toPlaceName(places: readonly KnownPlace[], id: string): string {
  return findPlace(places, id)?.name ?? id;
}

/** The ids of absent places. */
export function toAbsentIds(absent: readonly Pick<AbsentPlace, "place">[]): readonly string[] {
  return absent.map(({ place }) => place);
}

/** The places that a page lacks: those its data names, or each one where none answered and there is no data. */
export function listMissing(
  asked: readonly KnownPlace[],
  absent: readonly AbsentPlace[],
  failureCode: string | undefined,
): readonly AbsentPlace[] {
  if (!failureCode?.startsWith("PLACE_")) return absent;
  return asked.map(({ id }) => ({ place: id, code: failureCode, asOf: null }));
}

/** Whether places keep different times, so that a time needs its zone beside it. */
export function haveMixedZones(places: readonly KnownPlace[]): boolean {
  return new Set(places.map(({ timeZone }) => timeZone)).size > 1;
}

const FALLBACK_ZONE = "UTC";

/** Dates are days of one place's calendar: of the chosen place, or of the first one when several are shown. */
export function toFilterZone(chosen: readonly string[], places: readonly KnownPlace[]): string {
  const [id = null] = chosen.length === 1 ? chosen : [];
  return (findPlace(places, id) ?? places[0])?.timeZone ?? FALLBACK_ZONE;
}
