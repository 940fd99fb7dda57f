import type { Fault } from "./fault.ts";

const POSTGRES = "subgraphs/directory/src/store/postgres/open.ts";
const OPEN = "subgraphs/directory/src/open-store.ts";
const TAKE_OVER = "subgraphs/directory/src/store/take-over.ts";
const audit = { project: "integration", tests: "directory-store-audit" } as const;
const accounts = { project: "integration", tests: "directory-store.test" } as const;
const alone = { project: "integration", tests: "directory-postgres" } as const;
const moved = { project: "integration", tests: "directory-take-over" } as const;

/** Faults of the directory's store: who writes beside whom, and what becomes of a store that was elsewhere. */
export const DIRECTORY_STORE_FAULTS: readonly Fault[] = [
  {
    name: "two processes write the audit of a database at once",
    file: POSTGRES,
    find: "await sql`SELECT pg_advisory_xact_lock(${WRITER_LOCK})`.execute(tx);",
    replace: "",
    ...audit,
  },
  {
    name: "a directory writes on after another one has signed",
    file: POSTGRES,
    find: "!(await owned.owner.stillSigned(tx))",
    replace: "(await owned.owner.stillSigned(tx)) === undefined",
    ...alone,
  },
  {
    name: "a directory writes what it decided by an older moment",
    file: POSTGRES,
    find: 'return writer.transaction().setIsolationLevel("read committed");',
    replace: "return writer.transaction();",
    ...alone,
  },
  {
    name: "that files are to be written anew is forgotten once that failed",
    file: "subgraphs/directory/src/store/forgotten-people.ts",
    find: "if (changes > 0) await noteChanges(tx);",
    replace: "void [changes, noteChanges];",
    project: "integration",
    tests: "integration/directory-forgotten",
  },
  {
    name: "an erasure looks through the first facts of the audit alone",
    file: "subgraphs/directory/src/store/forgotten-people.ts",
    find: "const last = facts.at(-1);",
    replace: "const last = facts.at(facts.length);",
    project: "integration",
    tests: "integration/directory-forgotten",
  },
  {
    name: "what facts changed stays when the person is erased",
    file: "subgraphs/directory/src/store/forgotten-people.ts",
    find: "rows.filter((it) => namesPerson(toChanges(it), isId))",
    replace: "rows.slice(rows.length)",
    project: "integration",
    tests: "integration/directory-store-audit-changes",
  },
  {
    name: "an empty file is begun beside the store in a database",
    file: OPEN,
    find: "if (existsSync(mark))\n",
    replace: "if (existsSync(`${mark}.none`))\n",
    ...moved,
  },
  {
    name: "an empty database is begun where another one had the store",
    file: OPEN,
    find: "isNew && existsSync(mark)",
    replace: "isNew && existsSync(`${mark}.none`)",
    ...moved,
  },
  {
    name: "a file is taken over while another process writes to it",
    file: TAKE_OVER,
    find: 'file.pragma("locking_mode = EXCLUSIVE");',
    replace: "",
    ...moved,
  },
  {
    name: "a change of a session is decided over what it was before",
    file: "subgraphs/directory/src/store/sessions.ts",
    find: "const decision = decide(await find(tx, id));",
    replace: "const decision = decide(await find(read, id));",
    ...accounts,
  },
  {
    name: "a webhook is told again what was over when it was looked for",
    file: "subgraphs/directory/src/webhooks/dispatcher.ts",
    find: "if ((overBefore.get(due.webhook.id) ?? 0) < number) begin(due);",
    replace: "if (number > 0) begin(due);",
    ...{ project: "unit", tests: "webhooks/dispatcher" },
  },
];
