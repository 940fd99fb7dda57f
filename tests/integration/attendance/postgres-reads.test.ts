import pg from "pg";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { readFor } from "../../../subgraphs/attendance/src/store/read-caller.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

let server: PostgresServer;
let database: Database;
let url: string;

beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  url = await server.createDatabase();
  database = await openPostgresDatabase({ url, refuse: refuseRead });
});
afterEach(() => database.close());
afterAll(() => server.stop());

const ask = (subject: string, seconds: number, signal = new AbortController().signal) =>
  readFor({ subject, signal }, () => sql`select pg_sleep(${seconds})`.execute(database.read));

describe("questions in PostgreSQL", () => {
  it("of one subject, however many, keep neither another's nor what is written waiting", async () => {
    const gate = new pg.Client({ connectionString: url });
    await gate.connect();
    await gate.query("select pg_advisory_lock(1)");
    let answered = 0;
    const pass = sql`select pg_advisory_xact_lock_shared(1)`;
    const askGreedily = () =>
      readFor({ subject: "greedy", signal: new AbortController().signal }, () => pass.execute(database.read));
    const many = Array.from({ length: 40 }, () => askGreedily().then(() => (answered += 1)));
    await ask("other", 0);
    await database.write(({ tx }) => sql`select 1`.execute(tx));
    expect(answered).toBe(0);
    await gate.end();
    await Promise.all(many);
    expect(answered).toBe(40);
  });

  it("are refused when too many of a subject wait, and no other subject's", async () => {
    const many = await Promise.all([
      ...Array.from({ length: 300 }, () => ask("greedy", 0.01).then(() => "answered", toCode)),
      ask("other", 0).then(() => "other", toCode),
    ]);
    const counts = Map.groupBy(many, (it) => it);
    expect(new Set(counts.keys())).toEqual(new Set(["SERVICE_UNAVAILABLE", "answered", "other"]));
    expect(counts.get("answered")?.length).toBeGreaterThanOrEqual(256);
  });

  it("end when they take too long, and leave their connection to others", async () => {
    await database.close();
    database = await openPostgresDatabase({ url, refuse: refuseRead, longestReadMs: 500 });
    expect(await ask("slow", 60).catch(toCode)).toBe("QUERY_TOO_COSTLY");
    for (let nth = 0; nth < 10; nth++) await ask("slow", 0);
  });

  it("by a text that no column can hold are the fault of whoever asks", async () => {
    const person = database.read.selectFrom("person").select("key").where("pin", "=", "1\u0000");
    expect(await person.execute().catch(toCode)).toBe("BAD_USER_INPUT");
    const asked = database.read.selectFrom("person").select("key").where("pin", "=", "1");
    expect(await asked.execute()).toEqual([]);
  });

  it("that nobody waits for any more are not asked", async () => {
    const gone = new AbortController();
    const running = Array.from({ length: 5 }, () => ask("one", 0.3));
    const waiting = ask("one", 60, gone.signal).catch((error: unknown) => error);
    gone.abort("gone");
    expect(await waiting).toBe("gone");
    await Promise.all(running);
  });
});

function toCode(error: unknown): unknown {
  return Object(Object(error).extensions).code;
}
