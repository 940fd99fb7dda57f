/** Who saw whose data, on its way from the router into the directory's chain. */
import { afterEach, beforeEach, expect, it } from "vitest";
import type { DirectoryHarness } from "./directory-harness.ts";
import { RouterAuditHarness } from "./router-audit-harness.ts";

const DAY_MS = 86_400_000;

let router: RouterAuditHarness;
let directory: DirectoryHarness;
beforeEach(async () => {
  router = new RouterAuditHarness();
  ({ directory } = router);
  await directory.start();
});
afterEach(() => router.remove());

const list = async (filter?: string) => (await router.list(filter)).map(({ action }) => action);
const toView = (type: string, ...targets: readonly string[]) => ({ ...router.toFact(`view${type}`), targets });

it("lists changes without views, views alone, or both, and each by its action", async () => {
  const { record, recordView } = router.open();
  recordView(toView("Person", "p.7"));
  recordView(toView("Punch", "riyadh"));
  await record(router.toFact("viewless")); // a mutation may be named so
  await expect.poll(() => list(", filter: { isView: null }")).toHaveLength(3);
  expect(await list()).toEqual(["viewless"]);
  expect(await list(", filter: null")).toEqual(["viewless"]);
  expect(await list(', filter: { actor: "account/hr" }')).toEqual(["viewless"]);
  expect(await list(", filter: { isView: false, isRefused: false }")).toEqual(["viewless"]);
  const views = await list(", filter: { isView: true }");
  expect(views.toSorted()).toEqual(["viewPerson", "viewPunch"]);
  expect(await list(', filter: { isView: true, action: "viewPunch" }')).toEqual(["viewPunch"]);
  const [seen] = await router.list(', filter: { isView: true, action: "viewPerson" }');
  expect(seen).toMatchObject({ actor: "account/hr", outcome: "OK", address: "192.0.2.1", targets: ["p.7"], count: 1 });
});

it("keeps views while the directory is away, over a restart of the router", async () => {
  await directory.stop();
  router.open().recordView(toView("Person", "p.7"));
  await router.close();
  expect(router.countWaiting()).toBe(1);
  await directory.start();
  router.open();
  await expect.poll(() => list(", filter: { isView: true }")).toEqual(["viewPerson"]);
});

it("removes views with the rest of the audit once they are old", async () => {
  directory.retention = { ...directory.retention, auditDays: 5 };
  const { record, recordView } = router.open();
  recordView(toView("Person", "p.7"));
  await expect.poll(() => list(", filter: { isView: true }")).toEqual(["viewPerson"]);
  directory.nowMs += 6 * DAY_MS;
  await record(router.toFact("syncPlace"));
  await expect.poll(() => list()).toEqual(["syncPlace"]);
  await directory.stop();
  await directory.start();
  await expect.poll(() => list(", filter: { isView: null }")).toEqual(["pruneAudit", "syncPlace"]);
});
