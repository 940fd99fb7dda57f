import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { ANNOUNCED_SECONDS, ROTATION_SECONDS } from "@biometricflow/directory/operate";
import { createSigningKeyFile, readSigningKey, type SigningKey } from "@biometricflow/service/identity/keys";
import { BAD_INPUT, type Command, CommandError } from "../command.ts";

const OPTIONS = {
  config: { type: "string", default: "config" },
  json: { type: "boolean", default: false },
} as const;

/** `bf keys rotate`: never prints a key. */
export const keysRotate: Command = {
  name: "keys rotate",
  summary: "puts a new key in the place of the one that signs access tokens; nobody is signed out",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object

  Makes a key beside the old one, on the machine of the directory, which takes it up within a second while it runs, or at its next
  start. It is published for ${ANNOUNCED_SECONDS} seconds, then signs. Tokens of both keys count until those of the old one have expired, ${toMinutes(ROTATION_SECONDS)}
  minutes after it was taken up; then the directory puts it in the place of the old key, which is gone. Nothing else is to be done. A
  directory that starts again meanwhile counts anew. Who has a copy of the old key is believed until then: to end it at once stop the
  organisation, move the key file away and start again. Ends with 1 while a rotation is under way, with 2 where there is no key.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { directoryKey, directoryNextKey } = toDataPaths(readOrganisation(values.config).dataDir);
    const old = readOldKey(directoryKey);
    const key = makeNewKey(directoryNextKey);
    const made = { file: directoryNextKey, kid: key.kid, oldKid: old.kid };
    const times = { signsAfterSeconds: ANNOUNCED_SECONDS, oldEndsAfterSeconds: ROTATION_SECONDS };
    const text = [
      `${made.file}\n`,
      `new key ${made.kid}, old key ${made.oldKid}\n`,
      `once the directory has seen it, it signs after ${ANNOUNCED_SECONDS} s, and the old one ends after ${toMinutes(ROTATION_SECONDS)} minutes\n`,
    ];
    process.stdout.write(values.json ? `${JSON.stringify({ ...made, ...times })}\n` : text.join(""));
    return 0;
  },
};

function readOldKey(file: string): SigningKey {
  const exitCode = BAD_INPUT;
  if (!existsSync(file))
    throw new CommandError("KEY_MISSING", `there is no ${file}: the directory makes it at its first start`, {
      exitCode,
    });
  return readSigningKey(file);
}

function makeNewKey(file: string): SigningKey {
  try {
    return createSigningKeyFile(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const message = `a rotation is under way: ${file} is there until the running directory has put it in the place of the old key`;
    throw new CommandError("ROTATION_RUNNING", message, { cause: error });
  }
}

function toMinutes(seconds: number): number {
  return Math.ceil(seconds / 60);
}
