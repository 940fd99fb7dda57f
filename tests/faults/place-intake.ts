import type { Fault } from "./fault.ts";

const INTAKE = "subgraphs/place/src/domain/intake";

/** Faults of rows that no reader brings. */
export const PLACE_INTAKE_FAULTS: readonly Fault[] = [
  {
    name: "a punch of an app counts before anybody approved it",
    file: `${INTAKE}/recorded-punch.ts`,
    find: 'untrue ?? (rule === "NEEDS_APPROVAL" ? "NEEDS_APPROVAL" : undefined)',
    replace: "untrue",
    project: "unit",
    tests: "domain/intake/recorded-punch",
  },
  {
    name: "a key of one place is that of another",
    file: "subgraphs/place/src/domain/identity.ts",
    find: "[told.placeId, told.channel, told.key]",
    replace: "[told.channel, told.key]",
    project: "unit",
    tests: "domain/intake/recorded-punch",
  },
  {
    name: "a file of a log tells nothing of copies",
    file: "subgraphs/place/src/domain/row-decision.ts",
    find: '["READ", "FILE", "PUSH"]',
    replace: '["READ", "PUSH"]',
    project: "unit",
    tests: "domain/row-decision",
  },
  {
    name: "a file that tells a punch with another verify code tells another punch",
    file: `${INTAKE}/row-file.ts`,
    find: "known !== undefined && told.has(known) ? known : first?.row.verifyCode",
    replace: "first?.row.verifyCode",
    project: "unit",
    tests: "domain/intake/row-file",
  },
  {
    name: "a file of a reader of another place is taken",
    file: "subgraphs/place/src/collector/import-rows.ts",
    find: 'if (refusal !== undefined) return { kind: "NOT_OURS", refusal };',
    replace: "void refusal;",
    project: "integration",
    tests: "integration/place-import-rows",
  },
];
