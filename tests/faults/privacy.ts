import type { Fault } from "./fault.ts";

const EXPORT = { project: "integration", tests: "bf-person-export" } as const;

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
    find: "if (isOwn({ localTime: now.toISOString() }))",
    replace: "if (isOwn({ localTime: now.toISOString() }) || notes)",
    ...EXPORT,
  },
];
