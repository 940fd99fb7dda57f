import { expect, it } from "vitest";
import { ASKED_ROWS, findNobody, isOfViewing, toAuditHref, toAuditPage, toAuditVariables } from "./audit-page.ts";

const answer = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `entry-${at}` }));

it("leads to the entries after the last one that is shown, and leaves none out", () => {
  const page = toAuditPage(answer(ASKED_ROWS));
  expect(page.entries).toHaveLength(ASKED_ROWS - 1);
  expect(page.next).toBe(`entry-${ASKED_ROWS - 2}`);
});

it.each([0, 1, ASKED_ROWS - 1])("leads nowhere after the last of %i entries", (count) => {
  expect(toAuditPage(answer(count))).toEqual({ entries: answer(count), next: undefined });
});

it.each([
  ["operator", "operator"],
  ["anonymous", "anonymous"],
  ["account/operator", undefined],
  ["key/directory", undefined],
])("knows whether %s is nobody's account", (actor, nobody) => {
  expect(findNobody(actor)).toBe(nobody);
});

const NONE = { kind: "CHANGES" as const, actor: null, action: null, outcome: null, after: null };

it("asks for whose, which and how ended entries alone", () => {
  expect(toAuditVariables(NONE)).toEqual({
    filter: { actor: null, action: null, isView: false, isRefused: null },
    first: ASKED_ROWS,
    after: null,
  });
  expect(toAuditVariables({ ...NONE, actor: "account/anna", outcome: "REFUSED" }).filter).toMatchObject({
    ...{ actor: "account/anna", isRefused: true },
  });
  expect(toAuditVariables({ ...NONE, outcome: "DONE" }).filter).toMatchObject({ isRefused: false });
});

it("asks for views instead of changes", () => {
  expect(toAuditVariables({ ...NONE, kind: "VIEWS", action: "viewPunch" }).filter).toMatchObject({
    ...{ isView: true, action: "viewPunch", isRefused: null },
  });
});

it("keeps in an address what is asked for, and leaves out what is not", () => {
  expect(toAuditHref(NONE)).toBe("/audit");
  expect(toAuditHref({ ...NONE, actor: "account/anna", after: "7" })).toBe("/audit?actor=account/anna&after=7");
  expect(toAuditHref({ ...NONE, kind: "VIEWS" })).toBe("/audit?kind=VIEWS");
});

it.each([
  ["viewPerson", "OK", true],
  ["putUser", "VIEWING_ONLY", true],
  ["beginViewAs", "OK", false],
  ["views", "OK", false],
])("knows of %s that ended %s whether the account is the one that was seen as", (action, outcome, isSo) => {
  expect(isOfViewing({ action, outcome })).toBe(isSo);
});
