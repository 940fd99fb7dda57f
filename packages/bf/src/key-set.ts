import { readFileSync } from "node:fs";
import { readOrganisation } from "@biometricflow/config/organisation";
import { fetchOwn } from "@biometricflow/edge/own-connections";
import { fromJwks, type KeySet } from "@biometricflow/service/identity/keys";
import { BAD_INPUT, CommandError } from "./command.ts";
import { askAsProcesses } from "./trust.ts";

const DEADLINE_MS = 10_000;
const exitCode = BAD_INPUT;

/**
 * The public keys of a file or an address.
 *
 * @param config an organisation's folder: an address is asked with the CAs that it trusts, and the certificate that it shows
 * @throws {CommandError} KEYS_UNUSABLE; {ConfigError}
 */
export async function readKeys(source: string, config: string | undefined): Promise<KeySet> {
  const isAddress = /^https?:\/\//.test(source);
  if (isAddress && config !== undefined) askAsProcesses(readOrganisation(config));
  try {
    const text = isAddress ? await fetchText(source) : readFileSync(source, "utf8");
    const keys = fromJwks(JSON.parse(text));
    if (keys.size > 0) return keys;
  } catch (cause) {
    throw new CommandError("KEYS_UNUSABLE", `${source} gives no key set (JWKS)`, { cause, exitCode });
  }
  throw new CommandError("KEYS_UNUSABLE", `${source} holds no ES256 key`, { exitCode });
}

async function fetchText(url: string): Promise<string> {
  const response = await fetchOwn(url, { signal: AbortSignal.timeout(DEADLINE_MS), redirect: "error" });
  if (!response.ok) throw new TypeError(`it answers with ${response.status}`);
  return response.text();
}
