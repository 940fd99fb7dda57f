import type { ClaimedPerson } from "./domain/people/claimed-person.ts";
import { isOwnRow } from "./domain/people/claimed-person.ts";
import { type KeptTables, listClaimants, readKeptPerson } from "./store/kept-person.ts";
import { type Leaver, listLeavers } from "./store/leavers.ts";
import { type ReadStore, readAtOneMoment } from "./store/open-reading.ts";

/** A person with everything that attendance keeps. */
export interface AttendancePerson {
  readonly id: string;
  readonly name: string;
  /** Subject of the account that is linked; null for none. */
  readonly account: string | null;
  readonly pins: readonly {
    readonly pin: string;
    readonly place: string | null;
    readonly from: string | null;
    readonly to: string | null;
  }[];
  /** Rows by table, as they are kept: instants in milliseconds since 1970 where a column ends with `_ms`. */
  readonly tables: KeptTables;
  /** Whether a punch of a place is this person's. */
  readonly isOwn: (row: { readonly pin: string; readonly placeId: string; readonly localTime: string }) => boolean;
}

/**
 * Reads everybody who has a PIN at a place, or had it, with what attendance keeps of each; nothing is written.
 *
 * @returns `undefined` where attendance was never started
 */
export function readAttendancePeople(
  store: ReadStore,
  { placeId, pin }: { readonly placeId: string; readonly pin: string },
): Promise<readonly AttendancePerson[] | undefined> {
  return readAtOneMoment(store, async (db) => {
    const people: AttendancePerson[] = [];
    for (const person of await listClaimants(db, placeId, pin))
      people.push(toAttendancePerson(person, await readKeptPerson(db, person)));
    return people;
  });
}

function toAttendancePerson(person: ClaimedPerson, tables: KeptTables): AttendancePerson {
  const { id, name, account, claims } = person;
  return {
    ...{ id, name, account: account || null, tables },
    pins: claims.map(({ pin, placeId, from, to }) => ({
      ...{ pin, place: placeId ?? null, from: from ?? null, to: to ?? null },
    })),
    isOwn: (row) => isOwnRow(person, row),
  };
}

/** Those who left before a date and are not erased; `undefined` where attendance was never started. @param before `YYYY-MM-DD` */
export function readAttendanceLeavers(store: ReadStore, before: string): Promise<readonly Leaver[] | undefined> {
  return readAtOneMoment(store, (db) => listLeavers(db, before));
}
