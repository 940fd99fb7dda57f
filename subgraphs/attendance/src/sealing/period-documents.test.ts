import { generateKeyPairSync } from "node:crypto";
import { expect, it, vi } from "vitest";
import { checkDocument } from "../domain/periods/check-document.ts";
import type { KeptSeal, PeriodDocumentStore } from "../domain/periods/document-store.ts";
import type { Period } from "../domain/periods/period.ts";
import { createPeriodDocuments, DocumentTooLargeError } from "./period-documents.ts";
import { createSealSigner } from "./sign-seal.ts";

const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const FIGURES = {
  placeId: "riyadh",
  departmentId: null,
  shiftId: null,
  status: "ABSENT" as const,
  flags: [],
  checkInMs: null,
  checkOutMs: null,
  presenceMinutes: 0,
  workedMinutes: 0,
  expectedMinutes: 480,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  keptPunches: 0,
  droppedDuplicates: 0,
};
const PERIOD: Period = {
  id: "l.1",
  key: 1,
  from: "2026-11-01",
  to: "2026-11-03",
  scope: { kind: "ALL" },
  state: "LOCKED",
  rows: 7500,
  waived: [],
  deeds: [{ move: "LOCK", actor: "account/hr", actorName: "Hanan", atMs: 5, reason: "payroll" }],
};
const DATES = ["2026-11-01", "2026-11-02", "2026-11-03"];
const PEOPLE = Array.from({ length: 2500 }, (_none, key) => {
  const pin = String(10_000 + key);
  return { key, id: `p.${pin}`, pin, name: `Person ${pin}` };
});

/** A store of many people who were absent. */
function createStore(given: Partial<PeriodDocumentStore> = {}): PeriodDocumentStore {
  let kept: KeptSeal | undefined;
  return {
    findSeal: async () => kept,
    listUnsealed: async () => (kept === undefined ? [PERIOD] : []),
    keepSeal: async (_key, seal) => (kept ??= seal),
    count: async () => ({ people: PEOPLE.length, adjustments: 0 }),
    listPeople: async () => PEOPLE,
    listRecords: async (_period, { from, to }, people) =>
      DATES.filter((date) => from <= date && date <= to).flatMap((date) =>
        people.map(({ id }) => ({ personId: id, date, figures: FIGURES })),
      ),
    listCarried: async () => [],
    ...given,
  };
}

const sign = createSealSigner(() => ({ kid: "own", privateKey }));
const open = (store: PeriodDocumentStore, signer = sign, onFault: (error: unknown) => void = () => {}) =>
  createPeriodDocuments({ store, sign: signer, organisation: "Example", now: () => 6, onFault });

it("is right when its parts are put together, whichever was asked for first", async () => {
  const { read } = open(createStore());
  const { parts } = await read(PERIOD, 3);
  const texts = await Promise.all(Array.from({ length: parts }, (_none, part) => read(PERIOD, part)));
  expect(parts).toBeGreaterThan(4);
  const file = Buffer.from(texts.map(({ text }) => text).join(""));
  expect(checkDocument(file, new Map([["own", publicKey]])).faults).toEqual([]);
});

it("is sealed once, however many ask meanwhile", async () => {
  const signer = vi.fn(sign);
  const { read } = open(createStore(), signer);
  await Promise.all([0, 1, 0, 2].map((part) => read(PERIOD, part)));
  await read(PERIOD, 0);
  expect(signer).toHaveBeenCalledOnce();
});

it("is sealed at the next question when a first one failed", async () => {
  const listRecords = vi.fn(createStore().listRecords).mockRejectedValueOnce(new TypeError("away"));
  const { read } = open(createStore({ listRecords }));
  await expect(read(PERIOD, 0)).rejects.toThrow("away");
  await expect(read(PERIOD, 0)).resolves.toMatchObject({ part: 0 });
});

it("is not sealed when records are gone that were locked", async () => {
  const keepSeal = vi.fn(createStore().keepSeal);
  const { read } = open(createStore({ keepSeal }));
  await expect(read({ ...PERIOD, rows: 7501 }, 0)).rejects.toThrow("locked with 7501 records, and 7500 are there");
  expect(keepSeal).not.toHaveBeenCalled();
});

it("is refused before anything is read when it would be too large", async () => {
  const listPeople = vi.fn(createStore().listPeople);
  const { read } = open(createStore({ listPeople, count: async () => ({ people: 400_000, adjustments: 0 }) }));
  await expect(read(PERIOD, 0)).rejects.toThrow(DocumentTooLargeError);
  expect(listPeople).not.toHaveBeenCalled();
});

it("is sealed at the lock, with nobody asking, and those that ask meanwhile get that seal", async () => {
  const signer = vi.fn(sign);
  const store = createStore();
  const { begin, read } = open(store, signer);
  begin(PERIOD);
  await vi.waitFor(async () => expect(await store.findSeal(1)).toBeDefined());
  await read(PERIOD, 0);
  expect(signer).toHaveBeenCalledOnce();
});

it("is sealed at the next start where the process ended before it was", async () => {
  const store = createStore();
  const first = open(store);
  first.begin(PERIOD);
  await first.stop();
  expect(await store.findSeal(1)).toBeUndefined();
  await open(store).beginUnsealed();
  await vi.waitFor(async () => expect(await store.findSeal(1)).toBeDefined());
});

it("that cannot be sealed by itself is told, and is no fault of whoever locked", async () => {
  const onFault = vi.fn();
  open(createStore({ listRecords: () => Promise.reject(new TypeError("away")) }), sign, onFault).begin(PERIOD);
  await vi.waitFor(() => expect(onFault).toHaveBeenCalledExactlyOnceWith(new TypeError("away")));
});
