import { afterEach, expect, it, vi } from "vitest";
import { postScreen, toPauseMs } from "./post-screen.ts";

afterEach(() => void vi.unstubAllGlobals());

it("waits twice as long each time, up to five minutes, and as long as it is told", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => toPauseMs(attempt) / 1000)).toEqual([15, 30, 60, 120, 240, 300, 300]);
  expect([toPauseMs(1, 90), toPauseMs(6, 90), toPauseMs(1, 900)]).toEqual([90_000, 300_000, 900_000]);
});

it.each([
  [new Response(null, { status: 204 }), undefined, undefined],
  [
    Response.json({ error: { code: "RATE_LIMITED" } }, { status: 429, headers: { "retry-after": "40" } }),
    "RATE_LIMITED",
    40,
  ],
  [Response.json({}, { status: 502 }), "HTTP_502", undefined],
  [new Response("<html>", { status: 502 }), "NETWORK", undefined],
])("reads an answer of %o", async (response, code, retryAfterS) => {
  vi.stubGlobal("fetch", async () => response);
  expect(await postScreen({ key: "", replace: "" })).toEqual({ code, retryAfterS });
});
