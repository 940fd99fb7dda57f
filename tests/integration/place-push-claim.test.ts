/** Readers that push belong to one place: what the directory says decides whether what they bring is taken. */
import { callServer } from "@biometricflow/reader-simulator/push/push-http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSerialDesk, type SerialDesk } from "../../subgraphs/place/src/domain/serials/serial-desk.ts";
import { createTempDir } from "./place-harness.ts";
import { makeRows, NOON_MS, PUSH_GATE, type PushStage, type PushStageOptions, startPushStage } from "./push-stage.ts";

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

/** A place with a directory, and where that asks it. */
async function start(options: PushStageOptions = {}): Promise<PushStage & { readonly serials: SerialDesk }> {
  stage = await startPushStage(temp.dir, { hasDirectory: () => true, ...options });
  return { ...stage, serials: await createSerialDesk(stage.ledger, true) };
}

const YOURS = { serialNumber: "PUSH1", kind: "YOURS", sinceMs: null, afterLocalTime: null } as const;
const ELSEWHERE = { serialNumber: "PUSH1", kind: "ELSEWHERE", place: "cairo" } as const;
const HELD = { serialNumber: "PUSH1", readerId: "gate-2", endedMs: null, lastLocalTime: null };

/** Brings people. @returns what was answered; `CUT` where nothing was, so that the reader brings it again */
async function bringPerson({ push }: PushStage): Promise<string> {
  const target = "cdata?SN=PUSH1&table=OPERLOG&OpStamp=1";
  const request = { method: "POST", target, body: "USER PIN=7\tName=Layla\n" } as const;
  return callServer({ host: "127.0.0.1", port: push.port }, request).then(
    ({ text }) => text,
    () => "CUT",
  );
}

it("acknowledges no rows and no people of a reader until it is decided whose it is, and takes them then", async () => {
  const place = await start();
  const gate = place.reader({ rows: makeRows(5) });
  await gate.handshake();
  expect([await gate.upload(), gate.pending]).toEqual([false, 5]);
  expect(await bringPerson(place)).toBe("CUT");
  expect(await place.punches()).toEqual([]);
  expect(await place.ledger.listUsers({}, "PIN", { limit: 9, after: undefined, isDescending: false })).toEqual([]);
  expect(await place.serials.exchange([])).toEqual([HELD]);
  place.clock.pass(10_000);
  await gate.poll();
  expect((await place.ledger.readDevice("gate-2")).fault?.code).toBe("DEVICE_PLACE_UNDECIDED");

  await place.serials.exchange([YOURS]);
  expect([await gate.upload(), gate.pending]).toEqual([true, 0]);
  expect(await place.punches()).toHaveLength(5);
  expect(await bringPerson(place)).toBe("OK: 1");
  place.clock.pass(10_000);
  await gate.poll();
  expect((await place.ledger.readDevice("gate-2")).fault).toBeUndefined();
});

it("takes nothing of a reader of another place, and only the rows of since once that has let go of it", async () => {
  const place = await start();
  const gate = place.reader({ rows: makeRows(6) });
  await gate.handshake();
  await place.serials.exchange([ELSEWHERE]);
  expect([await gate.upload(), gate.pending]).toEqual([false, 6]);
  place.clock.pass(10_000);
  await gate.poll();
  expect((await place.ledger.readDevice("gate-2")).fault?.code).toBe("DEVICE_AT_OTHER_PLACE");
  expect(await place.punches()).toEqual([]);

  await place.serials.exchange([{ ...YOURS, sinceMs: NOON_MS - 2 * 60_000, afterLocalTime: "2026-03-04T11:58:00" }]);
  expect([await gate.upload(), gate.pending]).toEqual([true, 0]);
  const device = await place.ledger.readDevice("gate-2");
  expect([device.rowsStored, device.rowsSetAside]).toEqual([6, 4]);
});

it("puts what an approved newcomer brought into the ledger once it is decided that the reader is this place's", async () => {
  const { serialNumber: _unknown, ...open } = PUSH_GATE;
  const place = await start({ readers: [open] });
  const gate = place.reader({ rows: makeRows(4) });
  expect(await gate.upload()).toBe(true);
  const [newcomer] = await place.push.desk.listWaiting();
  expect(await place.push.desk.approve(newcomer?.key ?? 0, "gate-2")).toEqual({ kind: "APPROVED", lines: 0 });
  expect(await place.punches()).toEqual([]);
  await place.serials.exchange([YOURS]);
  await place.push.desk.load();
  expect(await place.punches()).toHaveLength(4);
});

it("lets go of a serial number that the configuration replaces by another one", async () => {
  const first = await start();
  await first.serials.exchange([YOURS]);
  expect(await first.reader({ rows: makeRows(3) }).upload()).toBe(true);
  await first.stop();

  first.clock.pass(60_000);
  const { clock } = first;
  const place = await start({ readers: [{ ...PUSH_GATE, serialNumber: "PUSH2" }], clock });
  const ended = { ...HELD, endedMs: NOON_MS + 60_000, lastLocalTime: "2026-03-04T12:00:00" };
  expect(await place.serials.exchange([])).toEqual([{ ...HELD, serialNumber: "PUSH2" }, ended]);
  await place.stop();

  clock.pass(60_000);
  const back = await start({ clock });
  const second = { ...ended, serialNumber: "PUSH2", endedMs: NOON_MS + 120_000 };
  expect(await back.serials.exchange([])).toEqual([HELD, second]);
});
