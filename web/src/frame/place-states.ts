import type { PlaceStatus } from "@biometricflow/sdk/generated/graphql";
import type { AbsentPlace, KnownPlace } from "../lib/places.ts";

/** What the router says of a place now. */
export interface PlaceState {
  readonly id: string;
  readonly status: PlaceStatus | null;
  /** When the place answered last, RFC 3339; null when it never did. */
  readonly asOf: string | null;
}

/** A state, and when it was told, in milliseconds since 1970. */
interface ToldState extends PlaceState {
  readonly toldAtMs: number;
}

/** What the router says of every place, by id. */
export type PlaceStates = ReadonlyMap<string, ToldState>;

/** The states that a list tells which was asked for at an instant; what was told since then holds. */
export function toPlaceStates(
  places: readonly PlaceState[],
  askedAtMs: number,
  known: PlaceStates = new Map(),
): PlaceStates {
  const toState = ({ id, status, asOf }: PlaceState): ToldState => {
    const told = known.get(id);
    return told !== undefined && told.toldAtMs > askedAtMs ? told : { id, status, asOf, toldAtMs: askedAtMs };
  };
  return new Map(places.map((place) => [place.id, toState(place)]));
}

/** The states after a change of one of them was told. */
export function withPlaceState(states: PlaceStates, { id, status, asOf }: PlaceState, toldAtMs: number): PlaceStates {
  return new Map(states).set(id, { id, status, asOf, toldAtMs });
}

/** Whether the router says that a place does not answer. */
export function isSilent(states: PlaceStates, id: string): boolean {
  return states.get(id)?.status === "OFFLINE";
}

/**
 * The places whose part of a page is missing or out of date: those its own data lacks, and those that fell silent since
 * it was read.
 */
export function listAbsent(
  asked: readonly KnownPlace[],
  inData: readonly AbsentPlace[],
  states: PlaceStates,
): readonly AbsentPlace[] {
  return asked.flatMap(({ id }) => {
    const known = inData.find(({ place }) => place === id);
    if (!isSilent(states, id)) return known ? [known] : [];
    const asOf = states.get(id)?.asOf ?? known?.asOf ?? null;
    return [{ place: id, code: known?.code ?? "PLACE_UNREACHABLE", asOf }];
  });
}

/** The places that a page's data lacks although they answer: reading again would bring them. */
export function listReturned(inData: readonly AbsentPlace[], states: PlaceStates): readonly string[] {
  return inData.map(({ place }) => place).filter((id) => states.has(id) && !isSilent(states, id));
}

/** How many of the places answer. */
export function countAnswering(places: readonly KnownPlace[], absent: readonly AbsentPlace[]): number {
  return places.filter(({ id }) => !absent.some(({ place }) => place === id)).length;
}
