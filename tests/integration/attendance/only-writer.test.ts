import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import { openPostgresDatabase } from "../../../subgraphs/attendance/src/store/postgres/open.ts";
import { makeAttendanceFolder, startAttendanceProcess } from "../../load/attendance/attendance-process.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each([
  { name: "SQLite", getEnv: async () => ({}) },
  { name: "PostgreSQL", getEnv: async () => ({ DATABASE_URL: await postgres.createDatabase() }) },
])("over one store in $name", ({ getEnv }) => {
  it("a second process does not start and says why; one does as soon as the first was killed", async () => {
    const env = await getEnv();
    const folder = makeAttendanceFolder(new Map([["riyadh", "http://127.0.0.1:9"]]));
    const first = await startAttendanceProcess(folder, env);
    try {
      await expect(startAttendanceProcess(folder, env)).rejects.toThrow(
        /^attendance ended with 2: attendance: STORE_BUSY: .+ is held by another process: end that one, then start again/,
      );
      expect(await first.ask("{ attendanceSources { asOf } }")).toMatchObject({ attendanceSources: [{}] });
      await first.end("SIGKILL");
      const next = await startAttendanceProcess(folder, env);
      await next.end();
    } finally {
      await first.end();
      folder.remove();
    }
  });
});

describe("a process that lost its database for a while", () => {
  it("writes on when the database is back", async () => {
    const database = await openPostgresDatabase({ url: await postgres.createDatabase(), refuse: refuseRead });
    await postgres.fail(async () => {});
    await expect.poll(() => database.write(async () => "written").catch(toCode)).toBe("written");
    await database.close();
  });

  it("writes no more where another one signed meanwhile, and hears of it", async () => {
    let taken = 0;
    const url = await postgres.createDatabase();
    const database = await openPostgresDatabase({ url, refuse: refuseRead, onTaken: () => (taken += 1) });
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query("update store_setting set value = 'another' where name = 'writer'");
    expect(await database.write(async () => "written").catch(toCode)).toBe("SERVICE_UNAVAILABLE");
    expect(taken).toBe(1);
    await other.end();
    await database.close();
  });
});

const toCode = (error: unknown): unknown => Object(Object(error).extensions).code;
