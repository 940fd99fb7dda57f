/** An organisation that keeps its stores in PostgreSQL, all of them, over its own restart. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PostgresServer, startPostgres } from "../integration/attendance/postgres-server.ts";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const START_MS = 600_000;

let server: PostgresServer;
let environment: NodeJS.ProcessEnv;
let organisation: RunningOrganisation;
beforeAll(async () => {
  server = await startPostgres();
  environment = { ...process.env, DATABASE_URL: await server.createDatabase() };
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION);
  organisation = await RunningOrganisation.start({ configDir, environment });
}, START_MS);
afterAll(async () => {
  await organisation?.stop();
  await server?.stop();
});

const SUM = 120 + 80 + 90 + 70;
const countPunches = async () =>
  (await organisation.graphql<{ punches: { totalCount: number } }>("{ punches { totalCount } }")).data?.punches
    .totalCount;
const listNames = async () =>
  (
    await organisation.graphql<{ accounts: { edges: { node: { username: string } }[] } }>(
      "{ accounts { edges { node { username } } } }",
    )
  ).data?.accounts.edges.map(({ node }) => node.username);

it("has its accounts, its punches and its audit there, and no store in its folder", async () => {
  await until(async () => (await countPunches()) === SUM, 120_000);
  const made = await organisation.graphql(
    'mutation { createAccount(input: { username: "huda", role: HR, places: ["*"] }) { account { id } } }',
  );
  expect(made.data).toEqual({ createAccount: { account: { id: "account/huda" } } });
  const files = readdirSync(organisation.dataDir, { recursive: true, encoding: "utf8" });
  expect(files.filter((file) => /(directory|ledger|attendance)[^/]*\.sqlite$/.test(file))).toEqual([]);
  expect(existsSync(join(organisation.dataDir, "directory"))).toBe(true);
});

it("knows them after it was stopped and started again, and the audit is whole", async () => {
  const before = await listNames();
  expect(before).toContain("huda");
  await organisation.stop();
  organisation = await RunningOrganisation.start({ configDir: organisation.configDir, environment });
  expect(await listNames()).toEqual(before);
  await until(async () => (await countPunches()) === SUM, 120_000);
  const { data } = await organisation.graphql<{ auditLog: { action: string; account: string | null }[] }>(
    '{ auditLog(filter: { action: "createAccount" }) { action account } }',
  );
  expect(data?.auditLog).toEqual([{ action: "createAccount", account: "account/huda" }]);
}, 900_000);
