import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import {
  ANNOUNCED_SECONDS,
  LONGEST_TOKEN_SECONDS,
  toRotationSeconds,
} from "@biometricflow/service/identity/key-rotation";
import { createSigningKeyFile, readSigningKey, type SigningKey } from "@biometricflow/service/identity/keys";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";

const OPTIONS = {
  config: { type: "string", default: "config" },
  json: { type: "boolean", default: false },
} as const;

/** Whose keys are rotated, and where they are. */
const ISSUERS = {
  directory: ({ directoryKey: file, directoryNextKey: nextFile }: DataPaths) => ({ file, nextFile }),
  router: ({ routerKey: file, routerNextKey: nextFile }: DataPaths) => ({ file, nextFile }),
  attendance: ({ attendanceKey: file, attendanceNextKey: nextFile }: DataPaths) => ({ file, nextFile }),
} as const;
type Issuer = keyof typeof ISSUERS;

/** `bf keys rotate`: never prints a key. */
export const keysRotate: Command = {
  name: "keys rotate",
  summary: "puts a new key in the place of the one that directory, router or attendance signs by; nobody is signed out",
  usage: `[directory|router|attendance] [--config DIR] [--json]

  directory   the key of access tokens; so when omitted
  router      the key by which subgraphs know the router
  attendance  the key by which places and router know attendance, and that seals documents of locked periods
  --config    the organisation's folder, default config
  --json      one JSON object

  Makes a key beside the old one, on the machine of the process that signs by it, which takes it up within a second while it runs, or
  at its next start. It is published for ${ANNOUNCED_SECONDS} seconds, then signs. Tokens of both keys count until those of the old one have expired: of
  the directory ${toMinutes("directory")} minutes after it was taken up, of the router ${toMinutes("router")}, as long as an export may last, of attendance ${toMinutes("attendance")}. Then the process puts it in
  the place of the old key, which is gone. Documents that the old key sealed are checked by its public part, which attendance keeps.
  Nothing else is to be done. A process that starts again meanwhile counts anew. Who has a copy of the old key is
  believed until then: to end it at once stop the organisation, move the key file away and start again. Ends with 1 while a rotation is
  under way, with 2 where there is no key.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [issuer = "directory", ...more] = positionals;
    if (!isIssuer(issuer) || more.length > 0) throw badUsage("directory, router or attendance");
    const { file, nextFile } = ISSUERS[issuer](toDataPaths(readOrganisation(values.config).dataDir));
    const old = readOldKey(file, issuer);
    const key = makeNewKey(nextFile, issuer);
    const made = { file: nextFile, kid: key.kid, oldKid: old.kid };
    const oldEndsAfterSeconds = toRotationSeconds(LONGEST_TOKEN_SECONDS[issuer]);
    const times = { signsAfterSeconds: ANNOUNCED_SECONDS, oldEndsAfterSeconds };
    const text = [
      `${made.file}\n`,
      `new key ${made.kid}, old key ${made.oldKid}\n`,
      `once the ${issuer} has seen it, it signs after ${ANNOUNCED_SECONDS} s, and the old one ends after ${toMinutes(issuer)} minutes\n`,
    ];
    process.stdout.write(values.json ? `${JSON.stringify({ ...made, ...times })}\n` : text.join(""));
    return 0;
  },
};

function isIssuer(text: string): text is Issuer {
  return Object.hasOwn(ISSUERS, text);
}

function readOldKey(file: string, issuer: Issuer): SigningKey {
  const exitCode = BAD_INPUT;
  if (!existsSync(file))
    throw new CommandError("KEY_MISSING", `there is no ${file}: the ${issuer} makes it at its first start`, {
      exitCode,
    });
  return readSigningKey(file);
}

function makeNewKey(file: string, issuer: Issuer): SigningKey {
  try {
    return createSigningKeyFile(file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    const message = `a rotation is under way: ${file} is there until the running ${issuer} has put it in the place of the old key`;
    throw new CommandError("ROTATION_RUNNING", message, { cause: error });
  }
}

function toMinutes(issuer: Issuer): number {
  return Math.ceil(toRotationSeconds(LONGEST_TOKEN_SECONDS[issuer]) / 60);
}
