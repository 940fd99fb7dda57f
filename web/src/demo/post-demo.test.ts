import { afterEach, expect, it, vi } from "vitest";
import { postDemo } from "./post-demo.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  [200, '{"person":"Amira"}', { ok: true, body: { person: "Amira" } }],
  [409, '{"error":{"code":"DEVICE_DISABLED"}}', { ok: false, code: "DEVICE_DISABLED" }],
  [502, "<html>", { ok: false, code: "HTTP_502" }],
  [404, '{"error":{}}', { ok: false, code: "HTTP_404" }],
])("reads an answer of %i with %s", async (status, text, outcome) => {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(text, { status })));
  expect(await postDemo("/demo/punch", {})).toEqual(outcome);
});

it("says that there was no answer", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  expect(await postDemo("/demo/traffic", {})).toEqual({ ok: false, code: "NETWORK" });
});
