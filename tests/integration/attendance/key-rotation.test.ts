/** The key of attendance is exchanged while everything runs; what it sealed is checked for ever. */
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import {
  ANNOUNCED_SECONDS,
  LONGEST_TOKEN_SECONDS,
  toRotationSeconds,
} from "@biometricflow/service/identity/key-rotation";
import { followAttendanceKeys, type RouterKeys } from "@biometricflow/service/identity/router-keys";
import { type OpenSigningKeys, openSigningKeys } from "@biometricflow/service/identity/signing-keys";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../../config/test/folder.ts";
import type { FeedKeeper } from "../../../subgraphs/attendance/src/domain/follow/feed-keeper.ts";
import { followPlaces } from "../../../subgraphs/attendance/src/follower/follow-places.ts";
import { callBf } from "../bf-harness.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

const ROTATION_MS = toRotationSeconds(LONGEST_TOKEN_SECONDS.attendance) * 1000;
const MONDAY = { from: "2026-11-23", to: "2026-11-23" };
const RIYADH = { ...MONDAY, placeIds: ["riyadh"] };
const CAIRO = { ...MONDAY, placeIds: ["cairo"] };
const silent = createLog({ service: "test", level: "silent" });
const patient = { timeout: 15_000 };
const NO_KEEPER: FeedKeeper = {
  readPosition: async () => undefined,
  keep: async () => undefined,
  noteHead: async () => {},
};

let folder: string;
let keys: OpenSigningKeys;
let aheadMs: number;
let attendance: AttendanceUnderTest;
let followed: RouterKeys | undefined;

const paths = () => toDataPaths(join(folder, "data"));
const openKeys = () =>
  openSigningKeys({
    ...{ file: paths().attendanceKey, nextFile: paths().attendanceNextKey, archiveFile: paths().attendanceSealKeys },
    ...{
      longestTokenSeconds: LONGEST_TOKEN_SECONDS.attendance,
      log: silent,
      now: () => Date.now() + aheadMs,
      lookMs: 20,
    },
  });

beforeEach(async () => {
  folder = writeFolder(ORGANISATION, { "riyadh.json": PLACE });
  aheadMs = 0;
  followed = undefined;
  keys = openKeys();
  attendance = await startAttendance({
    keys: { signing: () => keys.signing(), jwks: () => keys.jwks(), archived: () => keys.archived() },
  });
});
afterEach(async () => {
  followed?.stop();
  await attendance.stop();
  keys.stop();
  rmSync(folder, { recursive: true });
});

/** The ids of the keys that attendance publishes at a path. */
async function readKids(path: string): Promise<readonly string[]> {
  const { keys: listed } = JSON.parse(await (await fetch(attendance.url + path)).text());
  return listed.map(({ kid }: { kid: string }) => kid);
}
const listKids = () => readKids("/.well-known/jwks.json");
const listSealKids = () => readKids("/.well-known/seal-jwks.json");

const rotate = async (): Promise<{
  readonly kid: string;
  readonly oldKid: string;
  readonly oldEndsAfterSeconds: number;
}> => JSON.parse((await callBf(["keys", "rotate", "attendance", "--config", folder, "--json"])).stdout);

/** The id of the key of a token in a header. */
function toKid(authorization: string): string {
  const [header = ""] = authorization.replace("Bearer ", "").split(".");
  return JSON.parse(Buffer.from(header, "base64url").toString()).kid;
}

/** Locks a period and gives the file of its document. */
async function lockAndRead(period: object): Promise<string> {
  const query = "mutation ($input: LockPeriodInput!) { lockPeriod(input: $input) { period { id } } }";
  const { answer } = await attendance.ask(query, { variables: { input: { period, reason: "payroll" } } });
  const { id } = answer.data.lockPeriod.period;
  const file = join(folder, `${id}.jsonl`);
  writeFileSync(file, await (await attendance.get(`/export/period/${id}`)).text());
  return file;
}

/** What bf says of a document, by the keys of the folder or those of a path. */
async function verify(file: string, path?: string): Promise<{ keyId?: string; codes: readonly string[] }> {
  const trust = path === undefined ? ["--config", folder] : ["--jwks", attendance.url + path];
  const { seal, faults } = JSON.parse((await callBf(["attendance", "verify", file, ...trust, "--json"])).stdout);
  return { keyId: seal?.keyId, codes: faults.map(({ code }: { code: string }) => code) };
}

/** Ends a rotation: the new key is in the place of the old one. */
async function finish(): Promise<void> {
  aheadMs += ROTATION_MS;
  await expect.poll(() => existsSync(paths().attendanceNextKey), patient).toBe(false);
}

it("seals by a new key once it is known, and what any key sealed is right for ever, unless it was changed", async () => {
  const first = await lockAndRead(RIYADH);
  const { kid, oldKid, oldEndsAfterSeconds } = await rotate();
  expect(oldEndsAfterSeconds * 1000).toBe(ROTATION_MS);
  await expect.poll(listKids, patient).toEqual([oldKid, kid]);
  aheadMs = ANNOUNCED_SECONDS * 1000;
  const second = await lockAndRead(CAIRO);
  expect([await verify(first), await verify(second)]).toEqual([
    { keyId: oldKid, codes: [] },
    { keyId: kid, codes: [] },
  ]);

  await finish();
  expect([await listKids(), await listSealKids()]).toEqual([[kid], [oldKid, kid]]);
  for (const path of [undefined, "/.well-known/seal-jwks.json"])
    expect([await verify(first, path), await verify(second, path)]).toEqual([
      { keyId: oldKid, codes: [] },
      { keyId: kid, codes: [] },
    ]);
  expect(await verify(first, "/.well-known/jwks.json")).toEqual({ keyId: oldKid, codes: ["UNKNOWN_KEY"] });
  const changed = join(folder, "changed.jsonl");
  writeFileSync(changed, readFileSync(first, "utf8").replace('"status":"', '"status":"X'));
  expect((await verify(changed)).codes).toContain("OTHER_HASH");

  const { kid: third } = await rotate();
  await expect.poll(listKids, patient).toEqual([kid, third]);
  await finish();
  expect([await listKids(), await listSealKids()]).toEqual([[third], [oldKid, kid, third]]);
  expect([(await verify(first)).codes, (await verify(second)).codes]).toEqual([[], []]);
});

it("knows the keys of documents when it starts again, in the middle of a rotation and after an old key was moved away", async () => {
  const first = await lockAndRead(RIYADH);
  const { kid, oldKid } = await rotate();
  await expect.poll(listKids, patient).toEqual([oldKid, kid]);
  aheadMs = ANNOUNCED_SECONDS * 1000;
  keys.stop();
  keys = openKeys();
  expect([keys.signing().kid, await listKids(), await listSealKids()]).toEqual([oldKid, [oldKid, kid], [oldKid, kid]]);
  await finish();
  keys.stop();
  rmSync(paths().attendanceKey); // as after a theft: another is made at the start
  keys = openKeys();
  const [made, ...others] = await listKids();
  expect([others, await listSealKids()]).toEqual([[], [oldKid, kid, made]]);
  expect((await verify(first)).codes).toEqual([]);
});

it("ends no old key whose public part cannot be kept, and overwrites no archive that is damaged", async () => {
  const first = await lockAndRead(RIYADH);
  const { oldKid, kid } = await rotate();
  await expect.poll(listKids, patient).toEqual([oldKid, kid]);
  const whole = readFileSync(paths().attendanceSealKeys, "utf8");
  writeFileSync(paths().attendanceSealKeys, "{");
  const checked = (await callBf(["config", "check", "--config", folder])).stdout;
  expect(checked).toContain(`${paths().attendanceSealKeys}: KEY_UNUSABLE: `);
  aheadMs = ROTATION_MS;
  await expect.poll(listKids, patient).toEqual([kid]);
  keys.stop();
  keys = openKeys(); // counts anew, and with both
  expect([existsSync(paths().attendanceNextKey), readFileSync(paths().attendanceSealKeys, "utf8")]).toEqual([
    true,
    "{",
  ]);
  writeFileSync(paths().attendanceSealKeys, whole);
  await finish();
  await expect.poll(listSealKids, patient).toEqual([oldKid, kid]);
  expect((await verify(first)).codes).toEqual([]);
});

it("is known at places and router by both keys before a token of the new one comes there", async () => {
  const seen: string[] = [];
  const place: Server = createServer((request, response) => {
    seen.push(toKid(request.headers.authorization ?? ""));
    response.writeHead(503).end();
  });
  place.listen(0, "127.0.0.1");
  await once(place, "listening");
  const address = place.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const follow = () =>
    followPlaces({ places: [{ id: "riyadh", url }], signingKey: () => keys.signing(), keeper: NO_KEEPER, log: silent });
  try {
    const { kid, oldKid } = await rotate();
    await expect.poll(listKids, patient).toEqual([oldKid, kid]);
    const cacheFile = join(folder, "attendance-jwks.json");
    followed = followAttendanceKeys({ attendanceUrl: attendance.url, cacheFile, log: silent });
    await expect.poll(() => [...(followed?.current().keys() ?? [])], patient).toEqual([oldKid, kid]);
    const stop = follow();
    await expect.poll(() => seen.at(-1), patient).toBe(oldKid);
    aheadMs = ANNOUNCED_SECONDS * 1000;
    await expect.poll(() => seen.at(-1), patient).toBe(kid);
    await stop();
  } finally {
    place.close();
  }
});
