import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { type OperatedPush, openOperatedPush } from "@biometricflow/place/operate";
import { nameStore } from "@biometricflow/service/process/store-name";
import { BAD_INPUT, badUsage, CommandError } from "./command.ts";
import { orUnreachable, readDatabaseUrl } from "./place-backup/own-ledgers.ts";

/** Options that every command about readers that push has. */
export const PUSH_OPTIONS = {
  config: { type: "string", default: "config" },
  json: { type: "boolean", default: false },
} as const;

/** What follows the options of such a command. */
export const PUSH_OPTIONS_HELP = `  --config  the organisation's folder, default config
  --json    one JSON object

  It works while the place runs and while it does not.`;

/** Reads `PLACE/LOCAL`. @throws {CommandError} BAD_USAGE */
export function parsePushId(text: string | undefined, what: string): readonly [place: string, local: string] {
  const [place, local, ...more] = (text ?? "").split("/");
  if (!place || !local || more.length > 0) throw badUsage(`${what} is wanted`);
  return [place, local];
}

/** Reads `PLACE/NUMBER`. @throws {CommandError} BAD_USAGE */
export function parsePushNumber(text: string | undefined): readonly [place: string, number: number] {
  const [place, local] = parsePushId(text, "PLACE/NUMBER");
  if (!/^\d{1,15}$/.test(local)) throw badUsage("PLACE/NUMBER is wanted");
  return [place, Number(local)];
}

/** Does something with what the push port of a place keeps. @throws {CommandError} NO_STORE where the place was never started */
export async function withPush<T>(
  config: string,
  placeId: string,
  work: (push: OperatedPush) => Promise<T>,
): Promise<T> {
  const { places, dataDir } = readOrganisation(config);
  if (!places.some(({ id }) => id === placeId)) {
    const known = places.map(({ id }) => id).join(", ");
    throw badUsage(`there is no place "${placeId}" on this machine; its places are ${known}`);
  }
  const file = toDataPaths(dataDir).placeLedger(placeId);
  const databaseUrl = readDatabaseUrl();
  return orUnreachable(nameStore({ file, databaseUrl }), async () => {
    const push = await openOperatedPush(file, placeId, databaseUrl);
    if (push === undefined)
      throw new CommandError("NO_STORE", `${placeId} was never started: nothing is known of it`, {
        exitCode: BAD_INPUT,
      });
    try {
      return await work(push);
    } finally {
      await push.close();
    }
  });
}

/** Writes what came of a command: one JSON object, or lines for people. */
export function tellPush(isJson: boolean, told: object, lines: readonly string[]): void {
  process.stdout.write(isJson ? `${JSON.stringify(told)}\n` : lines.map((line) => `${line}\n`).join(""));
}

/** An instant for people. */
export function toInstant(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
