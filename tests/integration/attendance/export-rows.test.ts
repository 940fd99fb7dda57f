import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import readSheets from "read-excel-file/node";
import { expect, it } from "vitest";
import type { ExportInput } from "../../../subgraphs/attendance/src/domain/exports/export-plan.ts";
import {
  EXPORT_KINDS,
  type ExportFormat,
  type ExportKind,
} from "../../../subgraphs/attendance/src/domain/exports/export-words.ts";
import { KINDS } from "../../../subgraphs/attendance/src/domain/exports/kinds.ts";
import { writeExport } from "./export-files.ts";

/** What a reader of files that is not ours finds: a list of cells for each row, heads first. */
type Read = (bytes: Buffer) => Promise<readonly (readonly unknown[])[]>;

const ZERO_MS = Date.UTC(1899, 11, 30);
const READERS: Readonly<Record<Exclude<ExportFormat, "PDF">, Read>> = {
  CSV: async (bytes) => parse(bytes, { bom: true }),
  XLSX: async (bytes) => (await readSheets(bytes, { trim: false }))[0]?.data ?? [],
  PARQUET: async ({ buffer, byteOffset, byteLength }) => {
    const rows = await parquetReadObjects({ file: new Uint8Array(buffer, byteOffset, byteLength).slice().buffer });
    return [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))];
  },
};

const EVIL = [
  '=HYPERLINK("http://evil")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\u{200F}=1",
  "'=1",
  'a "b", c',
  "أحمد\nعلي",
];
const INSTANT = "2026-11-23T05:20:07.000Z";

/** A row of a kind, its texts made by `text`; every column that the kind may have is in it. */
function toNode(kind: ExportKind, text: (name: string) => string, number: number): object {
  const named = (name: string) => ({ id: text(`${name}.id`), name: text(`${name}.name`) });
  const place = { ...named("place"), timeZone: "Asia/Riyadh" };
  const person = {
    ...named("person"),
    ...{ pin: text("pin"), latinName: text("latinName"), arabicName: null, department: named("department") },
    homePlace: named("homePlace"),
  };
  const figures = { workedMinutes: 430 + number, lateMinutes: number, earlyLeaveMinutes: 0, overtimeMinutes: 61 };
  const counts = Object.fromEntries(
    KINDS.TOTALS.columns.flatMap(({ type, fields }) => (type === "INTEGER" ? [[fields[0] ?? "", number]] : [])),
  );
  switch (kind) {
    case "ATTENDANCE":
      return {
        ...{ date: "2026-11-23", person, place, status: "PRESENT", flags: ["LATE", "OVERTIME"], checkIn: INSTANT },
        ...{ checkOut: null, ...figures, presenceMinutes: 1, expectedMinutes: 480, isFinal: number % 2 === 0 },
        ...{ approvedOvertimeMinutes: null, overtimeApproval: { reason: text("reason") }, shift: named("shift") },
        absence: { kind: { name: text("kind") }, part: "FIRST_HALF", paid: null },
        ...{ progressPct: 87.5, keptPunches: 2, droppedDuplicates: 0, completeness: "COMPLETE", corrections: 1 },
        limitHits: [{ kind: "DAY", minutes: 600, boundMinutes: 480 }],
        waitsFor: [{ deviceId: text("device"), provedUntil: null }],
      };
    case "TOTALS":
    case "PAYROLL":
      return {
        ...{ ...counts, person, place, department: named("department"), ...figures, expectedMinutes: 480 },
        ...{ offDayWorkedMinutes: 0, approvedOvertimeMinutes: 30, attendanceRatePct: 90, hoursProgressPct: null },
        leaveByKind: [{ kind: { name: text("kind") }, days: 2, partialDays: 1 }],
      };
    case "MATRIX":
    case "MONTH_SHEET":
      return { person, days: [{ date: "2026-02-01", status: "PRESENT", isFinal: true, ...figures }] };
    case "PUNCHES":
      return {
        ...{ at: INSTANT, pin: text("pin"), user: named("user"), place, device: named("device"), state: "CHECK_IN" },
        ...{ verifyMode: "FACE", id: text("id"), localTime: text("localTime"), stateCode: 0, verifyCode: 15 },
        ...{ copies: 1, channel: "LIVE", receivedAt: INSTANT, late: false },
      };
    case "USERS":
      return { pin: text("pin"), name: text("name"), place, id: text("id") };
    case "DEVICES":
      return {
        ...{ ...named("device"), place, status: "ONLINE", lastSeenAt: null, serialNumber: text("serial") },
        ...{ model: text("model"), firmware: text("firmware"), address: text("address") },
        completeness: { verdict: "COMPLETE", checkedAt: INSTANT },
        counts: { users: number, punches: 2, capacity: null },
      };
    case "AUDIT":
      return {
        ...{ at: INSTANT, actor: text("actor"), action: text("action"), outcome: text("outcome"), account: null },
        ...{ address: text("address"), count: number, id: text("id") },
      };
    case "PEOPLE":
      return {
        ...{ ...person, manager: named("manager"), homePlace: named("homePlace"), account: text("account") },
        ...{ employedFrom: "2020-01-31", employedTo: null },
      };
  }
}

const FEBRUARY = Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, "0")}`);

/** A cell as it is told here, whatever format it comes from: null, a number, a truth, text, an instant as RFC 3339. */
function toTold(value: unknown, type: string, format: ExportFormat): unknown {
  if (value === null || value === undefined) return null;
  if (format !== "CSV") {
    if (value instanceof Date && type === "DATE") return value.toISOString().slice(0, 10);
    if (value instanceof Date && type === "MINUTES") return Math.round((value.getTime() - ZERO_MS) / 60_000);
    if (value instanceof Date) return value.toISOString();
    return typeof value === "bigint" ? Number(value) : value;
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (/^(TEXT|ID|CODE|CODES|DATE)$/.test(type)) return text.replace(/^'(?='*[\s\p{Cf}]*[=+\-@])/u, "");
  if (text === "") return null;
  if (type === "INSTANT") return new Date(text).toISOString();
  return type === "FLAG" ? text === "true" : Number(text);
}

/** Texts of a sheet are the same characters but for what a reader of sheets makes of nothing. */
const toEmpty = (cell: unknown) => (cell === "" ? null : cell);

const CASES = EXPORT_KINDS.flatMap((kind) =>
  KINDS[kind].formats.flatMap((format) => (format === "PDF" ? [] : [{ kind, format }])),
);

it.each(CASES)(
  "a file of $kind as $format has exactly the rows, the order and the columns",
  async ({ kind, format }) => {
    const keys = KINDS[kind].columns.filter(({ isPerDate }) => isPerDate !== true).map(({ key }) => key);
    const columns = [...keys, ...(kind === "MATRIX" ? ["days"] : [])].toReversed();
    let texts = 0;
    const nodes = Array.from({ length: 1203 }, (_, number) =>
      toNode(kind, (name) => `${EVIL[texts++ % EVIL.length]} ${name} ${number}`, number),
    );
    const input: ExportInput = {
      ...{ kind, format, language: "EN", hoursFormat: "MINUTES", timeZone: "UTC" },
      columns: columns.map((key, nth) => ({ key, name: `${nth} ${key}` })),
      ...(kind === "MATRIX" ? { month: "2026-02" } : {}),
      arguments: { filter: { from: "2026-11-01", to: "2026-11-30" } },
    };
    const { bytes, rows } = await writeExport(input, nodes);
    const [heads, ...found] = await READERS[format](bytes);
    const types = columns.flatMap((key) => {
      const { type = "", isPerDate = false } = KINDS[kind].columns.find((spec) => spec.key === key) ?? {};
      return isPerDate ? FEBRUARY.map(() => type) : [type];
    });
    const toHeads = (key: string) => (kind === "MATRIX" && key === "days" ? FEBRUARY : [key]);
    expect(heads?.map((head) => String(head).split(/[ _]/).at(-1))).toEqual(columns.flatMap(toHeads));
    const expected = rows.map((row) =>
      row.map((cell) => toEmpty(typeof cell === "object" && cell !== null ? new Date(cell.ms).toISOString() : cell)),
    );
    expect(found.map((row) => types.map((type, nth) => toEmpty(toTold(row[nth], type, format))))).toEqual(expected);
  },
);
