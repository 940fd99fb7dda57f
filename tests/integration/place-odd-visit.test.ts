import { ReaderError } from "../../subgraphs/place/src/collector/reader-driver.ts";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import { toShownFault } from "../../subgraphs/place/src/domain/device-fault.ts";
import { beforeEach, expect, it } from "vitest";
import { eventually } from "./place-harness.ts";
import { openVisitStage, type VisitStage } from "./visit-stage.ts";

let stage: VisitStage;

beforeEach(async () => {
  stage = await openVisitStage();
});

it("asks another reader behind a known address for its serial number each minute, and takes the right one back", async () => {
  stage.reader.addRow();
  await stage.ledger.recordFacts("gate-1", { serialNumber: "SN0" });
  stage.start();
  for (let minute = 0; minute < 3; minute++) expect(await stage.passDelay()).toBe(60_000);
  expect(await stage.fault()).toMatchObject({
    code: "DEVICE_REPLACED",
    step: "IDENTITY",
    sinceMs: Date.UTC(2026, 0, 1),
  });
  expect(new Set(stage.reader.calls)).toEqual(new Set(["connect", "identity"]));
  expect(await stage.ledger.countPunches({})).toBe(0);
  stage.reader.serialNumber = "SN0";
  await stage.passDelay();
  await stage.online();
  expect([await stage.fault(), await stage.ledger.countPunches({})]).toEqual([undefined, 1]);
});

it("marks both readers that state one serial number, stores the rows of the known one alone, and ends it by itself", async () => {
  const other = { readerId: "gate-2", name: "Lobby", address: "10.0.0.2:4370", isEnabled: true };
  await stage.ledger.registerReaders([{ ...other, readerId: "gate-1" }, other]);
  await stage.ledger.recordFacts("gate-2", { serialNumber: "SN1", status: "OFFLINE" });
  stage.reader.addRow();
  stage.start();
  expect(await stage.passDelay()).toBe(60_000);
  const shown = async (readerId: string) => toShownFault(await stage.ledger.readDevice(readerId), undefined);
  for (const readerId of ["gate-1", "gate-2"]) {
    const { code, message } = (await shown(readerId)) ?? {};
    expect([code, message]).toEqual(["DEVICE_DUPLICATE", expect.stringMatching(/(?=.*gate-1)(?=.*gate-2)/)]);
  }
  expect([stage.reader.calls.includes("log"), await stage.ledger.countPunches({})]).toEqual([false, 0]);
  stage.reader.serialNumber = "SN2";
  await stage.passDelay();
  await stage.online();
  expect([await shown("gate-1"), await shown("gate-2")]).toEqual([undefined, undefined]);
  expect((await stage.ledger.readDevice("gate-1")).serialNumber).toBe("SN2");
});

it("lets go of a serial number that it shared when the reader is no longer there", async () => {
  const other = { readerId: "gate-2", name: "Lobby", address: "10.0.0.2:4370", isEnabled: true };
  await stage.ledger.registerReaders([{ ...other, readerId: "gate-1" }, other]);
  await stage.ledger.recordFacts("gate-2", { serialNumber: "SN1" });
  stage.start();
  await stage.waiting();
  expect((await stage.ledger.readDevice("gate-2")).duplicate).toBeDefined();
  stage.reader.isSilent = true;
  await stage.passDelay();
  expect((await stage.ledger.readDevice("gate-2")).duplicate).toBeUndefined();
  expect(await stage.fault()).toMatchObject({ code: "DEVICE_TIMEOUT" });
});

it("offers a refused key ever more rarely, up to each quarter of an hour, and at once after a start", async () => {
  stage.reader.failures.set("connect", new ReaderError("DEVICE_AUTH_FAILED", "no", { step: "AUTHENTICATE" }));
  stage.start({ random: () => 1 });
  const waits = [];
  for (let attempt = 0; attempt < 9; attempt++) waits.push((await stage.passDelay()) / 1_000);
  expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 900, 900]);
  await stage.restart({ random: () => 1 });
  expect(await stage.passDelay()).toBe(10_000);
});

it("does not offer the key sooner because a reader hangs up on it or is away in between", async () => {
  const hangUp = new ReaderError("DEVICE_UNREACHABLE", "closed", { step: "AUTHENTICATE" });
  const away = new ReaderError("DEVICE_REFUSED", "away", { step: "CONNECT" });
  stage.start({ random: () => 1 });
  await stage.online();
  const waits = [];
  stage.reader.isSilent = true;
  await stage.passDelay();
  stage.reader.isSilent = false;
  for (const failure of [hangUp, away, hangUp, away]) {
    stage.reader.failures.set("connect", failure);
    waits.push(await stage.passDelay());
  }
  expect(waits).toEqual([500, 10_000, 1_000, 20_000]);
});

it("goes on with users and live punches of a reader that does not offer its log, and asks for it again in minutes", async () => {
  stage.reader.addRow();
  stage.reader.failures.set("log", new ReaderError("DEVICE_LOG_NOT_OFFERED", "4989", { step: "LOG" }));
  stage.start();
  await eventually(async () => (await stage.fault()) !== undefined, "the fault");
  expect(await stage.fault()).toMatchObject({ code: "DEVICE_LOG_NOT_OFFERED", step: "LOG" });
  stage.reader.punch();
  await eventually(async () => (await stage.ledger.countPunches({})) === 1, "the live punch");
  expect(await stage.ledger.countUsers({})).toBe(1);
  const startedMs = stage.nowMs;
  while (stage.counts("log") < 3) await stage.passDelay();
  expect((stage.nowMs - startedMs) / 60_000).toBeGreaterThan(5); // two minutes, then four
  expect([
    stage.counts("connect"),
    toCompleteness(await stage.ledger.readDevice("gate-1"), stage.nowMs).verdict,
  ]).not.toContain("COMPLETE");
  expect(stage.counts("connect")).toBe(1);
  stage.reader.failures.clear();
  stage.nowMs += 10 * 60_000;
  await stage.passDelay();
  await stage.online();
  expect([await stage.fault(), await stage.ledger.countPunches({})]).toEqual([undefined, 2]);
});

it.each(["time", "sizes", "users", "events"])(
  "reads the log of a reader that never answers for its %s",
  async (what) => {
    stage.reader.addRow();
    stage.reader.failures.set(what, new ReaderError("DEVICE_TIMEOUT", "silence"));
    stage.start();
    await stage.online();
    expect(await stage.ledger.countPunches({})).toBe(1);
    for (let heartbeat = 0; heartbeat < 3; heartbeat++) await stage.passDelay();
    expect([await stage.status(), stage.counts("connect")]).toEqual(["ONLINE", 1]);
    if (what === "sizes")
      expect(toCompleteness(await stage.ledger.readDevice("gate-1"), stage.nowMs).verdict).not.toBe("COMPLETE");
  },
);

it("finds a punch whose event was lost on a reader that tells no counts", async () => {
  stage.reader.failures.set("sizes", new ReaderError("DEVICE_REJECTED", "65535", { isUnsupported: true }));
  stage.start();
  await stage.online();
  stage.reader.addRow();
  stage.nowMs += 60_000;
  await stage.passDelay();
  await eventually(async () => (await stage.ledger.countPunches({})) === 1, "the row");
});

it("comes back to a reader that has forgotten the session and refuses whatever it told before", async () => {
  stage.start();
  await stage.online();
  for (const what of ["time", "sizes"]) stage.reader.failures.set(what, new ReaderError("DEVICE_REJECTED", "2001"));
  await stage.passDelay();
  expect(await stage.status()).toBe("OFFLINE");
  stage.reader.failures.clear();
  await stage.passDelay();
  await stage.online();
  expect(stage.counts("connect")).toBe(2);
});

it("asks a reader that refuses its events for them again", async () => {
  stage.reader.failures.set("events", new ReaderError("DEVICE_BUSY", "2003"));
  stage.start();
  await stage.online();
  stage.reader.failures.clear();
  stage.nowMs += 60_000;
  await stage.passDelay();
  expect([stage.counts("events"), stage.counts("connect")]).toEqual([2, 1]);
});
