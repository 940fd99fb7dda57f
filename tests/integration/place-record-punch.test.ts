/** Punches that another program tells: rows of the ledger like any other, by the rule of the place. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTempDir, createTestIntake, startTestPlace, type TestPlace } from "./place-harness.ts";
import { STORES } from "./place-stores.ts";

let temp: ReturnType<typeof createTempDir>;
beforeEach(() => {
  temp = createTempDir();
});
afterEach(() => temp.remove());

const RECORD = `mutation ($input: RecordPunchInput!) { recordPunch(input: $input) {
  isNew
  punch { id at localTime pin state verifyMode channel late device { id kind completeness { verdict } }
    told { position { latitude longitude accuracyMeters } note by } }
  setAside { id reason isReleasable told { note by } }
} }`;
const TOLD = { placeId: "riyadh", channel: "APP", key: "punch-001", pin: "1042", at: "2026-03-01T05:00:00Z" };

interface Recorded {
  readonly recordPunch: {
    readonly isNew: boolean;
    readonly punch: { readonly id: string } | null;
    readonly setAside: { readonly id: string } | null;
  };
}

describe("the graph of a place", () => {
  let place: TestPlace;
  beforeEach(async () => {
    place = await startTestPlace(temp.dir, []);
  });
  afterEach(() => place.stop());

  const record = (input: object = {}, token?: string) =>
    place.query<Recorded>(RECORD, { input: { ...TOLD, ...input } }, token);

  it("takes a punch of an app with all that was told beside it", async () => {
    const position = { latitude: 24.71, longitude: 46.67, accuracyMeters: 12.5 };
    const { data, errors } = await record({ state: "CHECK_IN", position, note: " client visit " });
    expect(errors).toEqual([]);
    expect(data.recordPunch).toMatchObject({
      isNew: true,
      setAside: null,
      punch: {
        at: "2026-03-01T05:00:00.000Z",
        localTime: "2026-03-01T08:00:00",
        pin: "1042",
        state: "CHECK_IN",
        verifyMode: "OTHER",
        channel: "APP",
        late: true,
        device: { id: "riyadh/_app", kind: "APP", completeness: null },
        told: { position, note: "client visit", by: "tester" },
      },
    });
    const listed = await place.query<unknown>("{ punches(first: 5) { totalCount edges { node { pin channel } } } }");
    expect(listed.data).toMatchObject({
      punches: { totalCount: 1, edges: [{ node: { pin: "1042", channel: "APP" } }] },
    });
  });

  it("takes it once, however often and at once it is told", async () => {
    const answers = await Promise.all([record(), record(), record()]);
    expect(new Set(answers.map(({ data }) => data.recordPunch.punch?.id)).size).toBe(1);
    expect(answers.filter(({ data }) => data.recordPunch.isNew)).toHaveLength(1);
    expect((await place.query<unknown>("{ punches(first: 5) { totalCount } }")).data).toMatchObject({
      punches: { totalCount: 1 },
    });
  });

  it("refuses a key that belongs to another punch, and says so", async () => {
    await record();
    const { errors } = await record({ pin: "7" });
    expect(errors.map(({ extensions }) => [extensions["code"], extensions["argument"]])).toEqual([
      ["BAD_USER_INPUT", "input.key"],
    ]);
  });

  it("sets a punch of a kiosk aside until somebody releases it", async () => {
    const { data } = await record({ channel: "KIOSK", note: "the gate was broken" });
    const { setAside } = data.recordPunch;
    expect(data.recordPunch).toMatchObject({
      punch: null,
      setAside: { reason: "NEEDS_APPROVAL", isReleasable: true, told: { note: "the gate was broken", by: "tester" } },
    });
    const release = { deviceId: "riyadh/_kiosk", rowIds: [setAside?.id], note: "seen by the guard" };
    const released = await place.query<unknown>(
      "mutation ($input: ReleaseSetAsideInput!) { releaseSetAside(input: $input) { released } }",
      { input: release },
    );
    expect(released.data).toEqual({ releaseSetAside: { released: [setAside?.id] } });
    expect((await record({ channel: "KIOSK", note: "the gate was broken" })).data.recordPunch).toMatchObject({
      isNew: false,
      punch: { id: setAside?.id },
      setAside: null,
    });
  });

  it("sets a punch aside whose time cannot be true, whatever the rule", async () => {
    const { data } = await record({ at: "2014-01-01T05:00:00Z" });
    expect(data.recordPunch.setAside).toMatchObject({ reason: "TOO_OLD" });
  });

  it.each([
    ["a short key", { key: "1" }, "input.key"],
    ["a key with a blank", { key: "punch 001" }, "input.key"],
    ["an empty PIN", { pin: "" }, "input.pin"],
    ["a PIN with a line break", { pin: "1\n2" }, "input.pin"],
    ["a PIN that is too long", { pin: "1".repeat(25) }, "input.pin"],
    ["another century", { at: "1999-12-31T23:59:59Z" }, "input.at"],
    ["a latitude beyond the pole", { position: { latitude: 90.1, longitude: 0 } }, "input.position.latitude"],
    ["a longitude beyond the date line", { position: { latitude: 0, longitude: 181 } }, "input.position.longitude"],
    [
      "an accuracy below 0",
      { position: { latitude: 0, longitude: 0, accuracyMeters: -1 } },
      "input.position.accuracyMeters",
    ],
    ["a long note", { note: "x".repeat(501) }, "input.note"],
    ["a reader's id for a place", { placeId: "riyadh/gate-1" }, "input.placeId"],
    ["another place", { placeId: "cairo" }, "input.placeId"],
  ])("refuses %s and keeps nothing", async (_what, input, argument) => {
    const { errors } = await record(input);
    expect(errors.map(({ extensions }) => [extensions["code"], extensions["argument"]])).toEqual([
      ["BAD_USER_INPUT", argument],
    ]);
    expect((await place.query<unknown>("{ devices(first: 5) { totalCount } }")).data).toMatchObject({
      devices: { totalCount: 0 },
    });
  });

  it.each(["HR", "VIEWER", "AUDITOR", "MANAGER", "EMPLOYEE"] as const)("lets no %s tell a punch", async (role) => {
    expect((await record({}, place.signToken({ role }))).errors.length).toBeGreaterThan(0);
  });
});

describe.each(STORES)("$name", ({ open }) => {
  it("keeps told punches, set aside or not, and what stands for their channel over a start", async () => {
    const ledger = await open(temp.dir, "riyadh");
    const clock = { nowMs: () => Date.parse("2026-03-01T05:00:10Z") };
    const intake = createTestIntake(ledger, clock);
    const told = { pin: "7", atMs: clock.nowMs(), stateCode: 255, position: undefined, note: "ü" };
    const first = await intake.recordPunch({ ...told, channel: "KIOSK", key: "punch-001" }, "key:app");
    expect(first).toMatchObject({ kind: "RECORDED", isNew: true, row: { setAside: "NEEDS_APPROVAL" } });
    await ledger.registerReaders([]);
    await ledger.announceReaders([], clock.nowMs());
    expect((await ledger.listDevices()).map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ["riyadh/_kiosk", "KIOSK", "ONLINE"],
    ]);
    const { entries } = await ledger.readFeed(0, 10);
    expect(entries.map(({ kind, row }) => [kind, row?.channel])).toEqual([["PUNCH", "KIOSK"]]);
    expect(await intake.recordPunch({ ...told, channel: "KIOSK", key: "punch-001" }, "key:app")).toMatchObject({
      kind: "RECORDED",
      isNew: false,
    });
    await ledger.close();
  });
});
