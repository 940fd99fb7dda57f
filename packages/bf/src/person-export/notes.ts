import type { DirectoryPerson } from "@biometricflow/directory/operate";

/** Of a part whose rows nobody proved to be the person's. */
export const UNPROVED =
  "NOT PROVED: attendance could not be asked, so every row of the PIN is here, and some may be of somebody else who had it";

/** What is said of what the directory has. */
export function toDirectoryNotes({ accounts, audit, deliveries }: DirectoryPerson["leftOut"]): readonly string[] {
  const count = accounts + audit + deliveries;
  const left = `${accounts} accounts, ${audit} rows of the audit and ${deliveries} messages name a PIN on dates on which it is not this person's: left out`;
  return [
    "passwords, second factors and refresh tokens are kept as hashes or encrypted, and are not in this file",
    ...(count === 0 ? [] : [left]),
  ];
}
