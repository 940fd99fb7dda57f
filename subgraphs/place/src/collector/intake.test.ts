import { expect, it } from "vitest";
import type { RecordResult } from "../domain/ledger.ts";
import { createReaderTimeline } from "../domain/local-time.ts";
import { toLedgerRow } from "../domain/log-rows.ts";
import type { LedgerRow, PunchChannel, ReaderRow } from "../domain/punch.ts";
import { createIntake } from "./intake.ts";

function rowOf(second: number): ReaderRow {
  const time = String(second).padStart(2, "0");
  return {
    userText: "1042",
    userForm: "PIN",
    slot: undefined,
    localTime: `2026-03-01T08:00:${time}`,
    localDigits: `202603010800${time}`,
    stateCode: 0,
    verifyCode: 1,
    workCode: undefined,
    raw: Buffer.from(time),
  };
}

function startIntake(channel: PunchChannel, record?: () => Promise<RecordResult>) {
  const commits: (readonly LedgerRow[])[] = [];
  const failures: unknown[] = [];
  const source = {
    identityKey: Buffer.alloc(32, 1),
    serialNumber: "SN1",
    limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
    timeline: createReaderTimeline({ timeZone: "Asia/Riyadh" }, undefined),
    pinOfSlot: () => undefined,
    channel,
    observedAtMs: Date.UTC(2026, 2, 2),
    isFirstRead: false,
  };
  const intake = createIntake({
    readerId: "gate-1",
    ledger: {
      recordRows: async (_readerId, rows) => {
        commits.push(rows);
        return (
          (await record?.()) ?? { added: rows.length, revised: 0, hasUnknownPin: false, otherVerify: [], setAside: [] }
        );
      },
    },
    toLedgerRows: (rows) => rows.map((row) => toLedgerRow(row, source)),
    onStored: () => undefined,
    onFailure: (error) => failures.push(error),
    yieldTurn: async () => undefined,
  });
  return { intake, commits, failures };
}

it("takes the rows of a reader that comes by itself, without any visit", async () => {
  const { intake, commits } = startIntake("PUSH");
  expect(await intake.push([rowOf(1)])).toBe(true);
  expect(commits.flat()).toMatchObject([{ pin: "1042", localTime: "2026-03-01T08:00:01", channel: "PUSH" }]);
});

it("stores what comes in one turn in one transaction, and what comes meanwhile in the next", async () => {
  const { intake, commits } = startIntake("LIVE");
  void intake.push([rowOf(1)]);
  const stored = intake.push([rowOf(2)]);
  await Promise.resolve();
  void intake.push([rowOf(3)]);
  expect(await stored).toBe(true);
  expect(commits.map((rows) => rows.length)).toEqual([2, 1]);
});

it("says that rows are not stored, and takes them again", async () => {
  const results = [Promise.reject(new Error("disk full"))];
  const { intake, commits, failures } = startIntake("PUSH", async () => {
    await results.pop();
    return { added: 1, revised: 0, hasUnknownPin: false, otherVerify: [], setAside: [] };
  });
  expect(await intake.push([rowOf(1)])).toBe(false);
  expect(failures).toMatchObject([{ message: "disk full" }]);
  expect(await intake.push([rowOf(1)])).toBe(true);
  expect(commits).toHaveLength(2);
});

it("counts the rows stored since a read began that the read did not bring", async () => {
  const { intake, commits } = startIntake("LIVE");
  await intake.push([rowOf(1)]);
  intake.beginRead();
  await intake.push([rowOf(2), rowOf(3)]);
  const read = new Set(commits[1]?.slice(0, 1).map(({ digest }) => digest));
  expect(intake.countOutside((digest) => read.has(digest))).toBe(1);
  await intake.settle();
});

it("stores many rows that come at once in transactions of bounded size", async () => {
  const { intake, commits } = startIntake("LIVE");
  await intake.push(Array.from({ length: 1_200 }, (_, n) => rowOf(n % 60)));
  expect(commits.map((rows) => rows.length)).toEqual([500, 500, 200]);
});

it("remembers nothing when no read is under way", async () => {
  const { intake } = startIntake("LIVE");
  intake.beginRead();
  await intake.push([rowOf(1)]);
  intake.endRead();
  await intake.push([rowOf(2)]);
  intake.beginRead();
  expect(intake.countOutside(() => false)).toBe(0);
});
