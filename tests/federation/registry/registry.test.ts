import { afterEach, beforeEach, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ places: { riyadh: 5, cairo: 6 } });
});
afterEach(() => harness.stop());

const total = async () => Object((await harness.query("{ punches { totalCount } }")).data).punches?.totalCount;
const statuses = async () => {
  const { data } = await harness.query("{ places { id status } }");
  return Object(data).places.map(({ id, status }: { id: string; status: string }) => `${id} ${status}`);
};

it("leaves a place out as soon as it is switched off, and takes it back", async () => {
  expect(await total()).toBe(11);
  harness.changePlace("cairo", { enabled: false });
  await expect.poll(total).toBe(5);
  expect(await statuses()).toContain("cairo DISABLED");
  const named = await harness.query('{ punches(placeIds: ["cairo"]) { totalCount } }');
  expect(named.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", place: "cairo" } }]);
  harness.changePlace("cairo", { enabled: true });
  await expect.poll(total).toBe(11);
});

it("lists places in the order of their priority", async () => {
  harness.changePlace("riyadh", { priority: 9 });
  await expect.poll(async () => (await statuses())[0]).toMatch(/^cairo/);
});

it("shows a place that is down as OFFLINE and one that is back as ONLINE", async () => {
  await expect.poll(statuses).toEqual(["riyadh ONLINE", "cairo ONLINE"]);
  await harness.place("cairo").kill();
  await expect.poll(statuses).toEqual(["riyadh ONLINE", "cairo OFFLINE"]);
  await harness.place("cairo").start();
  await expect.poll(statuses).toEqual(["riyadh ONLINE", "cairo ONLINE"]);
});

it("makes no HTTP request to a place by itself", async () => {
  await expect.poll(statuses).toEqual(["riyadh ONLINE", "cairo ONLINE"]);
  expect([...harness.places.values()].map((place) => place.requests())).toEqual([0, 0]);
});

it("answers everything but sign-in while the directory is down", async () => {
  expect(await total()).toBe(11);
  await harness.stopDirectory();
  expect(await total()).toBe(11);
  const signIn = await fetch(`${harness.url}/auth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(signIn.status).toBe(503);
  expect(await signIn.json()).toMatchObject({ error: { code: "SERVICE_UNAVAILABLE" } });
  const { data, errors } = await harness.query("{ auditLog { id } punches { totalCount } }");
  expect(data).toEqual({ auditLog: null, punches: { totalCount: 11 } });
  expect(errors).toMatchObject([{ path: ["auditLog"], extensions: { code: "SERVICE_UNAVAILABLE" } }]);
});
