import { describe, expect, it } from "vitest";
import type { DeviceRecord } from "../device.ts";
import type { RowLimits } from "../set-aside.ts";
import { toRowSetAside } from "../set-aside.ts";
import type { SerialClaim, SerialWord } from "./claim-state.ts";
import { toAskedClaim, toClaimRefusal, toOwnLimits, toStatedSerial, toToldClaim } from "./serial-claim.ts";

const DEVICE: DeviceRecord = {
  ...{ id: "riyadh/gate-1", readerId: "gate-1", name: "Gate 1", nameKey: "gate 1", address: "-", isEnabled: true },
  ...{ status: "CONNECTING", rowsStored: 0, rowsSetAside: 0, newSinceProof: 0, zone: { timeZone: "Asia/Riyadh" } },
};
const ENDED_MS = Date.parse("2026-03-01T08:00:00Z");
const toDevice = (change: Partial<DeviceRecord>): DeviceRecord => ({ ...DEVICE, ...change });
const withClaim = (claim: SerialClaim, change: Partial<DeviceRecord> = {}) => toDevice({ claim, ...change });
const ours = { state: "OURS", serialNumber: "SN1" } as const;
const asked = { state: "ASKED", serialNumber: "SN1" } as const;
const left = { state: "LEFT", serialNumber: "SN1" } as const;
const elsewhere = { state: "ELSEWHERE", serialNumber: "SN1", place: "cairo" } as const;
const known = { serialNumber: "SN1", rowsStored: 5 };

describe("a reader", () => {
  it.each<[string, DeviceRecord, boolean, string | undefined]>([
    ["is taken by a place on its own", DEVICE, false, undefined],
    ["waits for the directory", DEVICE, true, "DEVICE_PLACE_UNDECIDED"],
    ["that was here before there was a directory goes on", toDevice(known), true, undefined],
    ["that the place merely names waits", toDevice({ serialNumber: "SN1" }), true, "DEVICE_PLACE_UNDECIDED"],
    ["that is the place's is taken", withClaim(ours), true, undefined],
    ["of which the directory was asked waits", withClaim(asked), true, "DEVICE_PLACE_UNDECIDED"],
    ["that was let go of waits, although its rows are here", withClaim(left, known), true, "DEVICE_PLACE_UNDECIDED"],
    ["of another place is not taken", withClaim(elsewhere, known), true, "DEVICE_AT_OTHER_PLACE"],
    ["of another place is not, whoever is heard of now", withClaim(elsewhere), false, "DEVICE_AT_OTHER_PLACE"],
    ["is no other one's", withClaim({ ...ours, serialNumber: "SN2" }), true, "DEVICE_PLACE_UNDECIDED"],
  ])("%s", (_name, device, hasDirectory, code) => {
    expect(toClaimRefusal(device, "SN1", hasDirectory)?.code).toBe(code);
  });

  it("is asked about once, and again after it was let go of", () => {
    expect(toAskedClaim(DEVICE, "SN1")).toEqual(asked);
    expect(toAskedClaim(withClaim(left), "SN1")).toEqual(asked);
    for (const claim of [asked, elsewhere, ours]) expect(toAskedClaim(withClaim(claim), "SN1")).toBeUndefined();
  });
});

describe("what a place states", () => {
  const none = { endedMs: null, lastLocalTime: null };
  const state = (device: DeviceRecord, lastRowMs?: number) => toStatedSerial(device, lastRowMs);

  it("is every reader with a serial number, or one of which it asks", () => {
    expect(state(DEVICE)).toBeUndefined();
    expect(state(toDevice({ kind: "APP", serialNumber: "SN1" }))).toBeUndefined();
    const stated = { serialNumber: "SN1", readerId: "gate-1", ...none };
    for (const device of [toDevice(known), withClaim(asked), withClaim(ours), withClaim(elsewhere, known)])
      expect(state(device)).toEqual(stated);
  });

  it("is when it let go, and the reader's own time of the last row", () => {
    const device = toDevice({ ...known, served: { sinceMs: 0, endedMs: ENDED_MS } });
    expect(state(device, ENDED_MS - 60_000)).toMatchObject({ endedMs: ENDED_MS, lastLocalTime: "2026-03-01T10:59:00" });
    expect(state(device, ENDED_MS + 60_000)).toMatchObject({ endedMs: ENDED_MS, lastLocalTime: "2026-03-01T11:01:00" });
    for (const lastRowMs of [undefined, Date.parse("2099-01-01T00:00:00Z")])
      expect(state(device, lastRowMs)).toMatchObject({ endedMs: ENDED_MS, lastLocalTime: null });
  });
});

describe("what the directory says", () => {
  const tell = (device: DeviceRecord, ...words: SerialWord[]) =>
    toToldClaim(device, new Map(words.map((word) => [word.serialNumber, word])));
  const yours = { serialNumber: "SN1", kind: "YOURS", sinceMs: null, afterLocalTime: null } as const;
  const since = { ...yours, sinceMs: ENDED_MS, afterLocalTime: "2026-03-01T11:01:00" };
  const away = { serialNumber: "SN1", kind: "ELSEWHERE", place: "cairo" } as const;

  it("is kept where it is something new", () => {
    expect(tell(withClaim(asked), yours)).toEqual(ours);
    expect(tell(withClaim(asked), since)).toEqual({
      ...ours,
      sinceMs: ENDED_MS,
      afterLocalTime: "2026-03-01T11:01:00",
    });
    expect(tell(withClaim(ours, known), away)).toEqual(elsewhere);
    expect(tell(withClaim(ours, known), yours)).toBeUndefined();
    expect(tell(withClaim(asked))).toBeUndefined();
    expect(tell(withClaim(asked), { ...yours, serialNumber: "SN2" })).toBeUndefined();
  });

  it("gives nothing back that the place let go of meanwhile", () => {
    const device = withClaim(ours, { ...known, served: { sinceMs: 0, endedMs: ENDED_MS } });
    expect(tell(device, yours)).toEqual(left);
    expect(tell({ ...device, claim: left }, yours)).toBeUndefined();
  });
});

describe("rows of a reader that was moved here", () => {
  const LIMITS: RowLimits = { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined };
  const claim = { ...ours, sinceMs: ENDED_MS, afterLocalTime: "2026-03-01T10:59:00" };
  const judge = (limits: RowLimits, localTime: string, at: string) =>
    toRowSetAside({ localTime, atMs: Date.parse(at), observedAtMs: Date.parse("2026-03-02T00:00:00Z") }, limits);

  it("belong to the place before, until it let go, and where it has them", () => {
    const limits = toOwnLimits(LIMITS, { claim, serialNumber: "SN1" });
    expect(judge(limits, "2026-03-01T10:58:00", "2026-03-01T07:58:00Z")).toBe("BEFORE_ASSIGNMENT");
    expect(judge(limits, "2026-03-01T10:59:30", "2026-03-01T07:59:30Z")).toBe("BEFORE_ASSIGNMENT");
    // The zone of the new place makes a later instant of the same row.
    expect(judge(limits, "2026-03-01T10:59:00", "2026-03-01T08:59:00Z")).toBe("BEFORE_ASSIGNMENT");
    expect(judge(limits, "2026-03-01T11:00:01", "2026-03-01T08:00:01Z")).toBeUndefined();
  });

  it("belong to it from when somebody entered, but for those that the place before has", () => {
    const limits = toOwnLimits({ ...LIMITS, since: "2026-03-01T10:00" }, { claim, serialNumber: "SN1" });
    expect(judge(limits, "2026-03-01T10:59:30", "2026-03-01T07:59:30Z")).toBeUndefined();
    expect(judge(limits, "2026-03-01T10:59:00", "2026-03-01T07:59:00Z")).toBe("BEFORE_ASSIGNMENT");
  });

  it("are judged as ever where no claim says otherwise", () => {
    for (const facts of [{}, { claim: asked }, { claim, serialNumber: "SN2" }, { claim: ours, serialNumber: "SN1" }])
      expect(toOwnLimits(LIMITS, facts)).toEqual(LIMITS);
  });
});
