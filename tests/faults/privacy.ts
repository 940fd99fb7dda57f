import type { Fault } from "./fault.ts";

const EXPORT = { project: "integration", tests: "bf-person-export" } as const;

const CONSENTS = { project: "integration", tests: "place-consents" } as const;

const RETENTION = { project: "integration", tests: "bf-retention" } as const;

const PRIVACY = { project: "integration", tests: "bf-privacy" } as const;

/** Faults of what is held about people, and of who is told it. */
export const PRIVACY_FAULTS: readonly Fault[] = [
  {
    name: "what is held about a person goes out unseen by the audit",
    file: "packages/bf/src/commands/person-export.ts",
    find: "await directory.noteExport(ids);",
    replace: "",
    ...EXPORT,
  },
  {
    name: "somebody gets the punches of whoever has the PIN now",
    file: "subgraphs/attendance/src/domain/people/claimed-person.ts",
    find: "claims.some((claim) => isClaimed(claim, row))",
    replace: "claims.some((claim) => claim.pin === row.pin && isClaimed !== undefined)",
    ...EXPORT,
  },
  {
    name: "a store that cannot be asked is an empty success",
    file: "packages/bf/src/person-export/held-person.ts",
    find: "return { ...part, isComplete: false, missing: [why]",
    replace: "return { ...part, isComplete: true, missing: [why].slice(1)",
    ...EXPORT,
  },
  {
    name: "a person is told what readers know of somebody else",
    file: "packages/bf/src/person-export/held-person.ts",
    find: "const isToday = isOwnPin(pin, person, now.getTime());",
    replace: "const isToday = isOwnPin(pin, person, now.getTime()) || held !== undefined;",
    ...EXPORT,
  },
  {
    name: "the audit of whoever has the PIN now goes to who had it before",
    file: "subgraphs/directory/src/store/kept-person.ts",
    find: "(ids.has(id) && isOwn(id, atMs));",
    replace: "(ids.has(id) && isOwn !== undefined && atMs >= 0);",
    ...EXPORT,
  },
  {
    name: "a copy of many people goes out whole to each of them",
    file: "subgraphs/directory/src/domain/own-changes.ts",
    find: "return value.filter(namesOwn).map(toOwn);",
    replace: "return value;",
    ...EXPORT,
  },
  {
    name: "what a change of many people says of the others goes out",
    file: "subgraphs/directory/src/domain/own-changes.ts",
    find: ".filter((change) => isWhole || namesOwn(change))",
    replace: "",
    ...EXPORT,
  },
  {
    name: "the account of whoever has the PIN now goes to who had it before",
    file: "subgraphs/directory/src/store/kept-person.ts",
    find: "ids.ids.has(id) && ids.isOwn(id, ids.nowMs)",
    replace: "ids.ids.has(id)",
    ...EXPORT,
  },
  {
    name: "rows of a PIN go out though nobody says whose they are",
    file: "packages/bf/src/person-export/collect-person.ts",
    find: "if (attendance.isComplete || (byPin && person === undefined)) return;",
    replace: "if (attendance.isComplete || byPin || pin) return;",
    ...EXPORT,
  },
  {
    name: "what somebody agreed to goes to whoever has the PIN now",
    file: "packages/bf/src/person-export/held-person.ts",
    find: "filter(({ date }) => isOwn(date))",
    replace: "filter(({ date }) => isToday || isOwn(date))",
    ...EXPORT,
  },
  {
    name: "a decision about a PIN names the others",
    file: "subgraphs/attendance/src/store/kept-person.ts",
    find: "names: _names, ...row",
    replace: "...row",
    ...EXPORT,
  },
  {
    name: "what was once in an old file is told as what is held",
    file: "packages/bf/src/place-backup/own-ledgers.ts",
    find: "if (mark === undefined) return undefined;",
    replace: "if (mark !== databaseUrl) return undefined;",
    ...EXPORT,
  },
  {
    name: "a broken chain is told as a whole one",
    file: "packages/bf/src/privacy/breach-pack.ts",
    find: "const isRight = verdict.brokenAt === null && verdict.head === null;",
    replace: "const isRight = verdict.head === null;",
    ...PRIVACY,
  },
  {
    name: "a pack after a breach knows passwords alone",
    file: "packages/bf/src/privacy/breach-pack.ts",
    find: "[...AUTH_ACTIONS, ",
    replace: "[...AUTH_ACTIONS.slice(0, 1), ",
    ...PRIVACY,
  },
  {
    name: "a name in the record of processing is mark-up",
    file: "packages/bf/src/privacy/processing-record.ts",
    find: "${toText(name)} at ",
    replace: "${toCell(name)} at ",
    ...PRIVACY,
  },
  {
    name: "who may see what is guessed",
    file: "packages/bf/src/privacy/processing-record.ts",
    find: "return [...stated];",
    replace: 'return ["ADMIN"];',
    ...PRIVACY,
  },
  {
    name: "a dry run removes what it counts",
    file: "packages/bf/src/commands/retention.ts",
    find: "removed: apply ? await operated.apply() : null",
    replace: "removed: apply || due ? await operated.apply() : null",
    ...RETENTION,
  },
  {
    name: "what is removed for its age is in no audit",
    file: "subgraphs/directory/src/operate-retention.ts",
    find: 'await store.appendAudit([{ ...fact, action: "applyRetention", count }]);',
    replace: "",
    ...RETENTION,
  },
  {
    name: "a dry run counts rows that stay",
    file: "subgraphs/directory/src/store/due-records.ts",
    find: "MIN(seq) FROM audit WHERE at >=",
    replace: "MAX(seq) FROM audit WHERE at >=",
    ...RETENTION,
  },
  {
    name: "what a person agreed to stays when it is erased",
    file: "subgraphs/place/src/store/erase-person.ts",
    find: 'yield* ask("DELETE FROM consents WHERE user_id = ?", [id]);',
    replace: "",
    ...{ project: "integration", tests: "place-erasure-store" },
  },
  {
    name: "whoever agreed once agrees for ever",
    file: "subgraphs/place/src/store/consent-rows.ts",
    find: "AND nth = (${last}))`;",
    replace: "AND nth <= (${last}))`;",
    ...CONSENTS,
  },
  {
    name: "a VIEWER learns who did not agree",
    file: "subgraphs/place/src/resolvers/user-list.ts",
    find: "const SEE_CONSENTS: readonly string[] = [",
    replace: 'const SEE_CONSENTS: readonly string[] = ["VIEWER", ',
    ...CONSENTS,
  },
  {
    name: "a log names whoever said something",
    file: "subgraphs/place/src/resolvers/consents/consents.ts",
    find: "to: place.id });",
    replace: "to: userId });",
    ...CONSENTS,
  },
  {
    name: "what was never agreed to is withdrawn",
    file: "subgraphs/place/src/domain/consents/consent.ts",
    find: 'if (wish.state === "WITHDRAWN" && last?.state !== "GIVEN")',
    replace: 'if (wish.state === "WITHDRAWN" && wish.date === "")',
    ...{ project: "unit", tests: "consents/consent" },
  },
  {
    name: "what the router kept of an erased person comes back",
    file: "subgraphs/directory/src/forgetting-store.ts",
    find: "fact: toKept(fact) }",
    replace: "fact: batch === undefined ? toKept(fact) : fact }",
    project: "integration",
    tests: "directory-forgotten",
  },
];
