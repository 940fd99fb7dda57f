import { expect, it } from "vitest";
import { listFaults, toAddInput, toFirstDraft, toSuggestedId } from "./reader-draft.ts";

const WHOLE = { ...toFirstDraft("riyadh"), name: " Main gate 2 ", host: " 192.168.1.50 " };

it("is whole with a name and an address", () => {
  expect(listFaults(toFirstDraft("riyadh"))).toEqual(["name", "id", "host"]);
  expect(listFaults(WHOLE)).toEqual([]);
});

it.each([
  ["a port that is none", { port: "70000" }, ["port"]],
  ["a port that is no number", { port: "4370x" }, ["port"]],
  ["a comm key of seven digits", { commKey: "1234567" }, ["commKey"]],
  ["a comm key with letters", { commKey: "12ab" }, ["commKey"]],
  ["an address with a path", { host: "http://192.168.1.50" }, ["host"]],
  ["an id with spaces", { id: "main gate" }, ["id"]],
  ["a name that suggests no id", { name: "البوابة" }, ["id"]],
])("finds %s", (_what, change, faults) => {
  expect(listFaults({ ...WHOLE, ...change })).toEqual(faults);
});

it("sends what was typed without its spaces, digits of either script, and no key as 0", () => {
  expect(toAddInput(WHOLE, false)).toEqual({
    placeId: "riyadh",
    id: "main-gate-2",
    name: "Main gate 2",
    host: "192.168.1.50",
    port: 4370,
    transport: "TCP",
    commKey: 0,
    force: false,
  });
  expect(toAddInput({ ...WHOLE, id: "gate", port: "٤٣٧١", commKey: " ١٢٣٤ " }, true)).toMatchObject({
    id: "gate",
    port: 4371,
    commKey: 1234,
    force: true,
  });
});

it("suggests an id from the Latin letters and digits of a name", () => {
  expect(["Main gate", "باب 2", "HQ / Lobby"].map(toSuggestedId)).toEqual(["main-gate", "2", "hq-lobby"]);
});
