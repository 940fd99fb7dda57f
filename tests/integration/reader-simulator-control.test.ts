import { afterAll, beforeAll, expect, it } from "vitest";
import { createControlServer, type ControlServer } from "@biometricflow/reader-simulator/control-server";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { LiteralClient } from "./reader-simulator-client.ts";

const NOW = "2026-11-05T08:00:00";
const user = { uid: 1, userId: "1", name: "Amira", privilege: 0, card: 0 };
const gates = ["S1", "S2"].map((serialNumber) =>
  createReaderSimulator({ serialNumber, users: [user], clock: () => NOW }),
);
const [gate, otherGate] = gates;
let server: ControlServer;
let isOn = true;
const traffic = {
  isOn: () => isOn,
  turnOn: () => {
    isOn = true;
  },
  turnOff: () => {
    isOn = false;
  },
};

beforeAll(async () => {
  await Promise.all(gates.map((reader) => reader.start()));
  server = createControlServer({
    port: 0,
    readers: new Map(gates.map(({ control }, i) => [`/readers/riyadh/gate-${i + 1}`, control])),
    traffic,
  });
  await server.start();
});

afterAll(async () => {
  await server.stop();
  await Promise.all(gates.map((reader) => reader.stop()));
});

async function call(path: string, body?: string): Promise<{ status: number; json: unknown }> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(server.url + path, body === undefined ? {} : { method: "POST", headers, body });
  return { status: response.status, json: await response.json() };
}

it("punches at the named reader, answers the row and shows it in the log", async () => {
  const { status, json } = await call(
    "/readers/riyadh/gate-1/punch",
    '{"pin":"1","at":"2026-11-05T07:59:58","state":1}',
  );
  expect(status).toBe(200);
  expect(json).toMatchObject({ userId: "1", time: "2026-11-05T07:59:58", verify: 1, punch: 1 });
  expect(json).toHaveProperty("raw", expect.stringMatching(/^[0-9a-f]{80}$/));
  expect((await call("/readers/riyadh/gate-1/log")).json).toEqual({ serial: "S1", rows: [json] });
  expect((await call("/readers/riyadh/gate-2/log")).json).toEqual({ serial: "S2", rows: [] });
});

it.each(["", "{}"])("punches somebody now for the body %j", async (body) => {
  expect((await call("/readers/riyadh/gate-2/punch", body)).json).toMatchObject({ userId: "1", time: NOW });
});

it.each([undefined, "text/plain", "application/x-www-form-urlencoded"])(
  "lets nobody punch for a POST of %s, as any web page could send it",
  async (type) => {
    const init = type === undefined ? {} : { headers: { "content-type": type }, body: "{}" };
    const response = await fetch(`${server.url}/readers/riyadh/gate-1/punch`, { method: "POST", ...init });
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: "BAD_USER_INPUT", message: "send application/json" },
    ]);
  },
);

it("turns traffic off and on at any reader's address, for all of them", async () => {
  expect(await call("/readers/riyadh/gate-1/traffic", '{"on":false}')).toEqual({ status: 200, json: { on: false } });
  expect((await call("/readers/riyadh/gate-2/traffic")).json).toEqual({ on: false });
  expect((await call("/readers/riyadh/gate-2/traffic", '{"on":true}')).json).toEqual({ on: true });
  expect(isOn).toBe(true);
});

it.each(["", "{}", '{"on":"no"}', '{"off":true}'])("leaves traffic as it is for the body %j", async (body) => {
  const answer = await call("/readers/riyadh/gate-1/traffic", body);
  expect(answer).toMatchObject({ status: 400, json: { code: "BAD_USER_INPUT" } });
  expect(isOn).toBe(true);
});

it("shows what has happened at the port", async () => {
  const client = await LiteralClient.open(gate?.address.port ?? 0);
  await client.join();
  expect((await call("/readers/riyadh/gate-1/stats")).json).toEqual({
    serial: "S1",
    commands: { 1000: 1 },
    bytesIn: 16,
    bytesOut: 16,
    connections: 1,
    openConnections: 1,
    badChecksums: 0,
    events: 0,
    disabledMs: 0,
  });
  client.socket.destroy();
});

it("arms faults", async () => {
  const fault = { kind: "closePort" };
  expect(await call("/readers/riyadh/gate-1/fault", JSON.stringify(fault))).toEqual({ status: 200, json: fault });
  await expect(LiteralClient.open(gate?.address.port ?? 0)).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await call("/readers/riyadh/gate-1/fault", '{"kind":"none"}');
  const client = await LiteralClient.open(gate?.address.port ?? 0);
  client.socket.destroy();
});

it.each([
  ["punch", '{"at":"2026-02-30T08:00:00"}', "calendar"],
  ["punch", '{"at":"2026-02-03T08:00:00Z"}', "without zone"],
  ["punch", '{"pin":1042}', "pin must be text"],
  ["punch", `{"pin":"${"9".repeat(25)}"}`, "1 to 24 bytes"],
  ["punch", '{"state":256}', "state must be a whole number from 0 to 255"],
  ["punch", '{"user":"1"}', "has no user"],
  ["punch", "[1]", "must be a JSON object"],
  ["punch", "{", "not JSON"],
  ["fault", '{"kind":"explode"}', "kind must be one of drop"],
  ["fault", "{}", "kind must be one of drop"],
  ["fault", '{"kind":"drop","count":-1}', "count must be"],
])("refuses %s %s", async (action, body, message) => {
  const { status, json } = await call(`/readers/riyadh/gate-2/${action}`, body);
  expect(status).toBe(400);
  expect(json).toEqual({ code: "BAD_USER_INPUT", message: expect.stringContaining(message) });
});

it("refuses another media type", async () => {
  const response = await fetch(`${server.url}/readers/riyadh/gate-2/punch`, {
    method: "POST",
    headers: { "content-type": "application/xml" },
    body: "<a/>",
  });
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code: "BAD_USER_INPUT" })]);
});

it.each(["/readers/riyadh/gate-3/log", "/readers/riyadh/gate-1/nothing", "/"])("knows nothing at %s", async (path) => {
  expect(await call(path)).toMatchObject({ status: 404, json: { code: "NOT_FOUND" } });
});

it("says that nobody can punch at a disabled reader", async () => {
  const client = await LiteralClient.open(otherGate?.address.port ?? 0);
  await client.join();
  await client.ask(1003);
  const { status, json } = await call("/readers/riyadh/gate-2/punch", "{}");
  expect([status, json]).toEqual([409, expect.objectContaining({ code: "DEVICE_DISABLED" })]);
  client.socket.destroy();
});

it("gives a log of 100,000 rows in log order", async () => {
  await call("/readers/riyadh/gate-2/fault", '{"kind":"clearAndRegrow","count":100000}');
  const response = await fetch(`${server.url}/readers/riyadh/gate-2/log`);
  const times = [...(await response.text()).matchAll(/"time":"([^"]*)"/g)].map(([, time]) => time);
  expect([times.length, times.at(-1)]).toEqual([100_000, NOW]);
});
