/** Clocks of readers that push: they set them by themselves, by what they are told when they call. */
import { callServer } from "@biometricflow/reader-simulator/push/push-http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir } from "./place-harness.ts";
import { openPushGraph } from "./push-graph.ts";
import { PUSH_GATE, type PushStage, startPushStage } from "./push-stage.ts";

const QUIET = { quiet: [], above: 60, mostPerDay: 2, correctZone: false };
const SET = `mutation { setDeviceClock(input: { deviceId: "riyadh/gate-2", reason: "new battery" })
  { job { id } order { kind state } } }`;

let temp: ReturnType<typeof createTempDir>;
let stage: PushStage | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await stage?.stop();
  stage = undefined;
  temp.remove();
});

it("is the only way to have a reader read its settings again: an order for that is refused", async () => {
  stage = await startPushStage(temp.dir);
  const graph = await openPushGraph(temp.dir, stage);
  const order = 'askPushReader(input: { deviceId: "riyadh/gate-2", order: CHECK }) { order { kind } }';
  const { errors } = await graph.ask(`mutation { ${order} }`);
  expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.order" });
});

it("orders the reader to read its settings again, whose answer tells its zone and the time", async () => {
  stage = await startPushStage(temp.dir);
  const graph = await openPushGraph(temp.dir, stage);
  const at = { host: "127.0.0.1", port: stage.push.port };
  const call = (target: string) => callServer(at, { method: "GET", target });
  await call("cdata?SN=PUSH1&options=all");
  const { data, errors } = await graph.ask(SET);
  expect([errors, data]).toEqual([[], { setDeviceClock: { job: null, order: { kind: "CHECK", state: "QUEUED" } } }]);
  expect((await graph.ask(SET, "VIEWER")).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  let told = "";
  for (let count = 0; count < 5 && !told.endsWith(":CHECK\n"); count++) {
    told = (await call("getrequest?SN=PUSH1")).text;
    const id = /^C:(\w+):/.exec(told)?.[1] ?? "";
    await callServer(at, {
      method: "POST",
      target: "devicecmd?SN=PUSH1",
      body: Buffer.from(`ID=${id}&Return=0&CMD=X`),
    });
  }
  expect(told).toMatch(/:CHECK\n$/);
  const response = await fetch(`http://127.0.0.1:${stage.push.port}/iclock/cdata?SN=PUSH1&options=all`);
  expect(await response.text()).toContain("TimeZone=3\n");
  expect(Math.abs(Date.parse(response.headers.get("date") ?? "") - Date.now())).toBeLessThan(60_000);
  await graph.close();
});

it("orders nothing where the configuration lets nobody set the clock", async () => {
  stage = await startPushStage(temp.dir, { readers: [{ ...PUSH_GATE, clock: { ...QUIET, policy: "NEVER" } }] });
  const graph = await openPushGraph(temp.dir, stage);
  const { errors } = await graph.ask(SET);
  expect(errors[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.deviceId" });
  expect(await stage.push.store.listOrders("gate-2", 10)).toEqual([]);
  await graph.close();
});
