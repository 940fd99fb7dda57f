import { expect, it } from "vitest";
import { listSettingsFaults, toSettingsDraft, toUpdateInput } from "./settings-draft.ts";

const before = toSettingsDraft({ name: "Gate", address: "10.0.0.7:4370" });
const send = (change: Partial<typeof before>) => toUpdateInput("riyadh/gate-7", before, { ...before, ...change });

it("begins with what the reader is, its comm key apart, by whatever kind of address", () => {
  expect(before).toEqual({ name: "Gate", host: "10.0.0.7", port: "4370", commKey: "", transport: "" });
  expect(toSettingsDraft({ name: null, address: "fd00::7:4370" })).toMatchObject({ host: "fd00::7", port: "4370" });
  expect(toSettingsDraft({ name: "Gate", address: null })).toMatchObject({ host: "", port: "" });
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

it("names what is wrong before anything is sent", () => {
  expect(listSettingsFaults(before)).toEqual([]);
  expect(listSettingsFaults({ ...before, name: " ", host: "a b", port: "0", commKey: "x" })).toEqual([
    "name",
    "host",
    "port",
    "commKey",
  ]);
});
