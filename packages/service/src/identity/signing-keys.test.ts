import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLog } from "../observe/log.ts";
import { ANNOUNCED_SECONDS, toRotationSeconds } from "./key-rotation.ts";
import { createSigningKeyFile, readSigningKey } from "./keys.ts";
import { type OpenSigningKeys, openSigningKeys } from "./signing-keys.ts";

const LONGEST_SECONDS = 10;
const LOOK_SECONDS = 1;
const ROTATION_SECONDS = toRotationSeconds(LONGEST_SECONDS) + LOOK_SECONDS; // it is seen a look after it was laid down

let dir: string;
let log: string[];
let opened: OpenSigningKeys[];
const files = () => ({
  file: join(dir, "key.pem"),
  nextFile: join(dir, "next.key.pem"),
  jwksFile: join(dir, "jwks.json"),
  archiveFile: join(dir, "archive.jwks.json"),
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-signing-keys-"));
  log = [];
  opened = [];
  vi.useFakeTimers();
});
afterEach(() => {
  for (const keys of opened) keys.stop();
  vi.useRealTimers();
  rmSync(dir, { recursive: true });
});

/** Another process of the same folder. */
function open(): OpenSigningKeys {
  const write = (line: string) => void log.push(JSON.parse(line).msg);
  const options = {
    ...files(),
    longestTokenSeconds: LONGEST_SECONDS,
    log: createLog({ service: "test", destination: { write } }),
  };
  const keys = openSigningKeys(options);
  opened.push(keys);
  return keys;
}

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const published = (keys: OpenSigningKeys) => keys.jwks().keys.map(({ kid }) => kid);
const keysIn = (file: string): string[] =>
  JSON.parse(readFileSync(file, "utf8")).keys.map(({ kid }: { kid: string }) => kid);
const laidDown = () => keysIn(files().jwksFile);
const rotate = () => createSigningKeyFile(files().nextFile).kid;

it("counts anew in a process that was killed meanwhile, and never loses what the old key signed", () => {
  const first = open();
  const old = first.signing().kid;
  const kid = rotate();
  pass(LOOK_SECONDS + ANNOUNCED_SECONDS);
  expect(first.signing().kid).toBe(kid);
  first.stop(); // nothing is written at an end: a killed one leaves the same files
  const second = open();
  expect([second.signing().kid, published(second), laidDown()]).toEqual([old, [old, kid], [old, kid]]);
  pass(ROTATION_SECONDS - LOOK_SECONDS - 1);
  expect([second.signing().kid, published(second)]).toEqual([kid, [old, kid]]);
  pass(1 + LOOK_SECONDS);
  expect([published(second), laidDown(), readSigningKey(files().file).kid]).toEqual([[kid], [kid], kid]);
  expect([existsSync(files().nextFile), published(open())]).toEqual([false, [kid]]);
});

it("ends at the same key in every process of the folder, whichever of them moves it", () => {
  const both = [open(), open()] as const;
  expect(published(both[0])).toEqual(published(both[1]));
  const kid = rotate();
  pass(ROTATION_SECONDS + LOOK_SECONDS);
  for (const keys of both) expect([keys.signing().kid, published(keys)]).toEqual([kid, [kid]]);
  const later = rotate();
  pass(LOOK_SECONDS);
  for (const keys of both) expect(published(keys)).toEqual([kid, later]);
  expect(log).not.toContainEqual(expect.stringContaining("taken away"));
});

it("publishes a key that came in the place of one that was taken back, as long as any, before it signs", () => {
  const keys = open();
  const old = keys.signing().kid;
  rotate();
  pass(LOOK_SECONDS + ANNOUNCED_SECONDS - 1);
  rmSync(files().nextFile);
  const kid = rotate();
  pass(LOOK_SECONDS + ANNOUNCED_SECONDS - 1);
  expect([keys.signing().kid, published(keys)]).toEqual([old, [old, kid]]);
  pass(1);
  expect(keys.signing().kid).toBe(kid);
});

it("keeps every file for its owner alone, before, during and after a rotation", () => {
  open();
  const modes = () =>
    Object.values(files())
      .filter(existsSync)
      .map((file) => (statSync(file).mode & 0o777).toString(8));
  expect(modes()).toEqual(Array(3).fill("600"));
  rotate();
  pass(LOOK_SECONDS);
  expect(modes()).toEqual(Array(4).fill("600"));
  pass(ROTATION_SECONDS);
  expect(modes()).toEqual(Array(3).fill("600"));
});

it("archives each key that signed, and none that was taken back before", () => {
  const keys = open();
  const old = keys.signing().kid;
  const archived = () => keysIn(files().archiveFile);
  rotate();
  pass(LOOK_SECONDS + ANNOUNCED_SECONDS - 1);
  rmSync(files().nextFile);
  pass(LOOK_SECONDS);
  expect(archived()).toEqual([old]);
  const kid = rotate();
  pass(LOOK_SECONDS + ANNOUNCED_SECONDS);
  expect(archived()).toEqual([old, kid]);
  pass(ROTATION_SECONDS);
  expect(keys.archived().keys.map((key) => key.kid)).toEqual([old, kid]);
  expect(published(keys)).toEqual([kid]);
});

it("says once that an archive is damaged, keeps the old key until it is whole, and leaves it as it is", () => {
  const keys = open();
  const whole = readFileSync(files().archiveFile, "utf8");
  const old = keys.signing().kid;
  writeFileSync(files().archiveFile, '{ "keys": [{}] }');
  const kid = rotate();
  pass(ROTATION_SECONDS + LOOK_SECONDS);
  expect([keys.signing().kid, readSigningKey(files().file).kid]).toEqual([kid, old]);
  expect(readFileSync(files().archiveFile, "utf8")).toBe('{ "keys": [{}] }');
  expect(log.filter((line) => line.includes("cannot be archived"))).toHaveLength(1);
  expect(log.filter((line) => line.includes("not be put in its place"))).toHaveLength(1);
  writeFileSync(files().archiveFile, whole);
  pass(LOOK_SECONDS);
  expect([readSigningKey(files().file).kid, keysIn(files().archiveFile)]).toEqual([kid, [old, kid]]);
});
