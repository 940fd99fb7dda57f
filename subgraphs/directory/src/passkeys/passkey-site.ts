import { createHash } from "node:crypto";
import type { PasskeySite } from "@biometricflow/config/passkey-site";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { DirectoryError } from "../domain/errors.ts";
import type { PasskeyChallenges } from "../domain/passkey-challenges.ts";
import type { SignInLimitOptions } from "../domain/sign-in-limit.ts";
import type { SecondFactors } from "../second-factor/second-factors.ts";
import type { SignInCheck } from "../sign-in.ts";

/** What passkeys stand on. */
export interface PasskeysOptions {
  readonly store: Pick<DirectoryStore, "viewAccounts" | "changeAccounts">;
  /** By the configuration alone: no header says where one is. */
  readonly site: PasskeySite;
  readonly challenges: PasskeyChallenges;
  /** Browsers show it. */
  readonly organisation: string;
  readonly checkSignIn: SignInCheck;
  readonly requireCode: SecondFactors["requireCode"];
  readonly now: () => number;
  /** Wrong answers that one address may send. */
  readonly limit?: SignInLimitOptions;
}

/** A site that has passkeys. */
export type OfferedSite = Extract<PasskeySite, { readonly kind: "OFFERED" }>;

/** @throws {DirectoryError} PASSKEYS_NOT_OFFERED saying what the address of the dashboard lacks */
export function requireSite(site: PasskeySite): OfferedSite {
  if (site.kind === "OFFERED") return site;
  const lack = site.obstacle === "NO_NAME" ? "has a name in the place of an IP address" : "begins with https";
  const message = `Passkeys need a publicUrl that ${lack}`;
  throw new DirectoryError("PASSKEYS_NOT_OFFERED", message, { obstacle: site.obstacle });
}

/** How an authenticator knows the account: no name, for whoever finds the authenticator. */
export function toUserHandle(subject: string): Buffer {
  return createHash("sha256").update(`passkey ${subject}`).digest();
}
