import { expect, it } from "vitest";
import { listSettingsFaults, toRefusedField, toSettingsDraft, toUpdateInput } from "./settings-draft.ts";

const READER = { name: "Gate", address: "10.0.0.7:4370", transport: "TCP", mode: "POLL", pollSeconds: 300 } as const;
const UNTOLD = { transport: null, mode: null, pollSeconds: null };
const before = toSettingsDraft(READER);
const send = (change: Partial<typeof before>) => toUpdateInput("riyadh/gate-7", before, { ...before, ...change });

it("begins with what the reader is, its comm key apart, by whatever kind of address", () => {
  expect(before).toEqual({
    name: "Gate",
    host: "10.0.0.7",
    port: "4370",
    commKey: "",
    transport: "TCP",
    mode: "POLL",
    pollSeconds: "300",
  });
  expect(toSettingsDraft({ ...READER, address: "fd00::7:4370" })).toMatchObject({ host: "fd00::7", port: "4370" });
  expect(toSettingsDraft({ ...READER, name: null, address: null })).toMatchObject({ name: "", host: "", port: "" });
  expect(toSettingsDraft({ ...READER, mode: "LIVE", pollSeconds: null })).toMatchObject({
    mode: "LIVE",
    pollSeconds: "",
  });
  expect(toSettingsDraft({ ...READER, ...UNTOLD })).toMatchObject({ transport: "", mode: "", pollSeconds: "" });
});

it("sends what is another, and nothing where nothing is", () => {
  expect(send({})).toBeUndefined();
  expect(send({ name: " Gate ", port: "٤٣٧٠" })).toBeUndefined();
  expect(send({ port: "٤٣٧١" })).toEqual({ deviceId: "riyadh/gate-7", port: 4371 });
  expect(send({ commKey: "0" })).toEqual({ deviceId: "riyadh/gate-7", commKey: 0 });
  expect(send({ name: "Door", host: "10.0.0.8", transport: "UDP" })).toEqual({
    ...{ deviceId: "riyadh/gate-7", name: "Door", host: "10.0.0.8", transport: "UDP" },
  });
});

it("sends how often it is visited: nothing where that stays, 0 where it stays connected", () => {
  expect(send({ mode: "LIVE", pollSeconds: "60" })).toEqual({ deviceId: "riyadh/gate-7", pollSeconds: 0 });
  expect(send({ mode: "POLL", pollSeconds: "٦٠" })).toEqual({ deviceId: "riyadh/gate-7", pollSeconds: 60 });
  expect(send({ pollSeconds: "٣٠٠" })).toBeUndefined();
  const live = toSettingsDraft({ ...READER, mode: "LIVE", pollSeconds: null });
  expect(toUpdateInput("riyadh/gate-7", live, { ...live, pollSeconds: "60" })).toBeUndefined();
  const untold = toSettingsDraft({ ...READER, ...UNTOLD });
  expect(toUpdateInput("riyadh/gate-7", untold, { ...untold, pollSeconds: "60" })).toBeUndefined();
  expect(toUpdateInput("riyadh/gate-7", untold, { ...untold, mode: "LIVE" })).toEqual({
    ...{ deviceId: "riyadh/gate-7", pollSeconds: 0 },
  });
});

it("takes a pause of 0 for a change of a reader that stays connected, so that what is wrong with it can be said", () => {
  const live = toSettingsDraft({ ...READER, mode: "LIVE", pollSeconds: null });
  for (const pollSeconds of ["0", ""])
    expect(toUpdateInput("riyadh/gate-7", live, { ...live, mode: "POLL", pollSeconds })).toBeDefined();
});

it("wants seconds only where it is visited now and then, and 1 to 99999 of them", () => {
  const judge = (mode: "LIVE" | "POLL", pollSeconds: string) => listSettingsFaults({ ...before, mode, pollSeconds });
  expect(judge("LIVE", "")).toEqual([]);
  for (const text of ["", "0", "100000", "1.5", "-1"]) expect(judge("POLL", text)).toEqual(["pollSeconds"]);
  for (const text of ["1", "99999"]) expect(judge("POLL", text)).toEqual([]);
});

it("knows the field that a place refused", () => {
  expect(toRefusedField({ argument: "input.pollSeconds" })).toBe("pollSeconds");
  expect([toRefusedField({ argument: "input.deviceId" }), toRefusedField(undefined)]).toEqual([undefined, undefined]);
});

it("names what is wrong before anything is sent", () => {
  expect(listSettingsFaults(before)).toEqual([]);
  expect(listSettingsFaults({ ...before, name: " ", host: "a b", port: "0", commKey: "x" })).toEqual([
    "name",
    "host",
    "port",
    "commKey",
  ]);
});
