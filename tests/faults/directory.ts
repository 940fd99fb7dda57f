import type { Fault } from "./fault.ts";

const SETUP = "subgraphs/directory/src/setup.ts";
const TOKEN = "subgraphs/directory/src/domain/setup-token.ts";

/** Faults of the set-up link and of operators' changes to accounts. */
export const DIRECTORY_FAULTS: readonly Fault[] = [
  {
    name: "a set-up token counts although somebody has an account",
    file: TOKEN,
    find: "hasAccounts || ",
    replace: "",
    project: "unit",
    tests: "setup-token",
  },
  {
    name: "a set-up token never expires",
    file: TOKEN,
    find: "nowMs >= token.expiresAtMs",
    replace: "false",
    project: "unit",
    tests: "setup-token",
  },
  {
    name: "two who redeem one token at once both get an account",
    file: SETUP,
    find: 'return verdict === "GOOD"',
    replace: "return true",
    project: "integration",
    tests: "directory-setup",
  },
  {
    name: "wrong set-up tokens are not counted",
    file: SETUP,
    find: 'if (judgement === "UNKNOWN") countGuess(address);',
    replace: "",
    project: "integration",
    tests: "directory-setup",
  },
  {
    name: "an earlier set-up link outlives a later start",
    file: SETUP,
    find: '{ endSetupTokens: "REPLACED", addSetupToken: next }',
    replace: "{ addSetupToken: next }",
    project: "integration",
    tests: "directory-setup",
  },
  {
    name: "a password reset leaves the sessions of the old password",
    file: "subgraphs/directory/src/domain/account.ts",
    find: 'endSessions: { subject, endedBy: "OPERATOR", atMs: act.atMs },',
    replace: "",
    project: "integration",
    tests: "directory-accounts",
  },
  {
    name: "a session begins with a password that was replaced while it was compared",
    file: "subgraphs/directory/src/sessions.ts",
    find: "if (!isAdded) throw new SessionOverError(principal.subject);",
    replace: "",
    project: "integration",
    tests: "directory-accounts",
  },
  {
    name: "a restored ledger keeps its epoch",
    file: "subgraphs/place/src/operate.ts",
    find: "renewEpoch(db);",
    replace: "",
    project: "integration",
    tests: "bf-restore",
  },
];
