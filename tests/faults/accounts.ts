import type { Fault } from "./fault.ts";

const ADMINISTRATION = "subgraphs/directory/src/domain/administration.ts";
const LINKS = "subgraphs/directory/src/password-links.ts";
const OWN = "subgraphs/directory/src/own-password.ts";

/** Faults of administered accounts, of password links and of one's own password. */
export const ACCOUNT_FAULTS: readonly Fault[] = [
  {
    name: "the last administrator of every place can be changed",
    file: ADMINISTRATION,
    find: "if (!isFullAdmin(principal)) refuseLastAdmin(account, accounts);",
    replace: "",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "whoever views as another account changes it",
    file: "packages/service/src/graphql/view-as.ts",
    find: "viewer?.viewedBy === undefined || ",
    replace: "viewer !== undefined || ",
    project: "integration",
    tests: "view-as",
  },
  {
    name: "a view of another account outlives the session that asked for it",
    file: "subgraphs/directory/src/view-as.ts",
    find: "sid: session.id, act",
    replace: 'sid: "view", act',
    project: "integration",
    tests: "directory-view-as",
  },
  {
    name: "what is refused to whoever views as another account stands in the audit as that one's",
    file: "packages/service/src/graphql/audit.ts",
    find: "viewer ? toAsker(viewer) :",
    replace: "viewer ? viewer.subject :",
    project: "integration",
    tests: "tests/federation/view-as",
  },
  {
    name: "an administrator who waits for a password counts as one",
    file: ADMINISTRATION,
    find: " && waitsForPassword !== true",
    replace: "",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "an administrator of some places gives every place",
    file: ADMINISTRATION,
    find: "requireCovered(admin, principal.places);",
    replace: "",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "an administrator of some places changes accounts of others",
    file: ADMINISTRATION,
    find: " || !coversPlaces(admin.places, account.places)",
    replace: "",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "a disabled administrator goes on by its token",
    file: ADMINISTRATION,
    find: "admin?.enabled === true && ",
    replace: "admin !== undefined && ",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "an account whose rights changed keeps its sessions",
    file: ADMINISTRATION,
    find: '{ endSessions: { subject, endedBy: "ADMIN", atMs } }',
    replace: "{}",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "a password link sets a password twice",
    file: LINKS,
    find: 'endPasswordLinks: { subject, endedBy: "USED" },',
    replace: "",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "two who come with one link at once both set a password",
    file: LINKS,
    find: 'return judged.judgement === "GOOD" ?',
    replace: "return judged.account !== undefined ?",
    project: "integration",
    tests: "directory-administration",
  },
  {
    name: "other sessions outlive a change of the own password",
    file: OWN,
    find: 'endSessions: { subject, endedBy: "PASSWORD" as const, atMs, exceptId: sessionId },',
    replace: "",
    project: "integration",
    tests: "directory-administration",
  },
];
