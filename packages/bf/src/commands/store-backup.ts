import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { badUsage, type Command } from "../command.ts";
import { choosePlaces } from "../place-backup/choose-places.ts";
import { type MadeBackup, makeBackup } from "../place-backup/make-backup.ts";

/** `bf store backup DIR TO`. */
export const storeBackup: Command = {
  name: "store backup",
  summary: "copies the ledgers of places into a folder while they run, with a manifest and its sums",
  usage: `DIR TO [--place PLACE] [--json]

  DIR      the organisation's folder
  TO       a folder that is not there yet, outside of the data folder
  --place  one place; without it every place of this machine
  --json   one JSON object

  With DATABASE_URL, as the places are started with it, the ledgers are read from that database; the copies have one form, and
  can be restored into files and into a database.
  Each ledger is copied as it is at one moment, and checked row by row; a damaged one is not backed up, and TO is not made.
  The copy holds punches and names, no keys: keep data/keys/identity.key apart, without it nothing can be restored elsewhere.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { place: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [dir, to, ...more] = positionals;
    if (dir === undefined || to === undefined || more.length > 0) throw badUsage("DIR and TO are wanted");
    const organisation = readOrganisation(dir);
    const made = await makeBackup(organisation, choosePlaces(organisation, values.place), resolve(to), new Date());
    process.stdout.write(values.json ? `${JSON.stringify(made)}\n` : toText(made));
    return 0;
  },
};

function toText({ folder, places, missing, untold }: MadeBackup): string {
  return [
    ...places.map(({ id, rows, bytes }) => `${id}: ${rows} rows, ${bytes} bytes\n`),
    ...missing.map((id) => `${id}: it never ran here and has no ledger\n`),
    ...untold.map(
      (id) => `${id}: backed up, but its ledger cannot be written: the place does not know of this backup\n`,
    ),
    `backed up in ${folder}\n`,
  ].join("");
}
