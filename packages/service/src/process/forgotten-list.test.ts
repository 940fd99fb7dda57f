import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openForgottenList } from "./forgotten-list.ts";

const toErasure = (placeId: string, letter: string) => ({
  ...{ placeId, pseudonym: `erased-${letter}`, hash: letter.repeat(43), key: `key-${letter}` },
});

const toAccount = (placeId: string, letter: string) => ({ placeId, hash: letter.repeat(43), key: `key-${letter}` });

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-forgotten-list-"));
  file = join(dir, "kept", "forgotten.json");
});
afterEach(() => rmSync(dir, { recursive: true }));

it("keeps each erasure once, over a restart, where only its owner reads it", () => {
  const list = openForgottenList(file);
  expect(list.list()).toEqual([]);
  list.add([toErasure("riyadh", "a")]);
  list.add([toErasure("riyadh", "a"), toErasure("cairo", "a"), toErasure("riyadh", "b")]);
  const all = [toErasure("riyadh", "a"), toErasure("cairo", "a"), toErasure("riyadh", "b")];
  expect(list.list()).toEqual(all);
  expect(openForgottenList(file).list()).toEqual(all);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("keeps accounts beside people, each once, and reads a list of a former version, which had none", () => {
  const list = openForgottenList(file);
  list.add([toErasure("riyadh", "a")]);
  const former = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ forgotten: former.forgotten }));
  const again = openForgottenList(file);
  again.addAccounts([toAccount("riyadh", "a")]);
  again.addAccounts([toAccount("riyadh", "a"), toAccount("riyadh", "b")]);
  again.add([toErasure("cairo", "a")]);
  const read = openForgottenList(file);
  expect(read.listAccounts()).toEqual([toAccount("riyadh", "a"), toAccount("riyadh", "b")]);
  expect(read.list()).toEqual([toErasure("riyadh", "a"), toErasure("cairo", "a")]);
});

it("is not taken for empty where it is damaged", () => {
  openForgottenList(file).add([toErasure("riyadh", "a")]);
  writeFileSync(file, readFileSync(file, "utf8").slice(0, 40));
  expect(() => openForgottenList(file)).toThrow("STORE_DAMAGED");
});
