import { describe, expect, it } from "vitest";
import { createReaderTimeline } from "./local-time.ts";
import { type RowSource, toLedgerRow, toSlotText } from "./log-rows.ts";
import type { ReaderRow } from "./punch.ts";

const SOURCE: RowSource = {
  identityKey: Buffer.alloc(32, 1),
  serialNumber: "SN1",
  limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  timeline: createReaderTimeline({ timeZone: "Asia/Riyadh" }, undefined),
  pinOfSlot: (slot) => (slot === 7 ? "1042" : undefined),
  channel: "READ",
  observedAtMs: Date.UTC(2026, 5, 1),
  isFirstRead: true,
};

const row = (changes: Partial<ReaderRow> = {}): ReaderRow => ({
  userText: "1042",
  userForm: "PIN",
  slot: 7,
  localTime: "2026-01-05T08:00:00",
  localDigits: "20260105080000",
  stateCode: 0,
  verifyCode: 1,
  workCode: undefined,
  raw: Buffer.from("00", "hex"),
  ...changes,
});

describe("toLedgerRow", () => {
  it("gives the instant and the offset that was used", () => {
    expect(toLedgerRow(row(), SOURCE)).toMatchObject({
      pin: "1042",
      atMs: Date.UTC(2026, 0, 5, 5),
      offsetMinutes: 180,
      localTime: "2026-01-05T08:00:00",
      setAside: undefined,
      copies: 1,
    });
  });

  it("keeps a row whose date does not exist, set aside", () => {
    const bad = toLedgerRow(row({ localTime: undefined, localDigits: "20260231250000" }), SOURCE);
    expect(bad).toMatchObject({ setAside: "BAD_TIME", atMs: undefined, localTime: "2026-02-31T25:00:00" });
    expect(bad.digest).toMatch(/^[\w-]{22}$/);
  });

  it("names the user by slot where the row does, and finds the PIN without changing the identity", () => {
    const bySlot = row({ userText: toSlotText(7) });
    const unknown = row({ userText: toSlotText(8), slot: 8 });
    expect(toLedgerRow(bySlot, SOURCE).pin).toBe("1042");
    expect(toLedgerRow(unknown, SOURCE).pin).toBe("uid:8");
    const renumbered = { ...SOURCE, pinOfSlot: () => "2000" };
    expect(toLedgerRow(bySlot, renumbered).digest).toBe(toLedgerRow(bySlot, SOURCE).digest);
  });

  it("has the same identity on every channel and with every setting", () => {
    const other: RowSource = {
      ...SOURCE,
      channel: "LIVE",
      observedAtMs: 0,
      isFirstRead: false,
      timeline: createReaderTimeline({ timeZone: "Africa/Cairo" }, undefined),
    };
    expect(toLedgerRow(row({ verifyCode: 15, raw: Buffer.alloc(52) }), other).digest).toBe(
      toLedgerRow(row(), SOURCE).digest,
    );
  });

  it("takes a repeated hour as its second occurrence after a row that was later than the first (R3)", () => {
    const timeline = createReaderTimeline({ timeZone: "Africa/Cairo" }, undefined);
    const at = (localTime: string) =>
      toLedgerRow(row({ localTime, localDigits: localTime.replace(/\D/g, "") }), { ...SOURCE, timeline }).atMs;
    // Cairo goes back from 24:00 to 23:00 on Thursday, 29 October 2026.
    expect(at("2026-10-29T23:50:00")).toBe(Date.UTC(2026, 9, 29, 20, 50));
    expect(at("2026-10-29T23:10:00")).toBe(Date.UTC(2026, 9, 29, 21, 10));
  });
});
