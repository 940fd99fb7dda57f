import { expect, it } from "vitest";
import { toSocketError } from "./socket-error.ts";

it.each([
  ["EHOSTUNREACH", "DEVICE_NO_ROUTE"],
  ["ENETUNREACH", "DEVICE_NO_ROUTE"],
  ["EHOSTDOWN", "DEVICE_NO_ROUTE"],
  ["ECONNREFUSED", "DEVICE_REFUSED"],
  ["ETIMEDOUT", "DEVICE_TIMEOUT"],
  ["ECONNRESET", "DEVICE_UNREACHABLE"],
  ["ENOTFOUND", "DEVICE_UNREACHABLE"],
  ["toString", "DEVICE_UNREACHABLE"],
])("says by %s that a reader is %s", (network, code) => {
  const cause = Object.assign(new Error("no"), { code: network });
  expect(toSocketError("no connection", cause)).toMatchObject({ code, cause });
});

it("takes an error without a code for a lost connection", () => {
  expect(toSocketError("lost", new Error("no")).code).toBe("DEVICE_UNREACHABLE");
});
