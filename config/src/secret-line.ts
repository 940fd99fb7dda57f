import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { FOUND_EXAMPLE, isExampleSecret } from "./example-secret.ts";

/** A file beside `organisation.json` that holds a secret which others gave us. */
interface NamedSecret {
  readonly configDir: string;
  /** Where `organisation.json` names the file, such as `email.passwordFile`. */
  readonly key: string;
  readonly file: string;
  /** What the secret is, in words. */
  readonly what: string;
  /** As whom it is used. */
  readonly owner: string;
  /** Whether the organisation is a demo: such a one may have an example. */
  readonly isDemo: boolean;
}

/** Reads the secret, adding a fault where its file has none or one that everybody tries first; empty then. */
export function readNamedSecret(named: NamedSecret, faults: ConfigFault[]): string {
  const { configDir, key, file, what, owner, isDemo } = named;
  const secret = readLine(resolve(configDir, file));
  const at = { file: resolve(configDir, "organisation.json"), key };
  if (secret === undefined)
    faults.push({ ...at, found: "a file without one", expected: `a readable file that holds the ${what}` });
  else if (!isDemo && isExampleSecret(secret, owner))
    faults.push({ ...at, found: FOUND_EXAMPLE, expected: `a file with a ${what} of our own` });
  return secret ?? "";
}

function readLine(file: string): string | undefined {
  try {
    const text = readFileSync(file, "utf8").trim();
    return text === "" ? undefined : text;
  } catch {
    return undefined;
  }
}
