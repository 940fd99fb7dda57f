import { z } from "zod";
import { isLoopback, text } from "./fields.ts";

const ISSUER_EXPECTED =
  "the https address of the provider, as its discovery document names it; http on this machine alone";

/** `oidc` of `organisation.json`: the provider by which people may sign in. */
export const oidcFile = z.strictObject({
  issuer: z.string({ error: ISSUER_EXPECTED }).refine(isIssuer, ISSUER_EXPECTED),
  clientId: text,
  /** Holds the secret and nothing else. Relative to the organisation folder. */
  clientSecretFile: text,
  /** What stands on the button. */
  label: text.max(64, "at most 64 characters").default("OpenID Connect"),
  scopes: z
    .array(text, { error: "a list of scopes" })
    .refine((scopes) => scopes.includes("openid"), "a list with `openid`")
    .default(["openid", "email", "profile"]),
});

/** The content of `oidc`. */
export type OidcFile = Readonly<z.output<typeof oidcFile>>;

function isIssuer(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.search !== "" || url.hash !== "" || url.username !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}
