/** Whether a PIN is one person in the whole organisation, or somebody else at each place. */
export type Identity = "organisation" | "place";

/** The place to which a person of a PIN belongs; `undefined`: the PIN is the same person everywhere. */
export function toOwnPlace(identity: Identity, placeId: string): string | undefined {
  return identity === "place" ? placeId : undefined;
}

/**
 * The id of the person whom a PIN makes; `index` from 2 on where a PIN is of several people. Between them stands what no encoded
 * PIN has: a dot may be part of one.
 */
export function toPersonId(pin: string, ownPlaceId: string | undefined, index = 1): string {
  const id = ownPlaceId === undefined ? `p.${encodeURIComponent(pin)}` : `${ownPlaceId}/${encodeURIComponent(pin)}`;
  return index === 1 ? id : `${id}:${index}`;
}
