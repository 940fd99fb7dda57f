import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkDocument } from "@biometricflow/attendance/operate";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { fromJwks, type KeySet, readJwksFile, readSigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { readKeys } from "../key-set.ts";

const exitCode = BAD_INPUT;

/** `bf attendance verify FILE`. */
export const attendanceVerify: Command = {
  name: "attendance verify",
  summary: "checks the signed document of a locked period: whether its lines are those that were sealed, and by whom",
  usage: `FILE [--jwks FILE|URL] [--config DIR] [--json]

  FILE      the document: the texts of every part of \`periodDocument\`, one after the other
  --jwks    the public keys that are trusted: a copy of attendance's /.well-known/seal-jwks.json, or its address
  --config  without --jwks, the organisation's folder whose own keys are trusted, also those that were rotated, default config; with an address, the one whose
            tls says which CAs are trusted there
  --json    one JSON object

  Needs no network but for the address of keys. Ends with 0 where the document is right, and with 1 where it is not, which is
  said line by line. docs/PERIOD_DOCUMENT.md says what the lines are.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        jwks: { type: "string" },
        config: { type: "string" },
        json: { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw badUsage("one FILE is wanted");
    const { jwks, config } = values;
    const keys = jwks === undefined ? readOwnKeys(config ?? "config") : await readKeys(jwks, config);
    const checked = checkDocument(readFile(file), keys);
    const isRight = checked.faults.length === 0;
    process.stdout.write(values.json ? `${JSON.stringify({ file, isRight, ...checked })}\n` : toText(file, checked));
    return isRight ? 0 : 1;
  },
};

function toText(file: string, { header, seal, faults }: ReturnType<typeof checkDocument>): string {
  if (faults.length > 0)
    return [...faults.map(({ code, message }) => `${code}: ${message}\n`), `${file} is not right\n`].join("");
  const said = (name: string) => {
    const value = header?.[name];
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
  };
  const lockedAt = new Date(Number(header?.["lockedAtMs"])).toISOString();
  return [
    `${said("organisation")}, period ${said("period")}, ${said("from")} to ${said("to")}: `,
    `${said("records")} records of ${said("people")} people, ${said("adjustments")} adjustments of earlier periods\n`,
    `locked by ${said("lockedByName")} (${said("lockedBy")}) at ${lockedAt}\n`,
    `${file} is right: sealed by the key ${seal?.keyId}, SHA-256 ${seal?.sha256}\n`,
  ].join("");
}

function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CommandError("FILE_UNREADABLE", `${file} cannot be read`, { cause, exitCode });
  }
}

/** The keys of an organisation on this machine: the one that seals, the one that takes its place, and those that sealed before. */
function readOwnKeys(config: string): KeySet {
  const { attendanceKey, attendanceNextKey, attendanceSealKeys } = toDataPaths(readOrganisation(config).dataDir);
  const own = [attendanceKey, attendanceNextKey].filter((file) => existsSync(file)).map(readSigningKey);
  const archived = existsSync(attendanceSealKeys) ? readJwksFile(attendanceSealKeys) : new Map();
  const keys = new Map([...archived, ...fromJwks(toJwks(own))]);
  if (keys.size > 0) return keys;
  throw new CommandError("KEYS_UNUSABLE", `there is no ${attendanceKey}: give --jwks`, { exitCode });
}
