import { resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";
import { isLoopback } from "./fields.ts";
import type { OidcFile } from "./oidc-file.ts";
import { readNamedSecret } from "./secret-line.ts";

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

/** Reads `oidc` with the secret's file, adding a fault where that has none of our own. */
export function readOidc(
  { oidc, publicUrl, configDir, isDemo }: OidcParts & { readonly isDemo: boolean },
  faults: ConfigFault[],
): OidcSettings | undefined {
  if (oidc === undefined || publicUrl === undefined) return undefined;
  const { clientSecretFile, label: _label, ...rest } = oidc;
  const named = {
    configDir,
    key: "oidc.clientSecretFile",
    file: clientSecretFile,
    what: "secret",
    owner: oidc.clientId,
  };
  const clientSecret = readNamedSecret({ ...named, isDemo }, faults);
  return { ...rest, clientSecret, redirectUri: `${publicUrl}${CALLBACK_PATH}` };
}
