import { expect, it } from "vitest";
import { SESSION_HEADER, toSignedOut } from "./signed-out.ts";

it.each([
  ["none", 401, "UNAUTHENTICATED"],
  ["ended", 401, "UNAUTHENTICATED"],
  ["unavailable", 503, "SERVICE_UNAVAILABLE"],
])("answers a session that is %s with %i %s", (reason, status, code) => {
  expect(toSignedOut(new Headers({ [SESSION_HEADER]: reason }))).toMatchObject({ status, code });
});
