import type { Fault } from "./fault.ts";

/** Faults of what operators are told of secrets, tokens, packages and their organisation. */
export const OPERATOR_FAULTS: readonly Fault[] = [
  {
    name: "an example is taken for a secret",
    file: "packages/service/src/identity/keys.ts",
    find: "if (isGuessable(secret))",
    replace: "if (isGuessable(secret) && secret.length === 0)",
    project: "unit",
    tests: "identity/keys",
  },
  {
    name: "a licence that nobody read comes in",
    file: "scripts/ci/allowed-licences.ts",
    find: "review.packages.includes(name)",
    replace: "name.length > 0",
    project: "unit",
    tests: "third-party",
  },
  {
    name: "an advisory stays after its last day",
    file: "scripts/ci/advisories.ts",
    find: "until < today",
    replace: 'until === ""',
    project: "unit",
    tests: "advisories",
  },
  {
    name: "a configuration is checked without its database's password",
    file: "packages/bf/src/config-check/secret-files.ts",
    find: "demo === false ? findDatabasePasswordFault(databaseUrl) : undefined",
    replace: "demo === true ? findDatabasePasswordFault(databaseUrl) : undefined",
    project: "integration",
    tests: "bf-config-check",
  },
  {
    name: "the old signing key counts for ever after a rotation",
    file: "subgraphs/directory/src/domain/key-rotation.ts",
    find: "accepted: [next.key], isOver: true",
    replace: "accepted: [current, next.key], isOver: false",
    project: "unit",
    tests: "key-rotation",
  },
  {
    name: "a key of somebody who left is no finding",
    file: "subgraphs/directory/src/domain/api-key.ts",
    find: 'maker?.enabled === true && maker.role === "ADMIN" && coversPlaces(maker.places, places)',
    replace: "maker !== undefined && places.length > 0",
    project: "integration",
    tests: "bf-security-audit",
  },
];
