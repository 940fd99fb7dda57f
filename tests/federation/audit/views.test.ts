/** Who saw whose data, as the router tells it to the audit of what it answers. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";
import { openStream } from "../stream-client.ts";

const HOUR_MS = 3_600_000;

let harness: Harness;
let subject: string;
let nth = 0;
let nowMs = HOUR_MS; // one hour, unless a case says otherwise
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 }, settings: { now: () => nowMs } });
});
beforeEach(() => {
  subject = `account/hr${nth++}`; // whom no view is told of yet
});
afterAll(() => harness.stop());

const claims = (places: readonly string[] = ["riyadh"]) => ({ sub: subject, role: "HR", places }) as const;
const token = (places?: readonly string[]) => harness.token(claims(places));
const told = () =>
  harness.audited
    .filter(({ actor }) => actor === subject)
    .map(({ action, targets = [] }) => [action, ...targets].join(" "));
const USERS = "{ users(first: 2) { edges { node { name punches { edges { node { at } } } } } } }";

it("tells of a page of people what was seen of which place, with who it was and from where", async () => {
  await harness.query(USERS, { token: token() });
  await expect.poll(told).toEqual(["viewUser riyadh", "viewPunch riyadh"]);
  const fact = harness.audited.find(({ actor }) => actor === subject);
  expect(fact).toMatchObject({ outcome: "OK", address: "127.0.0.1", count: 1, requestId: expect.any(String) });
});

it("tells of one person by the id, and of nothing that was not there", async () => {
  const { data } = await harness.query("{ users(first: 1) { edges { node { id } } } }", { token: token(["cairo"]) });
  const id = String(Object(data)["users"].edges[0].node.id);
  const query = `{ user(id: "${id}") { name } none: punch(id: "cairo/none") { at } }`;
  const answer = await harness.query(query, { token: token(["cairo"]) });
  expect(answer.data).toMatchObject({ none: null });
  await expect.poll(told).toEqual(["viewUser cairo", `viewUser ${id}`]);
});

it("tells of a stream when it begins", async () => {
  const stream = openStream(harness, { token: token(["riyadh", "cairo"]), variables: { placeIds: ["cairo"] } });
  await expect.poll(told).toEqual(["viewPunch cairo"]);
  await stream.stop();
});

it("tells of a stream again in each later hour in which something comes by it", async () => {
  const stream = openStream(harness, { token: token(["riyadh", "cairo"]), variables: { placeIds: ["cairo"] } });
  await expect.poll(told).toEqual(["viewPunch cairo"]);
  const receive = async () => {
    const { id } = harness.place("cairo").punch();
    await expect.poll(stream.ids).toContain(id);
  };
  await receive();
  nowMs = 3 * HOUR_MS;
  for (let n = 0; n < 2; n++) await receive();
  await expect.poll(told).toEqual(["viewPunch cairo", "viewPunch cairo"]);
  nowMs = 5 * HOUR_MS;
  await receive();
  await expect.poll(told).toHaveLength(3);
  const facts = harness.audited.filter(({ actor }) => actor === subject);
  expect(facts.at(-1)).toEqual({ ...facts[0], at: "1970-01-01T05:00:00.000Z" });
  await stream.stop();
});

it("tells nothing of what was refused, which leaves what it leaves, nor of what has nobody in it", async () => {
  await harness.query("{ devices { edges { node { name } } } places { id } }", { token: token() });
  await harness.query('{ users(placeIds: ["cairo"]) { edges { node { name } } } }', { token: token() });
  await harness.query("{ accounts { edges { node { id } } } }", { token: token() });
  const stream = openStream(harness, { token: token(), variables: { placeIds: ["cairo"] } });
  await expect.poll(stream.isOver).toBe(true);
  await harness.query("{ users { edges { node { name } } } }", { token: token() });
  await expect.poll(told).toEqual(["viewUser riyadh"]);
});

it("tells it once however often it is asked in an hour", async () => {
  for (let n = 0; n < 5; n++) await harness.query(USERS, { token: token() });
  await harness.query('{ user(id: "riyadh/1") { name } }', { token: token(["cairo"]) });
  await harness.query(USERS, { token: token(["cairo"]) });
  await expect.poll(told).toEqual(["viewUser riyadh", "viewPunch riyadh", "viewUser cairo", "viewPunch cairo"]);
});

it("tells of what an export reads, without the address of whoever reads it for somebody", async () => {
  await harness.query(USERS, { token: harness.exportToken(claims()) });
  await expect.poll(told).toEqual(["viewUser riyadh", "viewPunch riyadh"]);
  expect(harness.audited.find(({ actor }) => actor === subject)).not.toHaveProperty("address");
});
