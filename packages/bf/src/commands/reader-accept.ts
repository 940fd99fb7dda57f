import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { acceptFirstRead, acceptPostgresFirstRead } from "@biometricflow/place/operate";
import { nameStore } from "@biometricflow/service/process/store-name";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { orUnreachable, readDatabaseUrl } from "../place-backup/own-ledgers.ts";

/** `bf reader accept PLACE/READER`. */
export const readerAccept: Command = {
  name: "reader accept",
  summary: "takes the first read of a reader into the ledger that is held for its times",
  usage: `PLACE/READER [--config DIR] [--json]

  PLACE/READER  such as riyadh/gate-2
  --config      the organisation's folder, default config
  --json        one JSON object instead of a sentence

  The first read of a reader is held, and nothing of it taken, when more than a tenth of its times are older than the place's
  notBefore or lie in the future. Look first at the reader's clock, and at timeZone and notBefore of the place. What is
  accepted is read within seconds if the place runs, else at its next start; rows with such times are set aside.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [reader = "", ...more] = positionals;
    const [placeId, readerId, ...rest] = reader.split("/");
    if (placeId === undefined || !readerId || rest.length > 0 || more.length > 0)
      throw badUsage("PLACE/READER is wanted");
    await accept(values.config, placeId, readerId);
    const text = `the first read of ${reader} is accepted: it is read within seconds if the place runs\n`;
    process.stdout.write(values.json ? `${JSON.stringify({ reader, outcome: "ACCEPTED" })}\n` : text);
    return 0;
  },
};

async function accept(config: string, placeId: string, readerId: string): Promise<void> {
  const { places, dataDir } = readOrganisation(config);
  if (!places.some(({ id }) => id === placeId)) {
    const known = places.map(({ id }) => id).join(", ");
    throw badUsage(`there is no place "${placeId}" on this machine; its places are ${known}`);
  }
  const file = toDataPaths(dataDir).placeLedger(placeId);
  const databaseUrl = readDatabaseUrl();
  const outcome =
    databaseUrl === undefined
      ? await acceptFirstRead(file, { placeId, readerId }, Date.now())
      : await orUnreachable(nameStore({ file, databaseUrl }), () =>
          acceptPostgresFirstRead({ url: databaseUrl, placeId }, readerId, Date.now()),
        );
  if (outcome === "ACCEPTED") return;
  const exitCode = BAD_INPUT;
  if (outcome === "NO_SUCH_READER") {
    throw new CommandError(outcome, `${placeId} has no reader "${readerId}", or was never started`, { exitCode });
  }
  throw new CommandError(outcome, `no first read of ${placeId}/${readerId} is held`, { exitCode });
}
