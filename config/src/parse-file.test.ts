import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ConfigError } from "./config-error.ts";
import { readOrganisation } from "./organisation.ts";
import { ORGANISATION, PLACE, writeFolder } from "../test/folder.ts";

const SECRET = "918273645";
const READER = { commKey: Number(SECRET), id: "gate", name: "Gate" };
const place = (change: object): string => JSON.stringify({ ...PLACE, ...change });
const organisation = (change: object): string => JSON.stringify({ ...change, ...ORGANISATION });

/** A secret where it belongs in a file that is refused for something else, and one where it does not belong. */
const REFUSED: readonly (readonly [what: string, file: string, text: string, told: string])[] = [
  [
    ...(["a reader with a key that is not known", "places/riyadh.json"] as const),
    place({ readers: [{ ...READER, nmae: 1 }] }),
    'readers.0: found an object with commKey, id, name, nmae, expected Unrecognized key: "nmae"',
  ],
  [
    ...(["a comm key whose name is spelt wrong", "places/riyadh.json"] as const),
    place({ readers: [{ id: "gate", name: "Gate", comKey: SECRET }] }),
    "readers.0: found an object with id, name, comKey,",
  ],
  [
    ...(["a reader in place of readers", "places/riyadh.json"] as const),
    place({ readers: READER }),
    "readers: found an object with commKey, id, name,",
  ],
  [
    ...(["a list in place of a reader", "places/riyadh.json"] as const),
    place({ readers: [[SECRET, READER]] }),
    "readers.0: found a list of 2,",
  ],
  [
    "a comm key that is none",
    "places/riyadh.json",
    place({ readers: [{ ...READER, commKey: `${SECRET}x` }] }),
    "commKey",
  ],
  [
    ...(["a password in the organisation's file", "organisation.json"] as const),
    organisation({ pasword: SECRET }),
    'found an object with pasword, name, dataDir, expected Unrecognized key: "pasword"',
  ],
  [
    ...(["a password in an address", "organisation.json"] as const),
    organisation({ publicUrl: `https://admin:${SECRET}@attendance.example/` }),
    'publicUrl: found "https://***@attendance.example/", expected an origin',
  ],
  [
    "a comma too few",
    "places/riyadh.json",
    `{\n"commKey": "${SECRET}" "x"}`,
    "found text that is not JSON, in line 2,",
  ],
  ["a text without quotes", "places/riyadh.json", `{"id": 1,\n\n"commKey": pw${SECRET}}`, "not JSON, in line 3,"],
  ["a text without an end", "places/riyadh.json", `{"id": 1,\n"commKey": "${SECRET}`, "not JSON, in line 2,"],
];

it.each(REFUSED)("says what is wrong with %s and where, and no secret of it", (_what, file, text, told) => {
  const dir = writeFolder(ORGANISATION, { "riyadh.json": PLACE });
  writeFileSync(join(dir, file), text);
  const read = (): unknown => readOrganisation(dir);
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(told);
  expect(read).not.toThrow(SECRET);
});
