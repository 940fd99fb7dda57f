import { resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { isLoopback } from "./fields.ts";
import type { OidcFile } from "./oidc-file.ts";
import { readSecretLine } from "./secret-line.ts";

/** The provider by which people may sign in, and how it knows us. */
export interface OidcSettings extends Omit<OidcFile, "clientSecretFile" | "label"> {
  readonly clientSecret: string;
  /** Where the provider sends browsers back to. */
  readonly redirectUri: string;
}

/** The page of the dashboard to which the provider sends browsers back. */
const CALLBACK_PATH = "/session/oidc/callback";

interface OidcParts {
  readonly oidc: OidcFile | undefined;
  readonly publicUrl: string | undefined;
  readonly configDir: string;
}

/** Finds what keeps the provider from sending browsers back: no headers say where the dashboard is, and a code goes by TLS. */
export function findOidcFault({ oidc, publicUrl, configDir }: OidcParts): readonly ConfigFault[] {
  if (oidc === undefined) return [];
  const url = publicUrl === undefined ? undefined : new URL(publicUrl);
  if (url?.protocol === "https:" || (url !== undefined && isLoopback(url.hostname))) return [];
  const expected = "the https address of the dashboard: the provider of `oidc` sends browsers back there";
  return [{ file: resolve(configDir, "organisation.json"), key: "publicUrl", found: publicUrl ?? "nothing", expected }];
}

/** Reads `oidc` with the secret's file, adding a fault where that has none. */
export function readOidc({ oidc, publicUrl, configDir }: OidcParts, faults: ConfigFault[]): OidcSettings | undefined {
  if (oidc === undefined || publicUrl === undefined) return undefined;
  const { clientSecretFile, label: _label, ...rest } = oidc;
  const clientSecret = readSecretLine(resolve(configDir, clientSecretFile));
  if (clientSecret === undefined)
    faults.push({
      file: resolve(configDir, "organisation.json"),
      key: "oidc.clientSecretFile",
      found: "a file without one",
      expected: "a readable file that holds the secret",
    });
  return { ...rest, clientSecret: clientSecret ?? "", redirectUri: `${publicUrl}${CALLBACK_PATH}` };
}
