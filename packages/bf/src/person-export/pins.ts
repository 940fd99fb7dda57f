import { type AttendancePerson, toLocalTime } from "@biometricflow/attendance/operate";
import type { OrganisationConfig } from "@biometricflow/config/organisation";

/** A PIN at a place, by which the person may be known there. */
export interface PlacePin {
  /** Of the place. */
  readonly id: string;
  readonly pin: string;
  readonly timeZone: string;
  /** Whether this machine runs the place. */
  readonly isHere: boolean;
}

/** Every place and PIN by which the person may be known. */
export function toPins(
  { places, remotePlaces, identity }: OrganisationConfig,
  { place, pin }: { readonly place: string; readonly pin: string },
  person: AttendancePerson | undefined,
): readonly PlacePin[] {
  const here = places.map(({ id, timeZone }) => ({ id, timeZone, isHere: true }));
  const all = [...here, ...remotePlaces.map(({ id, timeZone }) => ({ id, timeZone, isHere: false }))];
  const at = (id: string | null) => all.filter((each) => id === null || each.id === id);
  const asked = at(identity === "organisation" ? null : place).map((each) => ({ ...each, pin }));
  const claimed = (person?.pins ?? []).flatMap((claim) => at(claim.place).map((each) => ({ ...each, pin: claim.pin })));
  return [...new Map([...asked, ...claimed].map((each) => [toUserId(each), each])).values()];
}

/** `<place>/<pin>`. */
export function toUserId({ id, pin }: Pick<PlacePin, "id" | "pin">): string {
  return `${id}/${encodeURIComponent(pin)}`;
}

/** Whether a PIN was the person's on the date that it was at its place; where attendance knows nobody with it, it was. */
export function isOwnPin({ id, pin, timeZone }: PlacePin, person: AttendancePerson | undefined, atMs: number): boolean {
  return person === undefined || person.isOwn({ pin, placeId: id, localTime: toLocalTime(atMs, timeZone) });
}

/** Whether a PIN is the person's on all dates: then so is what has no date. */
export function isUndatedPin({ id, pin }: PlacePin, { pins }: AttendancePerson): boolean {
  return pins.some(
    (claim) =>
      claim.pin === pin && (claim.place === null || claim.place === id) && claim.from === null && claim.to === null,
  );
}

/** Whether an id, `<place>/<pin>` or one of attendance, was the person's at an instant: a PIN may have been somebody else's before. */
export function toIdOwnership(
  pins: readonly PlacePin[],
  person: AttendancePerson | undefined,
): (id: string, atMs: number) => boolean {
  const byId = new Map(pins.map((each) => [toUserId(each), each]));
  return (id, atMs) => {
    const pin = byId.get(id);
    return pin === undefined ? id === person?.id : isOwnPin(pin, person, atMs);
  };
}
