import { expect, it } from "vitest";
import { decideUser, type NamedEnrolment } from "./enrolments.ts";

const on = (deviceId: string, name: string, slot = 1): NamedEnrolment => ({ deviceId, slot, name });

it.each<[string, readonly NamedEnrolment[], string | undefined, ReturnType<typeof decideUser>]>([
  ["new", [on("a", "Ahmad")], undefined, { kind: "NAME", name: "Ahmad" }],
  ["new and without a name", [on("a", "")], undefined, { kind: "NAME", name: "" }],
  ["named as before", [on("a", "Ahmad")], "Ahmad", { kind: "KEEP" }],
  ["named by the first reader", [on("b", "Second"), on("a", "First")], "Second", { kind: "NAME", name: "First" }],
  ["named by the first reader that has a name", [on("a", ""), on("b", "Second")], "", { kind: "NAME", name: "Second" }],
  ["twice on a reader", [on("a", "Later", 9), on("a", "Earlier", 2)], undefined, { kind: "NAME", name: "Earlier" }],
  ["on no reader any more", [], "Ahmad", { kind: "REMOVE" }],
  ["on no reader, and never was", [], undefined, { kind: "KEEP" }],
])("decides about a person who is %s", (_name, enrolments, knownName, change) => {
  expect(decideUser(enrolments, knownName)).toEqual(change);
});
