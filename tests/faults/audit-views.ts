import type { Fault } from "./fault.ts";

const FACTS = "router/src/audit/view-facts.ts";
const PLAN = "router/src/audit/view-plan.ts";
const TARGETS = "router/src/audit/view-targets.ts";
const MEMORY = "router/src/audit/view-memory.ts";
const unit = { project: "unit", tests: "router/src/audit" } as const;
const graph = { project: "integration", tests: "audit/views" } as const;
const way = { project: "integration", tests: "router-audit-views" } as const;

/** Faults of what the audit says of who saw whose data. */
export const AUDIT_VIEW_FAULTS: readonly Fault[] = [
  {
    name: "what an administrator sees as an employee leaves nothing",
    file: FACTS,
    find: " && viewer.viewedBy === undefined) return [];",
    replace: ") return [];",
    project: "unit",
    tests: "router/src/audit/view-facts",
  },
  {
    name: "records of somebody without a field of the person are nobody's",
    file: "router/src/audit/personal-types.ts",
    find: '"personId", "user", "pin"]',
    replace: '"personId", "user"]',
    ...unit,
  },
  {
    name: "text about people is nobody's",
    file: PLAN,
    find: "if (text !== undefined) types.add(text);",
    replace: 'if (text === "") types.add(text);',
    ...unit,
  },
  {
    name: "fragments hide what was seen",
    file: PLAN,
    find: "it.kind === Kind.INLINE_FRAGMENT ? it : reading.fragments.get(it.name.value)",
    replace: "it.kind === Kind.INLINE_FRAGMENT ? it : undefined",
    ...unit,
  },
  {
    name: "a variable's default hides who was asked for",
    file: FACTS,
    find: "{ ...defaults, ...variables }",
    replace: "{ ...variables, ...(roots.length < 0 ? defaults : {}) }",
    ...unit,
  },
  {
    name: "a question by PIN finds nobody",
    file: TARGETS,
    find: 'if (kind === "PIN") people',
    replace: 'if (kind === "PIN" && id === "") people',
    ...unit,
  },
  {
    name: "a list of a reader's punches is of every place of whoever asks",
    file: TARGETS,
    find: "if (place !== undefined) places.add(place);",
    replace: "if (place === undefined) places.add(id);",
    ...unit,
  },
  {
    name: "people beyond the first twenty of a question are left out",
    file: FACTS,
    find: "const chunks = Math.ceil(targets.length / MOST_TARGETS);",
    replace: "const chunks = Math.min(1, targets.length);",
    ...unit,
  },
  {
    name: "an account that looks at very many leaves a row for each",
    file: MEMORY,
    find: 'if (count >= mostOfActor) return "TOO_MANY";',
    replace: "",
    ...unit,
  },
  {
    name: "views beyond the bound are lost",
    file: FACTS,
    find: 'const all = verdict === "TOO_MANY" ? toChunks',
    replace: 'const all = verdict === "KNOWN" ? toChunks',
    ...unit,
  },
  {
    name: "a memory that is full grows",
    file: MEMORY,
    find: "if (known.size >= mostKnown) known.clear();",
    replace: "",
    ...unit,
  },
  {
    name: "a view is told again with each request",
    file: MEMORY,
    find: "      known.add(view);",
    replace: "",
    ...unit,
  },
  {
    name: "streams leave no view",
    file: "router/src/executor/views-plugin.ts",
    find: "isStream ? errors !== undefined : !data",
    replace: "isStream || errors !== undefined || !data",
    ...graph,
  },
  {
    name: "what was refused is called seen",
    file: TARGETS,
    find: "[...named].filter(isSeen)",
    replace: "[...named].filter((id) => isSeen(id) || id !== undefined)",
    ...graph,
  },
  {
    name: "what is not there is called seen",
    file: "router/src/executor/views-plugin.ts",
    find: "(data?.[key] ?? null) !== null",
    replace: "data?.[key] !== undefined",
    ...graph,
  },
  {
    name: "views that were not written yet are lost when the router stops",
    file: "router/src/audit/router-audit.ts",
    find: "writer.write([...seen, ...counted]);",
    replace: "writer.write(isStopped ? counted : [...seen, ...counted]);",
    ...way,
  },
  {
    name: "changes cannot be found among views",
    file: "subgraphs/directory/src/resolvers/query.ts",
    find: "filter ?? { isView: false }",
    replace: "filter ?? {}",
    ...way,
  },
  {
    name: "the breach pack calls views deeds",
    file: "packages/bf/src/privacy/breach-pack.ts",
    find: 'row.outcome === "OK" && !isView(row)',
    replace: 'row.outcome === "OK"',
    project: "integration",
    tests: "bf-privacy",
  },
  {
    name: "a person is told of looks at others",
    file: "subgraphs/directory/src/domain/person-views.ts",
    find: "target === EVERY_PLACE || names.includes(target)",
    replace: "target === EVERY_PLACE || names.includes(target) || target.length > 2",
    project: "unit",
    tests: "directory/src/domain/person-views",
  },
  {
    name: "a person is told of the own looks",
    file: "subgraphs/directory/src/domain/person-views.ts",
    find: "type === undefined || actor === own",
    replace: "type === undefined",
    project: "unit",
    tests: "directory/src/domain/person-views",
  },
  {
    name: "a page of looks reads the whole audit",
    file: "subgraphs/directory/src/person-looks.ts",
    find: "read < LOOK_READS.reads",
    replace: "read < LOOK_READS.reads * 9",
    project: "integration",
    tests: "directory-own-views",
  },
  {
    name: "whoever is nobody is told that nobody looked",
    file: "subgraphs/directory/src/resolvers/own-record.ts",
    find: "if (!names) return null;",
    replace: "if (!names) return { views: [], next: null, since: null };",
    project: "integration",
    tests: "directory-own-views",
  },
  {
    name: "an id leads to the names of somebody else",
    file: "subgraphs/attendance/src/resolvers/own-record.ts",
    find: "(await readOwnPersonId()) === id ? { id } : null",
    replace: "(await readOwnPersonId()) === undefined ? null : { id }",
    project: "integration",
    tests: "attendance/own-record",
  },
  {
    name: "one is named by places where one never was",
    file: "subgraphs/attendance/src/graph/own-names.ts",
    find: "(counts[nth] ?? 0) > 0",
    replace: "(counts[nth] ?? 0) >= 0",
    project: "integration",
    tests: "attendance/own-record",
  },
];
