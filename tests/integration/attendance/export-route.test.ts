import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { readPage } from "../../../subgraphs/attendance/src/exports/export-pages.ts";
import type { AskRouter } from "../../../subgraphs/attendance/src/exports/ask-router.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { answerRecords, type AnswerPage } from "./fake-graph.ts";

const START = `mutation ($input: StartExportInput!) { startExport(input: $input) { export { id state url } } }`;
const EXPORT = `query ($id: ID!) {
  export(id: $id) { state fileName url rowsDone rowsExpected sizeBytes fileSha256 missing { code } failure { code } }
}`;
const NOVEMBER = { from: "2026-11-01", to: "2026-11-30" };
const NOW = Date.parse("2026-11-26T12:00:00+03:00");

let attendance: AttendanceUnderTest;
let answer: AnswerPage;
let lastVariables: object = {};
const askRouter: AskRouter = async (question, position, { asker }) => {
  lastVariables = question.variables;
  const variables = { first: question.pageRows, after: position.after ?? null, isFirst: position.isFirst };
  const claims = { sub: asker.viewer.subject, sid: "s", role: "HR", places: [] } as const;
  const rest = { iss: "", aud: "", exp: 0, iat: 0, jti: "" };
  return readPage(answer({ claims: { ...claims, ...rest }, query: question.text, variables }), question, NOW);
};

beforeAll(async () => {
  attendance = await startAttendance({ askRouter });
});
afterAll(() => attendance.stop());
beforeEach(() => {
  answer = answerRecords(3);
});

/** Starts one and waits until it is over. */
async function make(input: object, claims = {}): Promise<string> {
  const { answer: started } = await attendance.ask(START, { variables: { input }, claims });
  const { id } = started.data.startExport.export;
  const isOver = async () => {
    const { answer: found } = await attendance.ask(EXPORT, { variables: { id }, claims });
    return !["WAITING", "RUNNING"].includes(found.data.export.state);
  };
  await expect.poll(isOver).toBe(true);
  return id;
}

it("gives the file of an export to whose it is, by the name and the hash that the export says", async () => {
  const id = await make({ kind: "ATTENDANCE", attendance: NOVEMBER });
  const { answer: found } = await attendance.ask(EXPORT, { variables: { id } });
  const { fileSha256, sizeBytes, ...told } = found.data.export;
  expect(told).toMatchObject({ state: "DONE", url: `/export/${id}`, rowsDone: 3, rowsExpected: 3, failure: null });
  const response = await attendance.get(`/export/${id}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  const name = "attendance_2026-11-01_2026-11-30.csv";
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([bytes.length, createHash("sha256").update(bytes).digest("hex")]).toEqual([sizeBytes, fileSha256]);
});

it("gives it to nobody else, and not to whom sees less by now", async () => {
  const id = await make({ kind: "ATTENDANCE", attendance: NOVEMBER });
  const told = await attendance.ask(EXPORT, { variables: { id }, claims: { sub: "account/other" } });
  expect(told.answer).toEqual({ data: { export: null } });
  expect((await attendance.get(`/export/${id}`, { sub: "account/other" })).status).toBe(404);
  expect((await attendance.get(`/export/${id}`, { places: ["cairo"] })).status).toBe(403);
  expect((await attendance.get(`/export/${id}`, { role: "VIEWER" })).status).toBe(403);
  expect((await attendance.get(`/export/${id}`, { role: "PUBLIC" })).status).toBe(401);
});

it("gives it to no manager who manages fewer departments by now", async () => {
  const manager = { role: "MANAGER" as const, sub: "account/boss" };
  const manage = (manager_id: string) =>
    attendance.database.write(({ tx }) =>
      tx.updateTable("department").set({ manager_id }).where("id", "=", "it").execute(),
    );
  const account = "account/boss";
  await attendance.database.write(({ tx }) => tx.updateTable("person").set({ account }).where("key", "=", 3).execute());
  await manage("p.3");
  const id = await make({ kind: "ATTENDANCE", attendance: NOVEMBER }, manager);
  const get = async () => (await attendance.get(`/export/${id}`, manager)).status;
  expect(await get()).toBe(200);
  await manage("");
  expect(await get()).toBe(403);
  await manage("p.3");
  expect(await get()).toBe(200);
});

it("makes a file while somebody waits for it, with what the address says", async () => {
  const path = "/export/attendance.csv?from=2026-11-01&to=2026-11-30&placeIds=riyadh,cairo&status=present&language=ar";
  const response = await attendance.get(`${path}&orderBy=DATE_ASC&columns=pin,status&columns=date`);
  expect(response.status).toBe(200);
  expect(response.headers.get("x-export-state")).toBe("DONE");
  const name = encodeURIComponent("الحضور_2026-11-01_2026-11-30.csv");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename="export.csv"; filename*=UTF-8''${name}`,
  );
  const filter = { ...NOVEMBER, placeIds: ["riyadh", "cairo"], status: ["PRESENT"] };
  expect(lastVariables).toEqual({ filter, orderBy: "DATE_ASC" });
  const lines = Buffer.from(await response.arrayBuffer())
    .toString()
    .split("\r\n");
  expect(lines.slice(0, 2)).toEqual(['\u{FEFF}"رقم الموظف","الحالة","التاريخ"', '"00000","PRESENT",2026-11-23']);
});

it.each([
  ["without dates", "attendance.csv"],
  ["with a date that there is not", "attendance.csv?from=2026-02-30&to=2026-03-01"],
  ["with a parameter that narrows nothing", "attendance.csv?from=2026-11-01&to=2026-11-30&place=riyadh"],
  ["of another format", "attendance.doc?from=2026-11-01&to=2026-11-30"],
  ["in a format that the kind has not", "month-sheet.csv?month=2026-11"],
  ["with a column that there is not", "attendance.csv?from=2026-11-01&to=2026-11-30&columns=salary"],
  ["in an order that there is not", "attendance.csv?from=2026-11-01&to=2026-11-30&orderBy=SALARY"],
  ["in a zone that there is not", "attendance.csv?from=2026-11-01&to=2026-11-30&timeZone=Mars"],
  ["that leads elsewhere", "attendance.csv?from=2026-11-01&to=2026-11-30&link=//evil.example"],
])("refuses a file %s", async (_what, path) => {
  const response = await attendance.get(`/export/${path}`);
  expect([response.status, Object(await response.json()).error.code]).toEqual([400, "BAD_USER_INPUT"]);
});

it.each([
  "..%2f..%2f..%2fetc%2fpasswd",
  "..%5c..%5cstore.sqlite",

  "..%00",
  "/etc/passwd",
  "period/..%2f..%2fetc%2fpasswd",
])("knows no file by a path: %s", async (path) => {
  const response = await attendance.get(`/export/${path}`);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain("root:");
});

it("says why there is no file, with the status of the reason", async () => {
  answer = () => ({
    data: { attendance: null },
    errors: [{ message: "not for you", extensions: { code: "FORBIDDEN" } }],
  });
  const response = await attendance.get("/export/attendance.csv?from=2026-11-01&to=2026-11-30");
  expect([response.status, await response.json()]).toEqual([
    403,
    { error: { code: "FORBIDDEN", message: "not for you" } },
  ]);
});

it("cancels what nobody waits for any more, and says that it has no file", async () => {
  const controller = new AbortController();
  answer = (page) => {
    if (!page.variables.isFirst) controller.abort();
    return answerRecords(90_000)(page);
  };
  const claims = { sub: "account/gone" };
  const path = "/export/attendance.csv?from=2026-11-01&to=2026-11-30";
  await expect(attendance.get(path, claims, { signal: controller.signal })).rejects.toThrow("abort");
  const states = async () => {
    const { answer: found } = await attendance.ask("{ exports { state url id } }", { claims });
    return found.data.exports;
  };
  await expect.poll(states).toMatchObject([{ state: "CANCELLED", url: null }]);
  const [{ id }] = await states();
  const response = await attendance.get(`/export/${id}`, claims);
  expect([response.status, Object(await response.json()).error.code]).toEqual([409, "EXPORT_NOT_READY"]);
});

it("refuses what would narrow another kind", async () => {
  const { answer: refused } = await attendance.ask(START, {
    variables: { input: { kind: "PUNCHES", attendance: NOVEMBER } },
  });
  expect(refused.errors[0].extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "input.attendance" });
});

it("lists the columns that a kind may have, in the language of whoever asks", async () => {
  const { answer: columns } = await attendance.ask(
    "{ exportColumns(kind: PAYROLL, language: AR) { key name isUsual } }",
  );
  expect(columns.data.exportColumns[0]).toEqual({ key: "pin", name: "رقم الموظف", isUsual: true });
});
