import type { DirectoryPerson } from "@biometricflow/directory/operate";

/** Of a part whose rows nobody proved to be the person's. */
export const UNPROVED =
  "NOT PROVED: attendance could not be asked, so every row of the PIN is here, and some may be of somebody else who had it";

/** What is said of what attendance has. */
export const ATTENDANCE_NOTES: readonly string[] = [
  "columns that end with _ms are milliseconds since 1970; columns that end with _key are numbers of the store",
  "what the person decided or wrote about others is in the audit of DIRECTORY; of people whose manager the person is, only how many they are is here",
];

/** How much of what a place has of the PIN is not the person's, or not surely. */
export interface PlaceLeftOut {
  readonly punches: number;
  readonly consents: number;
  readonly jobsAndOrders: number;
  readonly toldNames: number;
}

/** What is said of what a place has. */
export function toPlaceNotes(
  { punches, consents, jobsAndOrders, toldNames }: PlaceLeftOut,
  isToday: boolean,
): readonly string[] {
  const count = punches + consents + jobsAndOrders + toldNames;
  const what = `${punches} rows of the PIN, ${consents} consents, ${jobsAndOrders} jobs and orders, and ${toldNames} told names`;
  const left = `${what} are of dates on which attendance does not say that it is this person's, or of another name: left out`;
  const former = "the PIN is not this person's today: what the readers have of it is left out";
  return [...(count === 0 ? [] : [left]), ...(isToday ? [] : [former])];
}

/** What is said of what the directory has. */
export function toDirectoryNotes({ accounts, audit, deliveries }: DirectoryPerson["leftOut"]): readonly string[] {
  const count = accounts + audit + deliveries;
  const left = `${accounts} accounts, ${audit} rows of the audit and ${deliveries} messages name a PIN on dates on which it is not this person's: left out`;
  return [
    "passwords, second factors and refresh tokens are kept as hashes or encrypted, and are not in this file",
    "what the router wrote down and has not handed over yet is in a file that is made again later",
    ...(count === 0 ? [] : [left]),
  ];
}
