/** A directory and a real provider beside it, and what people do at both. */
import { openAccounts, type OperatedAccounts } from "@biometricflow/directory/operate";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach } from "vitest";
import { OidcStage } from "../setup/oidc-stage.ts";
import { showCode } from "./authenticator.ts";
import { ADMIN, DirectoryHarness, type Refusal, type Tokens } from "./directory-harness.ts";

const ORIGIN = "https://time.example.org";
export const REDIRECT = `${ORIGIN}/session/oidc/callback`;
export const HR = { sub: "id-of-hr", email: "hr", email_verified: true };

/** New for each test. */
export let directory: DirectoryHarness;
export let provider: OidcStage;

/** Has each test of a file begin with a directory that offers a provider. */
export function stageOidc(): void {
  beforeEach(async () => {
    provider = new OidcStage();
    await provider.start(REDIRECT);
    provider.person = HR;
    directory = new DirectoryHarness();
    directory.webOrigin = ORIGIN;
    offer();
    await directory.start();
  });
  afterEach(async () => {
    await directory.remove();
    await provider.stop();
  });
}

function offer(): void {
  const { issuer, clientId, clientSecret } = provider;
  const scopes = ["openid", "email", "profile"];
  directory.oidc = { issuer, clientId, clientSecret, redirectUri: REDIRECT, scopes };
}

export async function restart(): Promise<void> {
  await directory.stop();
  await directory.start();
}

type Finished = Partial<Tokens> & Partial<Refusal>;

export const begin = async () => (await directory.post<{ url: string; binding: string }>("/auth/oidc/begin", {})).body;
export const finish = (given: object) => directory.post<Finished>("/auth/oidc/finish", given);
export const signIn = async () => {
  const { url, binding } = await begin();
  return finish({ binding, parameters: await provider.visit(url) });
};
export const codeOf = async (answer: Promise<{ body: Finished }>) => (await answer).body.error?.code;
export const audit = async (action = "signInByOidc", more = "") => {
  const query = `{ auditLog(first: 1, filter: { action: "${action}" }) { actor account outcome${more} } }`;
  return (await directory.ask<{ auditLog: readonly object[] }>(ADMIN, query)).body.data?.auditLog[0];
};
export const claimsOf = async (username: string, role: "HR" | "ADMIN"): Promise<NewTokenClaims> => {
  const { body } = await directory.verify((await directory.signIn(directory.findAccount(username))).access_token);
  return { sub: `account/${username}`, sid: body.sid ?? "", role, places: ["*"] };
};
export const run = async <Payload>(text: string, as: NewTokenClaims) =>
  Object.values((await directory.ask<Record<string, Payload>>(as, `mutation { ${text} }`)).body.data ?? {})[0];
/** Gives the account a second factor; what shows its codes, each once. */
export async function addFactor(username: "hr" | "admin") {
  const claims = await claimsOf(username, username === "hr" ? "HR" : "ADMIN");
  const password = JSON.stringify(directory.findAccount(username).password);
  const told = await run<{ secret: string }>(`beginSecondFactor(input: { password: ${password} }) { secret }`, claims);
  const show = () => {
    directory.nowMs += 30_000;
    return showCode(told?.secret ?? "", directory.nowMs);
  };
  await run(`confirmSecondFactor(input: { code: "${show()}" }) { recoveryCodes }`, claims);
  return show;
}
export const withAccounts = async <T>(work: (accounts: OperatedAccounts) => Promise<T>) => {
  const accounts = await openAccounts({ file: directory.storeFile }, () => directory.nowMs);
  try {
    return await work(accounts);
  } finally {
    await accounts.close();
  }
};

export const bindAdmin = () =>
  withAccounts((accounts) => accounts.bind("admin", { issuer: provider.issuer, subject: "a" }));
