import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { fromJwks } from "@biometricflow/service/identity/keys";
import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkDocument } from "../../../subgraphs/attendance/src/domain/periods/check-document.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const MONDAY = { from: "2026-11-23", to: "2026-11-23" };

let attendance: AttendanceUnderTest;
let whole: string;
let ofRiyadh: string;

const ask = async (query: string, variables: object = {}, claims: Partial<NewTokenClaims> = {}) =>
  (await attendance.ask(query, { variables, claims })).answer;
const lock = async (period: object): Promise<string> => {
  const query = "mutation ($input: LockPeriodInput!) { lockPeriod(input: $input) { period { id } blockers { kind } } }";
  return (await ask(query, { input: { period, reason: "payroll" } })).data.lockPeriod.period.id;
};
const unlock = (id: string) =>
  ask("mutation ($input: UnlockPeriodInput!) { unlockPeriod(input: $input) { period { id } } }", {
    input: { id, reason: "r" },
  });
const read = (id: string, claims: Partial<NewTokenClaims> = {}, part = 0) =>
  ask(
    "query ($id: ID!, $part: Int) { periodDocument(periodId: $id, part: $part) { fileName part parts text records sha256 keyId } }",
    { id, part },
    claims,
  );
/** Whether it was given, or why not. */
const outcome = ({ data, errors }: Awaited<ReturnType<typeof ask>>) =>
  errors?.[0].extensions.code ?? (data.periodDocument === null ? "NONE" : "GIVEN");

beforeAll(async () => {
  attendance = await startAttendance();
  ofRiyadh = await lock({ ...MONDAY, placeIds: ["riyadh"] });
  await unlock(ofRiyadh);
  await attendance.recompute(10);
  whole = await lock(MONDAY);
});
afterAll(() => attendance.stop());

it("is checked by the keys that attendance publishes", async () => {
  const { text, ...document } = (await read(whole)).data.periodDocument;
  expect(document).toMatchObject({ fileName: `attendance-${whole}-2026-11-23-2026-11-23.jsonl`, parts: 1, records: 3 });
  const jwks: unknown = await (await fetch(`${attendance.url}/.well-known/seal-jwks.json`)).json();
  const { faults, seal } = checkDocument(Buffer.from(text), fromJwks(jwks));
  expect(faults).toEqual([]);
  expect(seal).toMatchObject({ sha256: document.sha256, keyId: document.keyId });
  expect((await read(whole)).data.periodDocument.text).toBe(text);
});

it.each<[Partial<NewTokenClaims>, string]>([
  [{ role: "ADMIN" }, "GIVEN"],
  [{ role: "AUDITOR" }, "GIVEN"],
  [{ role: "HR", places: ["riyadh"] }, "FORBIDDEN"],
  [{ role: "AUDITOR", places: ["cairo"] }, "FORBIDDEN"],
  [{ role: "VIEWER" }, "FORBIDDEN"],
  [{ role: "MANAGER" }, "FORBIDDEN"],
  [{ role: "PLACE_ADMIN" }, "FORBIDDEN"],
  [{ role: "EMPLOYEE" }, "FORBIDDEN"],
])("is for those who see all of it: %j is told %s", async (claims, expected) => {
  expect(outcome(await read(whole, claims))).toBe(expected);
});

it("is given to those who have its places", async () => {
  await unlock(whole);
  await attendance.recompute(10);
  const own = await lock({ ...MONDAY, placeIds: ["riyadh"] });
  expect(outcome(await read(own, { role: "HR", places: ["riyadh"] }))).toBe("GIVEN");
  expect(outcome(await read(own, { role: "HR", places: ["cairo"] }))).toBe("FORBIDDEN");
  await unlock(own);
  await attendance.recompute(10);
  whole = await lock(MONDAY);
});

it("is sealed at the lock, before anybody asks for it", async () => {
  const sealed = async () =>
    (await attendance.database.read.selectFrom("period_seal").select("period_key").execute()).map(
      ({ period_key }) => `l.${period_key}`,
    );
  await expect.poll(sealed).toContain(whole);
});

it("is given whole by its own path, and is what bf checks by the address of the keys", async () => {
  const { data } = await ask("{ periods { edges { node { id state documentUrl } } } }");
  const urls = data.periods.edges.map(({ node }: { node: Record<string, string> }) => [
    node["id"],
    node["documentUrl"],
  ]);
  expect(Object.fromEntries(urls)).toMatchObject({ [whole]: `/export/period/${whole}`, [ofRiyadh]: null });
  const response = await attendance.get(`/export/period/${whole}`);
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="attendance-${whole}-2026-11-23-2026-11-23.jsonl"`,
  );
  const text = await response.text();
  expect(text).toBe((await read(whole)).data.periodDocument.text);
  const dir = mkdtempSync(join(tmpdir(), "bf-document-"));
  try {
    const file = join(dir, "document.jsonl");
    writeFileSync(file, text);
    const bf = fileURLToPath(new URL("../../../packages/bf/src/main.ts", import.meta.url));
    const jwks = `${attendance.url}/.well-known/seal-jwks.json`;
    const { stdout } = await promisify(execFile)(process.execPath, [bf, "attendance", "verify", file, "--jwks", jwks]);
    expect(stdout).toContain("is right: sealed by the key");
  } finally {
    rmSync(dir, { recursive: true });
  }
});

it.each<[Partial<NewTokenClaims>, string, number]>([
  [{ role: "AUDITOR" }, "whole", 200],
  [{ role: "HR", places: ["riyadh"] }, "whole", 403],
  [{ role: "VIEWER" }, "whole", 403],
  [{ role: "PUBLIC" }, "whole", 403],
  [{}, "l.99", 404],
  [{}, "unlocked", 400],
])("is given by its path with the rights of the graph: %j gets %s with %d", async (claims, which, status) => {
  const id = which === "whole" ? whole : which === "unlocked" ? ofRiyadh : which;
  expect((await attendance.get(`/export/period/${id}`, claims)).status).toBe(status);
});

it("is none where there is no such period, part or lock", async () => {
  expect(outcome(await read("l.99"))).toBe("NONE");
  expect(outcome(await read("x"))).toBe("NONE");
  expect(outcome(await read(ofRiyadh))).toBe("BAD_USER_INPUT");
  const answers = [await read(whole, {}, 1), await read(whole, {}, -1), await read(whole, {}, 2_000_000_000)];
  expect(answers.map(outcome)).toEqual(Array(3).fill("BAD_USER_INPUT"));
  expect(answers[0].errors[0].message).toContain("1 part");
});
