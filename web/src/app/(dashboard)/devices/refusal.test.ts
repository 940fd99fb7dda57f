import { expect, it } from "vitest";
import { toRefusal } from "./refusal.ts";

const fault = (details?: Readonly<Record<string, unknown>>) => ({
  ...{ code: "BAD_USER_INPUT", message: "no" },
  ...(details && { details }),
});

it("reads why a place refuses a reader, and what it would take", () => {
  expect(toRefusal(fault({ reason: "ADDRESS_NOT_ALLOWED", allowed: ["10.0.0.0/8", 7] }))).toEqual({
    reason: "ADDRESS_NOT_ALLOWED",
    allowed: ["10.0.0.0/8"],
  });
  expect(toRefusal(fault({ reason: "ID_TAKEN" }))).toEqual({ reason: "ID_TAKEN", allowed: [] });
});

it("leaves errors without a reason, or with one that it does not know, to their message", () => {
  expect([undefined, fault(), fault({ reason: "MALFORMED" }), fault({ argument: "input.id" })].map(toRefusal)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
