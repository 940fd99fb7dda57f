/** A place id: the part of every global id before the first `/`. */
const PLACE_ID = /^[a-z][a-z0-9-]{0,31}$/;

/** A global id taken apart: `riyadh/gate-2` is place `riyadh`, local part `gate-2`. */
export interface GlobalId {
  readonly place: string;
  /** Percent-decoded. `undefined` for the id of the place itself. */
  readonly local: string | undefined;
}

/** True for a well-formed place id. */
export function isPlaceId(text: string): boolean {
  return PLACE_ID.test(text);
}

/** Builds `<place>/<local>` with the local part percent-encoded. */
export function toGlobalId(place: string, local: string): string {
  return `${place}/${encodeURIComponent(local)}`;
}

/** Takes a global id apart. `undefined` when it is not well-formed (answer BAD_USER_INPUT). */
export function parseGlobalId(id: string): GlobalId | undefined {
  const slash = id.indexOf("/");
  const place = slash < 0 ? id : id.slice(0, slash);
  if (!isPlaceId(place)) return undefined;
  if (slash < 0) return { place, local: undefined };
  const local = decodeLocalPart(id.slice(slash + 1));
  return local === undefined || local === "" ? undefined : { place, local };
}

function decodeLocalPart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // a lone % or a broken UTF-8 sequence
  }
}
