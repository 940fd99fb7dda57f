import { expect, it } from "vitest";
import { createAuditTally, isSingle, OTHERS } from "./tally.ts";

const FACT = {
  at: "2026-11-22T05:00:00.000Z",
  actor: "anonymous",
  action: "signIn",
  outcome: "UNAUTHENTICATED",
  requestId: "r",
  account: "account/hr",
  address: "192.0.2.1",
};
const MINUTE_MS = 60_000;

it("counts equal facts of a minute, and keeps what the first of them says", () => {
  const tally = createAuditTally();
  tally.add(FACT, 0);
  tally.add({ ...FACT, requestId: "later", at: "later" }, 59_999);
  tally.add({ ...FACT, address: "192.0.2.2" }, 59_999);
  expect(tally.take()).toEqual([
    { ...FACT, minute: 0, count: 2 },
    { ...FACT, minute: 0, count: 1, address: "192.0.2.2" },
  ]);
  expect(tally.take()).toEqual([]);
});

it("begins anew with each minute", () => {
  const tally = createAuditTally();
  tally.add(FACT, 0);
  tally.add(FACT, MINUTE_MS);
  expect(tally.take().map(({ minute, count }) => [minute, count])).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

it("names twenty strangers a minute, and counts the rest together, however often it is written", () => {
  const tally = createAuditTally();
  const rows = [];
  for (let n = 0; n < 50; n++) {
    tally.add({ ...FACT, account: `account/${n}` }, n);
    rows.push(...tally.take());
  }
  expect(rows.filter(({ account }) => account !== OTHERS)).toHaveLength(20);
  expect(rows.filter(({ account, address }) => account === OTHERS && address === OTHERS)).toHaveLength(30);
  tally.add({ ...FACT, account: "account/0" }, 50);
  expect(tally.take()).toMatchObject([{ account: "account/0" }]);
  tally.add({ ...FACT, account: "account/new" }, MINUTE_MS);
  expect(tally.take()).toMatchObject([{ account: "account/new" }]);
});

it("names tries on accounts that there are beside any number of invented ones", () => {
  const tally = createAuditTally();
  for (let n = 0; n < 50; n++) tally.add({ ...FACT, account: `account/${n}` }, n);
  tally.add(FACT, 50, "accounts");
  expect(tally.take().at(-1)).toMatchObject({ account: "account/hr", address: "192.0.2.1" });
});

it("names whoever is known beside any number of strangers", () => {
  const tally = createAuditTally();
  for (let n = 0; n < 50; n++) tally.add({ ...FACT, account: `account/${n}` }, n);
  tally.add({ ...FACT, actor: "account/hr", action: "refreshSession", outcome: "OK" }, 50);
  expect(tally.take().at(-1)).toMatchObject({ actor: "account/hr", account: "account/hr" });
});

it.each([
  ["signIn", "OK", true],
  ["updatePlace", "OK", true],
  ["signIn", "UNAUTHENTICATED", false],
  ["signOut", "NO_SESSION", false],
  ["refreshSession", "OK", false],
  ["verifySession", "OK", false],
])("gives %s %s a row of its own: %s", (action, outcome, is) => {
  expect(isSingle({ ...FACT, action, outcome })).toBe(is);
});

it("takes again what is put back, with what was counted meanwhile", () => {
  const tally = createAuditTally();
  tally.add(FACT, 0);
  const taken = tally.take();
  tally.add({ ...FACT, requestId: "later" }, 0);
  tally.putBack(taken);
  expect(tally.take()).toEqual([{ ...FACT, minute: 0, count: 2 }]);
});

it("loses no count, and names nobody, where more is put back than it holds by name", () => {
  const tally = createAuditTally();
  const rows = Array.from({ length: 6000 }, (_, minute) => ({ ...FACT, minute: minute % 3000, count: 1 }));
  tally.putBack(rows.map((row, nth) => ({ ...row, address: `192.0.2.${nth}` })));
  const kept = tally.take();
  expect(kept.reduce((sum, { count }) => sum + count, 0)).toBe(6000);
  expect(kept.filter(({ address }) => address !== OTHERS)).toHaveLength(5000);
});
