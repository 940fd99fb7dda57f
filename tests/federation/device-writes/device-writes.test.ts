/** Mutations that write to readers, asked for by somebody whose right to that is given for a time. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { openRawSocket } from "../sockets/raw-socket.ts";

const SUBJECT = "account/guard";
const MUTATION = 'mutation { setDeviceClock(input: { deviceId: "riyadh/gate-1" }) { __typename } }';
const HOUR_MS = 3_600_000;

let nowMs = Date.now();
let harness: Harness;
const placeClaims: { readonly sub: string; readonly deviceWritesUntil?: number }[] = [];
beforeAll(async () => {
  harness = await startHarness({
    places: { riyadh: 1 },
    settings: { now: () => nowMs },
    onPlaceToken: (token) =>
      placeClaims.push(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"))),
  });
});
afterAll(() => harness.stop());

const tokenOf = (sub = SUBJECT) =>
  harness.token({ sub, role: "PLACE_ADMIN", places: ["riyadh"], deviceWritesUntil: 0 });
/** The code of a refusal; `undefined` where the place was asked. */
const ask = async (token = tokenOf(), query = MUTATION) =>
  (await harness.query(query, { token })).errors[0]?.extensions["code"];
const toPlace = () => placeClaims.filter(({ sub }) => sub === SUBJECT);
const seesWrites = async () =>
  (await harness.query("{ me { deviceWrites deviceWritesUntil } }", { token: tokenOf() })).data;

it("are refused before any place is asked while nothing is given, also for tokens that say more", async () => {
  expect(await ask()).toBe("DEVICE_WRITES_ENDED");
  const boast = harness.token({
    sub: SUBJECT,
    role: "PLACE_ADMIN",
    deviceWritesUntil: Math.floor(nowMs / 1000) + 3600,
  });
  expect(await ask(boast)).toBe("DEVICE_WRITES_ENDED");
  expect(toPlace()).toEqual([]);
  expect(await seesWrites()).toEqual({ me: { deviceWrites: "TIMED", deviceWritesUntil: null } });
});

it("are taken by the same token once the right is given, and the place is told until when", async () => {
  const untilMs = Math.floor(nowMs / 1000) * 1000 + HOUR_MS;
  harness.giveDeviceWrites([{ subject: SUBJECT, untilMs }]);
  await expect.poll(seesWrites).toEqual({
    me: { deviceWrites: "TIMED", deviceWritesUntil: new Date(untilMs).toISOString() },
  });
  expect(await ask()).not.toBe("DEVICE_WRITES_ENDED");
  expect(toPlace().at(-1)).toMatchObject({ deviceWritesUntil: untilMs / 1000 });
  expect(await ask(tokenOf("account/other"))).toBe("DEVICE_WRITES_ENDED");
});

it("are refused once the right is ended early, also over a socket that was opened before", async () => {
  harness.giveDeviceWrites([{ subject: SUBJECT, untilMs: nowMs + HOUR_MS }]);
  await expect.poll(() => ask()).not.toBe("DEVICE_WRITES_ENDED");
  const raw = await openRawSocket(harness.url, { authorization: `Bearer ${tokenOf()}` });
  const send = (id: string) => raw.send({ type: "subscribe", id, payload: { query: MUTATION } });
  const answered = (id: string) => raw.messages.find((it) => it["id"] === id && it["type"] !== "complete");
  await until(() => raw.messages.some(({ type }) => type === "connection_ack"), "ack");
  send("within");
  await until(() => answered("within") !== undefined, "the answer");
  expect(JSON.stringify(answered("within"))).not.toContain("DEVICE_WRITES_ENDED");
  harness.giveDeviceWrites([]);
  await expect.poll(() => ask()).toBe("DEVICE_WRITES_ENDED");
  const before = toPlace().length;
  send("after");
  await until(() => answered("after") !== undefined, "the refusal");
  expect(JSON.stringify(answered("after"))).toContain("DEVICE_WRITES_ENDED");
  expect(toPlace()).toHaveLength(before);
  raw.socket.terminate();
});

it("are nothing but those: reads and other mutations go on, and whoever may at any time is asked nothing", async () => {
  expect(await ask(tokenOf(), "{ devices { totalCount } }")).toBeUndefined();
  expect(await ask(tokenOf(), MUTATION.replace("setDeviceClock", "syncDevice"))).not.toBe("DEVICE_WRITES_ENDED");
  expect(await ask(harness.token())).not.toBe("DEVICE_WRITES_ENDED");
});

it("are refused again from the moment of the end on, by the clock, with nobody asked", async () => {
  harness.giveDeviceWrites([{ subject: SUBJECT, untilMs: nowMs + HOUR_MS }]);
  await expect.poll(() => ask()).not.toBe("DEVICE_WRITES_ENDED");
  await harness.stopDirectory();
  nowMs += HOUR_MS - 1;
  expect(await ask()).not.toBe("DEVICE_WRITES_ENDED");
  nowMs += 1;
  expect(await ask()).toBe("DEVICE_WRITES_ENDED");
});
