import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DiskWatch, watchDisk } from "./disk-watch.ts";

const failure = (code: string) => Object.assign(new Error(code), { code });

let watch: DiskWatch;
afterEach(() => watch.stop());

describe("the alarm of a disk", () => {
  let outcome: Error | undefined;
  let room: () => Promise<{ readonly blocks: number; readonly bfree: number; readonly bavail: number }>;
  const lines: string[] = [];
  const log = {
    error: (_fields: object, message?: string) => void lines.push(message ?? ""),
    info: (_fields: object, message?: string) => void lines.push(message ?? ""),
  };
  const tryToWrite = async () => {
    if (outcome !== undefined) throw outcome;
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000 });
    outcome = undefined;
    lines.length = 0;
    room = async () => ({ blocks: 1_000, bfree: 550, bavail: 50 });
    watch = watchDisk({ folder: "/srv/acme", log, tryToWrite, readRoom: () => room() });
  });
  afterEach(() => vi.useRealTimers());
  const passTime = () => vi.advanceTimersByTimeAsync(2_000);

  it("is none while it can be written", async () => {
    await passTime();
    expect([watch.alarms(), lines]).toEqual([[], []]);
  });

  it("says how much of it is in use, of what this user may use, and nothing where nobody can say", async () => {
    await passTime();
    expect(watch.filledPct()).toBe(90);
    room = async () => ({ blocks: 0, bfree: 0, bavail: 0 }); // as network file systems say
    await passTime();
    expect(watch.filledPct()).toBeUndefined();
    room = () => Promise.reject(failure("ENOSYS"));
    await passTime();
    expect([watch.filledPct(), watch.alarms()]).toEqual([undefined, []]);
  });

  it.each([
    ["ENOSPC", "DISK_FULL"],
    ["EDQUOT", "DISK_FULL"],
    ["EROFS", "DISK_READ_ONLY"],
    ["EACCES", "DISK_UNUSABLE"],
    ["EIO", "DISK_UNUSABLE"],
  ])("of %s is %s, with the folder and what to do", async (given, code) => {
    outcome = failure(given);
    await passTime();
    expect(watch.alarms()).toMatchObject([{ code, message: expect.stringMatching(/\/srv\/acme .*: \w+/) }]);
  });

  it("keeps the moment at which it began, is logged once, and ends by itself", async () => {
    outcome = failure("ENOSPC");
    await passTime();
    const began = watch.alarms()[0]?.sinceMs;
    await passTime();
    expect(watch.alarms()[0]?.sinceMs).toBe(began);
    outcome = undefined;
    await passTime();
    expect(watch.alarms()).toEqual([]);
    expect(lines).toEqual([expect.stringContaining("is full"), "the disk can be written again"]);
  });
});

describe("a folder", () => {
  const quiet = { error: () => undefined, info: () => undefined };
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "bf-disk-"));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it("is made, written and left empty", async () => {
    const folder = join(dir, "places", "riyadh");
    watch = watchDisk({ folder, log: quiet, everyMs: 1 });
    await vi.waitUntil(() => existsSync(folder));
    watch.stop();
    await vi.waitUntil(() => readdirSync(folder).length === 0);
    expect(watch.alarms()).toEqual([]);
  });

  it("loses what killed processes left in it, and nothing of those that run or of anybody else", async () => {
    const kept = [`.probe-${process.ppid}`, ".probe-", ".probe-7x", "probe-999999999", "ledger.sqlite"];
    for (const name of [...kept, ".probe-999999999"]) writeFileSync(join(dir, name), "");
    watch = watchDisk({ folder: dir, log: quiet, tryToWrite: async () => undefined });
    await vi.waitUntil(() => !existsSync(join(dir, ".probe-999999999")));
    expect(readdirSync(dir).toSorted()).toEqual(kept.toSorted());
  });

  it("that is a file raises the alarm", async () => {
    const folder = join(dir, "file");
    writeFileSync(folder, "");
    watch = watchDisk({ folder, log: quiet, everyMs: 1 });
    await vi.waitUntil(() => watch.alarms().length > 0);
    expect(watch.alarms()[0]?.code).toBe("DISK_UNUSABLE");
  });
});
