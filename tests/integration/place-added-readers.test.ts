/** Readers that are added, changed, switched off and removed in the graph, by the whole process of a place. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReaderConfig } from "@biometricflow/config/place";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { expect, it } from "vitest";
import {
  addressOf,
  COMM_KEY,
  DEVICE,
  FIRST_ROW_AT,
  JOB,
  SIMULATED,
  stageAddedReaders,
  stepsOf,
} from "./added-readers-stage.ts";
import { findFreePort } from "../e2e/harness/free-ports.ts";
import { eventually } from "./place-harness.ts";

const stage = stageAddedReaders();

it("are asked everything first, then read, and read again after a start", async () => {
  const on = stage.current;
  const job = await on.added();
  expect(job).toMatchObject({ state: "DONE", fault: null, device: { id: "riyadh/gate-7" } });
  expect(stepsOf(job)).toEqual(
    ["REACH", "HANDSHAKE", "IDENTITY", "CLOCK", "COUNTS", "LOG", "USERS", "STORE"].map((code) => `${code} DONE`),
  );
  const found = {
    isProved: true,
    serialNumber: "SIM1",
    users: 1,
    punches: 12,
    recordLayout: "R40",
    firstRowAt: FIRST_ROW_AT,
  };
  expect(job.added).toMatchObject(found);
  expect(Math.abs(Number(job.added?.["driftSeconds"]))).toBeLessThan(120);
  await on.online();
  expect(await on.readDevice()).toMatchObject({ name: "New gate", isAdded: true, punches: { totalCount: 12 } });
  expect(await on.readDevice()).toMatchObject({ transport: "TCP", mode: "LIVE", pollSeconds: null });
  await on.restart();
  await on.online();
});

it.each([
  [
    "a comm key that is wrong",
    () => ({ commKey: 1 }),
    "DEVICE_AUTH_FAILED",
    "AUTHENTICATE",
    ["REACH DONE", "HANDSHAKE FAILED"],
  ],
  ["a port at which nobody listens", () => ({ port: 1_025 }), "DEVICE_REFUSED", "CONNECT", ["REACH FAILED"]],
])("are not kept with %s, and the step says what to do", async (_what, input, code, step, steps) => {
  const on = stage.current;
  const job = await on.added(input());
  expect(job).toMatchObject({ state: "FAILED", fault: { code, step }, added: null, device: null });
  expect(job.fault?.action).toMatch(/\w/);
  expect(stepsOf(job)).toEqual(steps);
  expect(await on.readDevice()).toBeNull();
});

it("are kept all the same where that is wanted, and read once they are there", async () => {
  const on = stage.current;
  await on.reader.control.fault({ kind: "closePort" });
  const job = await on.added({ force: true });
  expect(job).toMatchObject({ state: "DONE", added: { isProved: false } });
  expect(stepsOf(job)).toEqual(["REACH FAILED", "STORE DONE"]);
  await eventually(async () => (await on.readDevice())?.status === "OFFLINE", "it is offline");
  await on.reader.control.fault({ kind: "openPort" });
  await on.online();
});

it("are never two for one reader, whatever is wanted", async () => {
  const on = stage.current;
  await on.added();
  await on.online();
  const again = await on.add({ id: "gate-8" });
  expect(again.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "input.host" } }]);
  const port = await findFreePort();
  const twin = createReaderSimulator({ ...SIMULATED, port });
  await twin.start();
  const job = await on.added({ id: "gate-8", ...addressOf(twin), commKey: 0, force: true });
  await twin.stop();
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_DUPLICATE" } });
  expect(await on.readDevice("riyadh/gate-8")).toBeNull();
});

it("are changed, switched off and on, and removed; what they told stays, and so does their name", async () => {
  const on = stage.current;
  await on.added();
  await on.online();
  expect((await on.change("updateDevice", { name: "Back gate", pollSeconds: 1 })).data["updateDevice"]).toMatchObject({
    device: { name: "Back gate", mode: "POLL", pollSeconds: 1 },
  });
  await on.online();
  expect((await on.change("disableDevice")).data["disableDevice"]?.device.status).toBe("DISABLED");
  await on.restart();
  expect((await on.readDevice())?.status).toBe("DISABLED");
  await on.change("enableDevice");
  await on.online();
  const { data } = await on.change("removeDevice");
  expect(data["removeDevice"]?.device).toMatchObject({ name: "Back gate", status: "DISABLED", isAdded: false });
  await on.restart();
  expect(await on.readDevice()).toMatchObject({ name: "Back gate", status: "DISABLED", punches: { totalCount: 12 } });
  expect((await on.change("updateDevice", { name: "x" })).errors[0]?.extensions["argument"]).toBe("input.deviceId");
  expect(readFileSync(join(on.folder, "reader-keys.json"), "utf8")).toBe("{}");
});

it("give way to the reader of the configuration that has their id, and the place says so", async () => {
  const on = stage.current;
  await on.added();
  const named: ReaderConfig = {
    ...{
      id: "gate-7",
      name: "Of the file",
      ...addressOf(on.reader),
      commKey: COMM_KEY,
      mode: "LIVE",
      textEncoding: "utf-8",
    },
    transport: "tcp",
    driver: "zk-pull",
    recordLayout: "AUTO",
    sixteenByteOrder: "VERIFY_FIRST",
    enabled: true,
  };
  await on.restart({ readers: [named] });
  await on.online();
  expect(await on.readDevice()).toMatchObject({ name: "Of the file", isAdded: false });
  const health = await (await fetch(`${on.url}/health`)).text();
  expect(health).toContain("READER_TWICE");
  for (const field of ["updateDevice", "removeDevice"])
    expect((await on.change(field)).errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  expect((await on.change("disableDevice")).data["disableDevice"]?.device.status).toBe("DISABLED");
});

it("keep their comm keys to themselves: in a file of their own, and in no answer, log line or ledger", async () => {
  const on = stage.current;
  await on.added();
  await on.online();
  await on.change("updateDevice", { commKey: COMM_KEY });
  await on.added({ id: "gate-9", port: 1_026 });
  await on.ask(`{ devices { edges { node ${DEVICE} } } _entities(representations: [{ __typename: "Place", id: "riyadh" }]) {
    ... on Place { jobs { edges { node ${JOB} } } } } }`);
  await on.online();
  await on.stopPlace();
  const { folder } = on;
  const keyFile = join(folder, "reader-keys.json");
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  expect(Object.keys(JSON.parse(readFileSync(keyFile, "utf8")))).toEqual(["gate-7"]);
  const kept = readdirSync(folder);
  const texts = [...on.answers, ...on.said, ...kept.map((name) => readFileSync(join(folder, name), "latin1"))];
  expect(kept.some((name) => name.endsWith(".sqlite")) && existsSync(keyFile)).toBe(true);
  expect(texts.filter((text) => text.includes(String(COMM_KEY)))).toEqual([]);
});
