import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 4 } });
});
afterAll(() => harness.stop());

const PUNCHES = "{ me { id role } punches { totalCount } }";

it("lets an export read with the rights of whoever asked for it", async () => {
  const token = harness.exportToken({ sub: "hr", role: "HR", places: ["cairo"] });
  const { data } = await harness.query(PUNCHES, { token });
  expect(data).toEqual({ me: { id: "hr", role: "HR" }, punches: { totalCount: 4 } });
});

it("believes the router's own word of what those are, and not what attendance says", async () => {
  const asked = { sub: "hr", role: "HR", places: ["cairo"] } as const;
  const { data } = await harness.query(PUNCHES, {
    token: harness.exportToken(asked, { role: "ADMIN", places: ["*"] }),
  });
  expect(data).toEqual({ me: { id: "hr", role: "HR" }, punches: { totalCount: 4 } });
});

it.each([
  ["for somebody else", { sub: "boss" }],
  ["of another session", { sid: "s2" }],
  ["without the token by which it was asked for", { grant: "" }],
  ["with a token that the router never gave", { grant: "a.b.c" }],
])("takes no export %s", async (_what, said) => {
  const { status, errors } = await harness.query(PUNCHES, { token: harness.exportToken({}, said) });
  expect([status, errors[0]?.extensions["code"]]).toEqual([401, "UNAUTHENTICATED"]);
});

it("takes no export of a session that ended since", async () => {
  const token = harness.exportToken({ sid: "over" });
  expect((await harness.query(PUNCHES, { token })).status).toBe(200);
  harness.revoke(["over"]);
  await expect.poll(async () => (await harness.query(PUNCHES, { token })).status).toBe(401);
});

it("gives no file to an export, and no socket", async () => {
  const headers = { authorization: `Bearer ${harness.exportToken()}` };
  expect((await fetch(`${harness.url}/export/x`, { headers })).status).toBe(401);
  expect((await fetch(`${harness.url}/auth/socket`, { method: "POST", headers })).status).toBe(401);
});
