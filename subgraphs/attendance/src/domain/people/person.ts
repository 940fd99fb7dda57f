/** Somebody whose days are recorded. Dates are `YYYY-MM-DD`, inclusive; what is not known is `undefined`. */
export interface Person {
  /** Of the store; never shown. */
  readonly key: number;
  /** Global and readable; clients do not take it apart. */
  readonly id: string;
  /** The PIN by which the person was first known. */
  readonly pin: string;
  readonly name: string;
  readonly homePlaceId: string | undefined;
  readonly employedFrom: string | undefined;
  readonly employedTo: string | undefined;
  /** The first date of which there may be a record. */
  readonly recordsFrom: string;
}

/** Whose the punches of a PIN are: at one place or all, over some dates or all. */
export interface PinClaim {
  readonly personKey: number;
  readonly pin: string;
  readonly placeId: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Whether a claim takes a punch, by the date its reader showed. */
export function isClaimed(
  { pin, placeId, from, to }: PinClaim,
  punch: { readonly pin: string; readonly placeId: string; readonly localTime: string },
): boolean {
  const date = punch.localTime.slice(0, 10);
  return (
    pin === punch.pin &&
    (placeId === undefined || placeId === punch.placeId) &&
    (from === undefined || from <= date) &&
    (to === undefined || date <= to)
  );
}

/** A person as a list shows one. */
export interface PersonReference extends Pick<Person, "key" | "id" | "pin" | "name"> {
  /** The name as lists are ordered by it. */
  readonly nameKey: string;
}
