import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type AuditRow, findBrokenLink, toAuditRow } from "./audit.ts";

const FACT = {
  at: "2026-11-22T05:00:00.000Z",
  actor: "account/admin",
  action: "updatePlace",
  outcome: "OK",
  requestId: "r",
};

const SALT = Buffer.alloc(16, 7).toString("base64url");
const SALTS = { fact: SALT, changes: Buffer.alloc(16, 9).toString("base64url") };

function createChain(length: number): AuditRow[] {
  const rows: AuditRow[] = [];
  for (let n = 0; n < length; n++) rows.push(toAuditRow(rows.at(-1), FACT, SALTS));
  return rows;
}

it("links each row to the one before", () => {
  const [first, second] = createChain(2);
  expect(first).toMatchObject({ seq: 1, previousHash: "" });
  expect(second).toMatchObject({ seq: 2, previousHash: first?.hash });
  expect(second?.hash).not.toBe(first?.hash);
});

it("finds a whole chain whole, also an empty one", () => {
  expect(findBrokenLink(createChain(5))).toBeUndefined();
  expect(findBrokenLink([])).toBeUndefined();
});

it("takes rows of older versions, whose hash is over themselves, and goes on from them", () => {
  const hash = "3aDX5U6gGtcdOijBICiVEpCPa0wgkl2SErJVDO8hmsk";
  const older: AuditRow = { ...FACT, seq: 1, previousHash: "", hash };
  const next = toAuditRow(older, FACT, SALTS);
  expect(findBrokenLink([older, next])).toBeUndefined();
  expect(findBrokenLink([{ ...older, actor: "account/x" }, next])).toBe(1);
});

it("keys what it holds of a fact with the row's salt: the same fact is another leaf, and its own with its own", () => {
  const [one, other] = [SALT, Buffer.alloc(16, 8).toString("base64url")].map((salt) =>
    toAuditRow(undefined, FACT, { ...SALTS, fact: salt }),
  );
  expect(one?.leaf?.hash).not.toBe(other?.leaf?.hash);
  const keyed = createHmac("sha256", Buffer.alloc(16, 7))
    .update('["2026-11-22T05:00:00.000Z","account/admin","updatePlace","OK","r",null,null,null,[]]')
    .digest();
  const leaf = createHash("sha256").update(Buffer.concat([Buffer.from([0]), keyed]));
  expect(one?.leaf?.hash).toBe(leaf.digest("base64url"));
});

it("goes on from the last row that was removed because of its age, and from no other", () => {
  const rows = createChain(5);
  expect(findBrokenLink(rows.slice(2), rows[1])).toBeUndefined();
  expect(findBrokenLink(rows.slice(3), rows[1])).toBe(3);
  expect(findBrokenLink(rows.slice(2), rows[0])).toBe(2);
});

it.each<[string, number, (rows: AuditRow[]) => AuditRow[]]>([
  ["a changed outcome", 3, (rows) => rows.map((row) => (row.seq === 3 ? { ...row, outcome: "FORBIDDEN" } : row))],
  ["what it was about", 3, (rows) => rows.map((row) => (row.seq === 3 ? { ...row, targets: ["riyadh/gate-1"] } : row))],
  [
    "a changed leaf",
    4,
    (rows) => rows.map((row) => (row.seq === 4 ? { ...row, leaf: { salt: SALT, hash: "x" } } : row)),
  ],
  ["a removed row", 2, (rows) => rows.filter((row) => row.seq !== 2)],
  ["a removed first row", 1, (rows) => rows.slice(1)],
  ["two rows exchanged", 2, ([a, b, c, ...rest]) => [a, c, b, ...rest].filter((row) => row !== undefined)],
  [
    "a row that was made anew",
    3,
    (rows) => rows.map((row) => (row.seq === 2 ? toAuditRow(rows[0], { ...FACT, actor: "x" }, SALTS) : row)),
  ],
])("notices %s", (_name, seq, tamper) => expect(findBrokenLink(tamper(createChain(5)))).toBe(seq));

const CHANGED = { ...FACT, changes: [{ field: "name", before: "Riyadh", after: "Riyadh HQ" }] };

describe("what a fact changed", () => {
  const rows = [toAuditRow(undefined, CHANGED, SALTS)];
  const tamper = (changed: Partial<AuditRow>) => rows.map((row) => ({ ...row, ...changed }));

  it("is held by the chain", () => {
    expect(findBrokenLink(rows)).toBeUndefined();
    expect(findBrokenLink(tamper({ changes: [{ field: "name", before: "Riyadh", after: "Cairo" }] }))).toBe(1);
    expect(findBrokenLink(tamper({ changesLeaf: { salt: SALTS.changes, hash: "x" } }))).toBe(1);
    const [made] = [toAuditRow(undefined, { ...CHANGED, changes: [] }, SALTS)];
    expect(findBrokenLink(tamper({ changes: made.changes, changesLeaf: made.changesLeaf }))).toBe(1);
  });

  it("may be erased with its salt, and the chain holds", () => {
    const { changes: _erased, ...row } = tamper({})[0] ?? toAuditRow(undefined, FACT, SALTS);
    const hash = row.changesLeaf?.hash ?? "";
    expect(findBrokenLink([{ ...row, changesLeaf: { salt: undefined, hash } }])).toBeUndefined();
    expect(findBrokenLink([row])).toBe(1);
  });

  it("is not put to a fact that is erased", () => {
    const forged = [{ field: "role", before: "HR", after: "ADMIN" }];
    const { changesLeaf: leaf } = toAuditRow(undefined, { ...CHANGED, changes: forged }, SALTS);
    const erased = tamper({}).map((row) => ({ ...row, leaf: { salt: undefined, hash: row.leaf?.hash ?? "" } }));
    const { changes: _gone, changesLeaf: _leaf, ...row } = erased[0] ?? toAuditRow(undefined, FACT, SALTS);
    expect(findBrokenLink([row])).toBeUndefined();
    expect(findBrokenLink([{ ...row, changes: forged, ...(leaf && { changesLeaf: leaf }) }])).toBe(1);
  });

  it("is not put to a fact that changed nothing", () => {
    const { changes } = CHANGED;
    const plain = toAuditRow(undefined, FACT, SALTS);
    expect(findBrokenLink([{ ...plain, changes, changesLeaf: { salt: SALTS.changes, hash: "" } }])).toBe(1);
    const { leaf: _none, ...older } = plain;
    const hash = "3aDX5U6gGtcdOijBICiVEpCPa0wgkl2SErJVDO8hmsk";
    expect(findBrokenLink([{ ...older, hash, changes }])).toBe(1);
  });
});
