import { createEdge } from "@biometricflow/edge/edge";
import { expect, it } from "vitest";
import { toRules } from "../../../tests/setup/edge-rules.ts";
import type { Authentication } from "./client-token.ts";
import { toEdgeOptions } from "./edge-caller.ts";

const viewerOf = (subject: string, viewedBy?: string): Authentication => ({
  kind: "VIEWER",
  viewer: {
    ...{ subject, name: subject, role: "HR", places: "*", sessionId: "s", issuedAtMs: 0, expiresAtMs: 0 },
    ...(viewedBy === undefined ? {} : { viewedBy }),
  },
});
const ANSWERS: Readonly<Record<string, Authentication>> = {
  "Bearer t": viewerOf("account/hr"),
  "Bearer view": viewerOf("account/hr", "account/admin"),
};
const { identify } = toEdgeOptions(
  createEdge(toRules({})),
  {
    authenticate: async (header = "") => ANSWERS[header] ?? { kind: "ANONYMOUS" },
    keys: { recall: async (apiKey) => (apiKey === "bfk_known" ? viewerOf("key/payroll") : { kind: "ANONYMOUS" }) },
  },
  { trustedProxies: [], isDashboard: undefined },
);

it.each([
  ["a token", { authorization: "Bearer t" }, { kind: "KNOWN", subject: "subject account/hr" }],
  [
    "a token of another account's view",
    { authorization: "Bearer view" },
    { kind: "KNOWN", subject: "subject account/admin" },
  ],
  ["a key that was judged before", { "x-api-key": "bfk_known" }, { kind: "KNOWN", subject: "subject key/payroll" }],
  ["a key that nobody has judged", { "x-api-key": "bfk_new" }, { kind: "NONE" }],
  [
    "a token beside a key",
    { authorization: "Bearer t", "x-api-key": "bfk_known" },
    { kind: "KNOWN", subject: "subject account/hr" },
  ],
  ["nothing", {}, { kind: "NONE" }],
])("counts requests with %s for whom they are", async (_what, headers, caller) => {
  expect(await identify(headers)).toEqual(caller);
});
