import { createPublicKey } from "node:crypto";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { type KeySet, readJwksFile, readSigningKey } from "@biometricflow/service/identity/keys";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { readKeys } from "../key-set.ts";
import { openPrompts } from "../prompts.ts";
import { type InspectedToken, inspectToken } from "../token-inspect/inspect-token.ts";

/** `bf token inspect`. */
export const tokenInspect: Command = {
  name: "token inspect",
  summary: "says what a token is for, whose it is, when it ends, and whether it counts; it comes by stdin",
  usage: `[--config DIR] [--jwks FILE|URL] [--json]

  --config  the organisation's folder whose keys are trusted; with an address, the one whose tls says which CAs are trusted there
  --jwks    the public keys that are trusted: a file, or an address such as http://192.168.1.10:9000/.well-known/jwks.json
  --json    one JSON object

  A token counts where the services would take it: their own check says so. Without keys nothing is checked. Ends with 0 where
  the token counts, with 1 where it does not or was not checked, with 2 for what is no token. The token is not shown again.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: "string" }, jwks: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const { config, jwks } = values;
    const isFile = jwks !== undefined && !jwks.startsWith("http");
    if (config !== undefined && isFile) throw badUsage("--config or a FILE of --jwks, not both");
    const keys = jwks === undefined ? readFolder(config) : await readKeys(jwks, config);
    const inspected = inspectToken(await readToken(), keys, Date.now());
    if (inspected === undefined)
      throw new CommandError("NO_TOKEN", "what came by stdin is no token: three parts with dots between", {
        exitCode: BAD_INPUT,
      });
    process.stdout.write(values.json ? `${JSON.stringify(inspected)}\n` : toText(inspected));
    return inspected.verdict === "COUNTS" ? 0 : 1;
  },
};

async function readToken(): Promise<string> {
  const prompts = openPrompts();
  try {
    const line = await (process.stdin.isTTY ? prompts.askSecret("Token: ") : prompts.ask(""));
    return (line ?? "").trim();
  } finally {
    prompts.close();
  }
}

/** The public half of every key that is here, of directory, router and attendance. */
function readFolder(config: string | undefined): KeySet | undefined {
  if (config === undefined) return undefined;
  const paths = toDataPaths(readOrganisation(config).dataDir);
  const { directoryKey, directoryNextKey, attendanceKey, attendanceNextKey, routerJwks } = paths;
  const files = [directoryKey, directoryNextKey, attendanceKey, attendanceNextKey];
  const own = files.filter((file) => existsSync(file)).map(readSigningKey);
  const router = existsSync(routerJwks) ? readJwksFile(routerJwks) : new Map();
  return new Map([...router, ...own.map(({ kid, privateKey }) => [kid, createPublicKey(privateKey)] as const)]);
}

/** Texts of a token are shown as JSON: whoever wrote it may have put anything into them. */
function toText({ verdict, reason, purpose, header, claims, expiresInSeconds }: InspectedToken): string {
  const ends =
    expiresInSeconds === null
      ? "it does not say when it ends"
      : expiresInSeconds > 0
        ? `ends in ${expiresInSeconds} s`
        : `ended ${-expiresInSeconds} s ago`;
  const rows = [...Object.entries(header), ...Object.entries(claims)];
  return [
    `${verdict}: ${reason}\n`,
    `${purpose ?? "for nothing that is known here"}; ${ends}\n`,
    ...rows.map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}\n`),
  ].join("");
}
