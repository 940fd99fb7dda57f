import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeyFile, toJwks } from "@biometricflow/service/identity/keys";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPeriodDocuments } from "../../subgraphs/attendance/src/sealing/period-documents.ts";
import { createSealSigner } from "../../subgraphs/attendance/src/sealing/sign-seal.ts";
import { runBf } from "./bf-harness.ts";

let dir: string;
const at = (name: string) => join(dir, name);
const verify = (file: string, ...args: readonly string[]) => runBf(["attendance", "verify", at(file), ...args]);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-verify-"));
  const key = createSigningKeyFile(at("attendance.key.pem"));
  writeFileSync(at("jwks.json"), JSON.stringify(toJwks([key])));
  writeFileSync(at("other.json"), JSON.stringify(toJwks([createSigningKeyFile(at("other.key.pem"))])));
  writeFileSync(at("none.json"), "{}");
  const text = await makeDocument(createSealSigner(() => key));
  writeFileSync(at("right.jsonl"), text);
  writeFileSync(at("changed.jsonl"), text.replace("Person 9", "Person 8"));
  writeFileSync(at("short.jsonl"), text.replace(/.*Person 9.*\n/, ""));
  writeFileSync(at("cut.jsonl"), text.slice(0, -20));
});
afterAll(() => rmSync(dir, { recursive: true }));

/** The document of a period with one person and no record. */
async function makeDocument(sign: ReturnType<typeof createSealSigner>): Promise<string> {
  const { read } = createPeriodDocuments({
    store: {
      findSeal: async () => undefined,
      listUnsealed: async () => [],
      keepSeal: async (_key, seal) => seal,
      count: async () => ({ people: 1, adjustments: 0 }),
      listPeople: async () => [{ key: 1, id: "p.9", pin: "9", name: "Person 9" }],
      listRecords: async () => [],
      listCarried: async () => [],
    },
    sign,
    organisation: "Example",
    now: () => 0,
    onFault: () => {},
  });
  const deed = { move: "LOCK" as const, actor: "account/hr", actorName: "Hanan", atMs: 0, reason: "payroll" };
  const range = { from: "2026-11-01", to: "2026-11-30", scope: { kind: "ALL" as const } };
  const period = { ...range, id: "l.1", key: 1, state: "LOCKED" as const, rows: 0, waived: [], deeds: [deed] };
  return (await read(period, 0)).text;
}

describe("bf attendance verify", () => {
  it("says of what a document is, who locked it, and that it is right", () => {
    const { code, stdout } = verify("right.jsonl", "--jwks", at("jwks.json"));
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Example, period l\.1, 2026-11-01 to 2026-11-30: 0 rec/),
    ]);
    expect(stdout).toContain("locked by Hanan (account/hr) at 1970-01-01T00:00:00.000Z");
    expect(stdout).toMatch(/is right: sealed by the key [\w-]{43}, SHA-256 [0-9a-f]{64}\n$/);
  });

  it.each([
    ["changed.jsonl", "jwks.json", /^OTHER_HASH: the lines are not those that were sealed/],
    ["short.jsonl", "jwks.json", /DAMAGED_LINE: the header says 1 people, and there are 0/],
    ["cut.jsonl", "jwks.json", /^NO_SEAL: .*cut off/],
    ["right.jsonl", "other.json", /^UNKNOWN_KEY: it is sealed by the key [\w-]{43}, and the known keys are/],
    ["jwks.json", "jwks.json", /^NO_DOCUMENT: the first line is not the header/],
  ])("says what is wrong with %s by %s, and ends with 1", (file, keys, expected) => {
    const { code, stdout } = verify(file, "--jwks", at(keys));
    expect([code, stdout]).toEqual([1, expect.stringMatching(expected)]);
    expect(stdout).toMatch(/is not right\n$/);
  });

  it("says the same as one JSON object", () => {
    const { code, stdout } = verify("changed.jsonl", "--jwks", at("jwks.json"), "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { isRight: false, faults: [{ code: "OTHER_HASH" }] }]);
  });

  it.each([
    ["missing.jsonl", "jwks.json", "FILE_UNREADABLE"],
    ["right.jsonl", "missing.json", "KEYS_UNUSABLE"],
    ["right.jsonl", "none.json", "KEYS_UNUSABLE"],
    ["right.jsonl", "right.jsonl", "KEYS_UNUSABLE"],
  ])("ends with 2 over %s by %s", (file, keys, expected) => {
    const { code, stderr } = verify(file, "--jwks", at(keys));
    expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`^${expected}: `))]);
  });

  it("ends with 2 without a file, and where no key is trusted", () => {
    expect(runBf(["attendance", "verify"]).stderr).toMatch(/^BAD_USAGE: one FILE is wanted/);
    expect(verify("right.jsonl", "--config", at("nowhere")).code).toBe(2);
  });
});
