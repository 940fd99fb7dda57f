import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { toVisitorHeaders } from "./visitor-headers.ts";

const dir = mkdtempSync(join(tmpdir(), "bf-proof-"));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

it("names the visitor with the proof of this machine, as soon as the router has made it", () => {
  const file = join(dir, "dashboard.proof");
  vi.stubEnv("BIOMETRICFLOW_DASHBOARD_PROOF_FILE", file);
  expect(toVisitorHeaders("203.0.113.7")).toEqual({ "x-forwarded-for": "203.0.113.7" });
  writeFileSync(file, "abc\n");
  expect(toVisitorHeaders("203.0.113.7")).toEqual({ "x-forwarded-for": "203.0.113.7", "x-dashboard-proof": "abc" });
  expect(toVisitorHeaders(null)).toEqual({});
});
