import { NO_REVOCATIONS } from "@biometricflow/schema/revocations";
import { expect, it } from "vitest";
import { createAuthenticate } from "./client-token.ts";
import { createRevokedSessions } from "./revoked-sessions.ts";

const authenticate = createAuthenticate({
  keys: { current: () => new Map(), refresh: () => Promise.resolve() },
  revoked: createRevokedSessions(NO_REVOCATIONS),
});

it.each([
  ["an API key, with the way to a token", `Bearer bfk_${"a".repeat(43)}`, /API key.*\/auth\/token/],
  ["a text that is no token", "Bearer nonsense", /^The token is not valid$/],
  ["a header of another form", "Basic bfk_", /^The token is not valid$/],
])("refuses %s", async (_name, header, message) => {
  const answer = await authenticate(header);
  expect(answer).toMatchObject({ kind: "REFUSED", error: { extensions: { code: "UNAUTHENTICATED" } } });
  expect(answer.kind === "REFUSED" && answer.error.message).toMatch(message);
});
