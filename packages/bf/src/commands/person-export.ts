import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { openPeople } from "@biometricflow/directory/operate";
import { writeNewPrivateFile } from "@biometricflow/service/identity/private-file";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { findDirectory } from "../own-directory.ts";
import { collectPerson, type WantedPerson } from "../person-export/collect-person.ts";
import type { HeldPerson } from "../person-export/held-person.ts";
import { readDatabaseUrl } from "../place-backup/own-ledgers.ts";

/** `bf person export`. */
export const personExport: Command = {
  name: "person export",
  summary: "writes everything that is held about a person into one file, and says what could not be asked",
  usage: `--place PLACE --pin PIN --out FILE [--person ID] [--by-pin] [--config DIR] [--json]

  --place   where the person has the PIN, such as riyadh
  --pin     as readers write it, leading zeros kept
  --out     a file that is not there yet; it gets mode 600
  --person  the id in attendance, such as p.1042, where several people had the PIN
  --by-pin  every row of the PIN, where attendance cannot be asked whose they are; some may be of somebody else
  --config  the organisation's folder, default config
  --json    one JSON object

  The organisation may run; the stores are read, each as it is at one moment. The file has a part for each place, attendance and
  the directory, each with its source, whether it is complete, and what is missing and why. The audit keeps that it was made.
  Attendance says on which dates the PIN is whose; where it cannot be asked, nothing is written without --by-pin, and the file says so.
  With DATABASE_URL, as the services are started with it, places, attendance and the directory are read from that database.
  Ends with 0 where it is complete, and with 1 where something could not be asked: the file is there then, and says what.`,
  run: async (args) => {
    const { config, json, out, ...wanted } = parse(args);
    const organisation = readOrganisation(config);
    if (!organisation.places.some(({ id }) => id === wanted.place)) {
      const known = organisation.places.map(({ id }) => id).join(", ");
      throw badUsage(`there is no place "${wanted.place}" on this machine; its places are ${known}`);
    }
    const file = resolve(out);
    if (existsSync(file)) throw badUsage(`${file} is there already: name another file`);
    const held = await exportPerson(organisation, wanted, file);
    process.stdout.write(json ? `${JSON.stringify(toSummary(held, file))}\n` : toText(held, file));
    return held.isComplete ? 0 : 1;
  },
};

function parse(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ place: { type: "string" }, pin: { type: "string" }, out: { type: "string" }, person: { type: "string" } },
      ...{ config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
      "by-pin": { type: "boolean", default: false },
    },
  });
  const { place, pin, out, person, config, json, "by-pin": byPin } = values;
  if (!place || !pin || !out) throw badUsage("--place, --pin and --out are wanted");
  return { place, pin, out, person, byPin, config, json };
}

/** The audit has it before the file is there: nobody takes it unseen. */
async function exportPerson(organisation: OrganisationConfig, wanted: WantedPerson, file: string): Promise<HeldPerson> {
  const directory = await openPeople(findDirectory(organisation));
  if (directory === undefined) {
    const message =
      "the directory was never started on this machine: accounts and the audit are there; run this command there";
    throw new CommandError("NO_DIRECTORY", message, { exitCode: BAD_INPUT });
  }
  try {
    const now = new Date();
    const sources = { organisation, databaseUrl: readDatabaseUrl(), directory, now };
    const { held, ids } = await collectPerson(sources, wanted);
    await directory.noteExport(ids);
    writeNewPrivateFile(file, `${JSON.stringify(held, undefined, 1)}\n`);
    return held;
  } finally {
    await directory.close();
  }
}

function toSummary({ isComplete, parts, person }: HeldPerson, file: string) {
  const told = parts.map(({ name, place, isComplete: isWhole, missing }) => ({
    name,
    place,
    isComplete: isWhole,
    missing,
  }));
  return { file, isComplete, person: person.id, parts: told };
}

function toText({ isComplete, parts }: HeldPerson, file: string): string {
  const missing = parts.flatMap((part) => part.missing.map((why) => `MISSING ${why}\n`)).join("");
  return `${missing}${file} is ${isComplete ? "complete" : "NOT complete"}\n`;
}
