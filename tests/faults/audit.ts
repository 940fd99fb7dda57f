import type { Fault } from "./fault.ts";

const CHAIN = "subgraphs/directory/src/domain/audit.ts";
const STORE = "subgraphs/directory/src/store/audit.ts";
const DELIVERY = "router/src/audit/delivery.ts";
const ROUTER = "router/src/audit/router-audit.ts";
const OUTBOX = "router/src/audit/outbox.ts";
const GRAPH = "router/src/audit/graph-audit.ts";
const unit = { project: "unit", tests: "directory/src/domain/audit" } as const;
const way = { project: "integration", tests: "router-audit" } as const;
const disk = { project: "integration", tests: "router-audit-disk" } as const;
const mutations = { project: "integration", tests: "audit/every-mutation" } as const;

/** Faults of the audit: its chain, and the way of what the router writes down. */
export const AUDIT_FAULTS: readonly Fault[] = [
  {
    name: "a leaf is the same whatever its salt",
    file: CHAIN,
    find: 'Buffer.from(salt, "base64url")',
    replace: '""',
    ...unit,
  },
  { name: "a leaf does not hold what it was about", file: CHAIN, find: "targets ?? []", replace: "[]", ...unit },
  {
    name: "a leaf is not compared with its fact",
    file: CHAIN,
    find: ": leaf.hash === hashFact(row, leaf.salt, row.changesLeaf);",
    replace: ": true;",
    ...unit,
  },
  {
    name: "what was changed is not compared with its leaf",
    file: CHAIN,
    find: "changesLeaf.hash === hashChanges(changes, changesLeaf.salt)",
    replace: "true",
    ...unit,
  },
  {
    name: "an administrator of one place reads what was changed of people of all",
    file: "subgraphs/directory/src/resolvers/query.ts",
    find: 'viewer.places === "*" ? (changes ?? []) : []',
    replace: "changes ?? []",
    project: "integration",
    tests: "integration/directory-administration.test",
  },
  {
    name: "what was changed is put to a fact that is erased",
    file: CHAIN,
    find: "row.targets === undefined && row.changes === undefined",
    replace: "row.targets === undefined",
    ...unit,
  },
  {
    name: "a leaf does not hold what was changed",
    file: CHAIN,
    find: "[changesLeaf.hash]",
    replace: "[]",
    ...unit,
  },
  {
    name: "an end that was cut off is not found",
    file: "subgraphs/directory/src/domain/audit-heads.ts",
    find: 'if (seq > last) return { seq, atMs, kind: "CUT_OFF" };',
    replace: "if (seq > last) continue;",
    ...unit,
  },
  {
    name: "the directory takes a fact each time that it is sent",
    file: STORE,
    find: "facts.filter(({ seq }) => seq > known)",
    replace: "facts.filter(({ seq }) => seq > 0)",
    ...way,
  },
  {
    name: "the router forgets facts that the directory does not say it has",
    file: DELIVERY,
    find: "    const through = parseAuditTaken(",
    replace: "    outbox.remove(last);\n    const through = parseAuditTaken(",
    ...way,
  },
  {
    name: "numbers of an older copy of the outbox are used again",
    file: DELIVERY,
    find: "if (through > last) outbox.renewSource();\n    else outbox.remove(last);",
    replace: "outbox.remove(last);",
    ...way,
  },
  {
    name: "refusals are a row each at the router",
    file: ROUTER,
    find: "if (isSingle(fact)) await",
    replace: "if (isSingle(fact) || fact.count === undefined) await",
    ...way,
  },
  {
    name: "what was counted is lost when the router stops",
    file: ROUTER,
    find: "      stopRounds();\n      settle();",
    replace: "      stopRounds();",
    ...way,
  },
  {
    name: "the router says nothing of the directory's mutations that it refused itself",
    file: GRAPH,
    find: "own.has(name) && hasRun &&",
    replace: "own.has(name) &&",
    ...mutations,
  },
  {
    name: "whoever is refused at the door leaves nothing",
    file: GRAPH,
    find: "void record(toRefusal(applicant, error))",
    replace: "void toRefusal(applicant, error)",
    ...mutations,
  },
  {
    name: "whatever an input holds is named as what a mutation was about",
    file: "packages/service/src/graphql/audit-targets.ts",
    find: "if (type === GraphQLID || type.name === GraphQLID.name)",
    replace: 'if (type === GraphQLID || type.name === GraphQLID.name || type.name === "String")',
    ...mutations,
  },
  {
    name: "a batch is as large as its facts make it",
    file: OUTBOX,
    find: "list: (limit) => takeFirst(oldest.all(limit).map(toNumberedFact)),",
    replace: "list: (limit) => [...takeFirst([]), ...oldest.all(limit).map(toNumberedFact)],",
    ...way,
  },
  {
    name: "facts are kept with texts that the directory does not take",
    file: OUTBOX,
    find: "text.slice(0, MOST_FACT_CHARACTERS)",
    replace: "text.slice(0, MOST_FACT_CHARACTERS * 8)",
    ...disk,
  },
  {
    name: "a damaged file is opened again and again",
    file: "router/src/audit/outbox-file.ts",
    find: "if (!(error instanceof SqliteError && DAMAGED.has(error.code))) throw error;",
    replace: "if (error instanceof SqliteError || DAMAGED.size > 0) throw error;",
    ...disk,
  },
  {
    name: "each fact that the disk does not take is a line of the log",
    file: "router/src/audit/outage.ts",
    find: "      if (!isOut) tell.fails(error);",
    replace: "      tell.fails(error);",
    ...disk,
  },
  {
    name: "a round that is cut off by the end is called a fault of the directory",
    file: ROUTER,
    find: "if (!isStopped) told.fails(error);",
    replace: "told.fails(error);",
    ...disk,
  },
  {
    name: "what the router brought lies in the gaps of its file",
    file: OUTBOX,
    find: 'if (oldest.get(1) === undefined) db.pragma("wal_checkpoint(TRUNCATE)");',
    replace: "",
    ...disk,
  },
  {
    name: "a changed setting leaves no entry",
    file: "subgraphs/directory/src/configuration/follow-configuration.ts",
    find: "if (targets.length > 0) await record(",
    replace: "if (targets.length > 99) await record(",
    project: "integration",
    tests: "directory-configuration",
  },
  {
    name: "the settings that were seen are kept in plain text",
    file: "subgraphs/directory/src/configuration/configuration-change.ts",
    find: 'createHmac("sha256", key).update(text).digest("base64url")',
    replace: "text + String(key.length)",
    project: "unit",
    tests: "directory/src/configuration",
  },
  {
    name: "a reader is another one at another place of its list",
    file: "subgraphs/directory/src/configuration/configuration-change.ts",
    find: 'typeof id === "string" ? id : String(index)',
    replace: "String(index)",
    project: "unit",
    tests: "directory/src/configuration",
  },
  {
    name: "a place says what was changed by what it was not asked",
    file: "router/src/operation/told-changes.ts",
    find: "if (keys.includes(key)) changes?.set(key, changed);",
    replace: "if (keys.length > 0) changes?.set(key, changed);",
    ...{ project: "integration", tests: "audit/told-by-places" },
  },
  {
    name: "an entry names fewer people than are copied, and does not say so",
    file: "subgraphs/place/src/resolvers/jobs/audited-users.ts",
    find: "...(more > 0 ?",
    replace: "...(more < 0 ?",
    ...{ project: "unit", tests: "resolvers/jobs/audited-users" },
  },
  {
    name: "an entry of people who are to be on readers does not say who they are",
    file: "subgraphs/place/src/resolvers/jobs/audited-users.ts",
    find: "const of = { userId, job: jobId };",
    replace: "const of = { userId: null, job: jobId || userId };",
    ...{ project: "integration", tests: "place-audited-people" },
  },
  {
    name: "nothing says that a comm key was given anew",
    file: "subgraphs/place/src/resolvers/readers/audited-reader.ts",
    find: 'const SECRET = "(secret)";',
    replace: "const SECRET = null;",
    ...{ project: "integration", tests: "place-audited-changes" },
  },
];
