import { readFileSync } from "node:fs";
import { fromJwks, type KeySet } from "@biometricflow/service/identity/keys";
import { BAD_INPUT, CommandError } from "./command.ts";

const DEADLINE_MS = 10_000;
const exitCode = BAD_INPUT;

/** The public keys of a file or an address. @throws {CommandError} KEYS_UNUSABLE */
export async function readKeys(source: string): Promise<KeySet> {
  try {
    const text = /^https?:\/\//.test(source) ? await fetchText(source) : readFileSync(source, "utf8");
    const keys = fromJwks(JSON.parse(text));
    if (keys.size > 0) return keys;
  } catch (cause) {
    throw new CommandError("KEYS_UNUSABLE", `${source} gives no key set (JWKS)`, { cause, exitCode });
  }
  throw new CommandError("KEYS_UNUSABLE", `${source} holds no ES256 key`, { exitCode });
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS), redirect: "error" });
  if (!response.ok) throw new TypeError(`it answers with ${response.status}`);
  return response.text();
}
