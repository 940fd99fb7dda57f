import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { type CheckedLedger, checkBackup, checkOwn } from "../place-backup/check-ledgers.ts";
import { choosePlaces } from "../place-backup/choose-places.ts";
import { isPlaceBackup } from "../place-backup/manifest.ts";

/** `bf store verify DIR`. */
export const storeVerify: Command = {
  name: "store verify",
  summary: "checks the hash chain of ledgers row by row, of the places that are there or of a backup",
  usage: `DIR [--place PLACE] [--json]

  DIR      the organisation's folder, or a folder that \`bf store backup\` made
  --place  one place; without it every place that is there
  --json   one JSON object

  With DATABASE_URL, as the places are started with it, the ledgers are read from that database.
  The places may run; nothing is written. Says of each ledger its rows and the hash over them, or the first row, day or
  gap of a reader that does not fit. Ends with 0 where all is right, and with 1 where it is not.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { place: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw badUsage("one DIR is wanted");
    const ledgers = await check(dir, values.place);
    const isRight = ledgers.every(({ fault }) => fault === undefined);
    process.stdout.write(values.json ? `${JSON.stringify({ isRight, ledgers })}\n` : ledgers.map(toLine).join(""));
    return isRight ? 0 : 1;
  },
};

async function check(dir: string, place: string | undefined): Promise<readonly CheckedLedger[]> {
  const ledgers = await (isPlaceBackup(dir) ? checkBackup(dir, place) : checkOfOrganisation(dir, place));
  if (ledgers.length > 0) return ledgers;
  const message = `${dir} holds no ledger${place === undefined ? "" : ` of ${place}`}: nothing was checked`;
  throw new CommandError("NO_LEDGER", message, { exitCode: BAD_INPUT });
}

function checkOfOrganisation(dir: string, place: string | undefined): Promise<readonly CheckedLedger[]> {
  const organisation = readOrganisation(dir);
  return checkOwn(organisation, choosePlaces(organisation, place));
}

function toLine({ id, rows, chain, fault }: CheckedLedger): string {
  return fault === undefined ? `${id}: ${rows} rows fit, hash ${chain}\n` : `${id}: ${fault.code}: ${fault.message}\n`;
}
