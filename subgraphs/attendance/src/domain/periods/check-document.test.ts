import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { toRecordLine } from "./canonical.ts";
import { checkDocument } from "./check-document.ts";
import type { Figures } from "./figures.ts";
import type { Period } from "./period.ts";
import {
  joinLines,
  toAdjustmentLine,
  toHeaderLine,
  toPersonLine,
  toSealedText,
  toSealLine,
} from "./period-document.ts";

const FIGURES: Figures = {
  placeId: "riyadh",
  departmentId: null,
  shiftId: null,
  status: "PRESENT",
  flags: [],
  checkInMs: 1,
  checkOutMs: 2,
  presenceMinutes: 540,
  workedMinutes: 480,
  expectedMinutes: 480,
  lateMinutes: 0,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  keptPunches: 2,
  droppedDuplicates: 0,
};
const PERIOD: Period = {
  id: "l.2",
  key: 2,
  from: "2026-11-01",
  to: "2026-11-02",
  scope: { kind: "PLACES", ids: ["riyadh"] },
  state: "LOCKED",
  rows: 3,
  waived: ["UNKNOWN"],
  deeds: [{ move: "LOCK", actor: "account/hr", actorName: "Hanan", atMs: 5, reason: "payroll" }],
};
const PEOPLE = [
  { key: 2, id: "p.10", pin: "10", name: "منى\nA" },
  { key: 1, id: "p.9", pin: "9", name: 'O"Neill' },
];
const LINES = [
  toHeaderLine(PERIOD, { organisation: "Example", people: 2, adjustments: 1 }),
  ...PEOPLE.map(toPersonLine),
  toRecordLine({ personId: "p.10", date: "2026-11-01", figures: FIGURES }),
  toRecordLine({ personId: "p.9", date: "2026-11-01", figures: FIGURES }),
  toRecordLine({ personId: "p.10", date: "2026-11-02", figures: FIGURES }),
  toAdjustmentLine({
    id: "a.1",
    personId: "p.9",
    date: "2026-10-31",
    periodId: "l.1",
    before: undefined,
    after: FIGURES,
    causes: [{ kind: "LATE_PUNCH", reference: "riyadh/x" }],
    atMs: 6,
  }),
];
const OWN = generateKeyPairSync("ec", { namedCurve: "P-256" });
const OTHER = generateKeyPairSync("ec", { namedCurve: "P-256" });
const KEYS = new Map([["own", OWN.publicKey]]);

function toSignature(text: string, key: KeyObject): string {
  return sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
}

/** A file of lines with a seal over `sealed`. */
function toFile(lines: readonly string[], sealed = lines, { keyId = "own", key = OWN.privateKey } = {}): string {
  const sha256 = createHash("sha256").update(joinLines(sealed)).digest("hex");
  const signature = toSignature(toSealedText(sha256), key);
  return joinLines([...lines, toSealLine({ sha256, keyId, signature })]);
}

const check = (file: string, keys: ReadonlyMap<string, KeyObject> = KEYS) => checkDocument(Buffer.from(file), keys);
const codes = (file: string, keys = KEYS) => check(file, keys).faults.map(({ code }) => code);
const messages = (file: string) =>
  check(file)
    .faults.map(({ message }) => message)
    .join("\n");

describe("a document", () => {
  it("is right as it was sealed, and says of what it is", () => {
    const { faults, header } = check(toFile(LINES));
    expect(faults).toEqual([]);
    expect(header).toEqual({
      format: "biometricflow-period/1",
      organisation: "Example",
      period: "l.2",
      from: "2026-11-01",
      to: "2026-11-02",
      scope: "PLACES",
      scopeIds: ["riyadh"],
      lockedAtMs: 5,
      lockedBy: "account/hr",
      lockedByName: "Hanan",
      reason: "payroll",
      waived: ["UNKNOWN"],
      people: 2,
      records: 3,
      adjustments: 1,
    });
  });

  it.each(LINES.map((_line, index) => index))("is not right when a byte of line %i is another one", (index) => {
    const lines = LINES.map((line, at) => (at === index ? line.replace(/(\d)"?\D*$/, (end) => `7${end}`) : line));
    expect(lines).not.toEqual(LINES);
    expect(codes(toFile(lines, LINES))).toContain("OTHER_HASH");
  });

  it.each<[string, (lines: readonly string[]) => readonly string[], RegExp]>([
    ["a line is gone", (lines) => lines.toSpliced(4, 1), /the header says 3 records, and there are 2/],
    ["lines changed places", ([a = "", b = "", c = "", ...rest]) => [a, c, b, ...rest], /line 3 stands out of order/],
    ["a line stands twice", (lines) => lines.toSpliced(4, 0, lines[3] ?? ""), /line 5 stands out of order, or twice/],
    [
      "a line was written anew",
      (lines) => lines.with(3, lines[3]?.replace(":", ": ") ?? ""),
      /line 4 is not as it was/,
    ],
    ["line ends were changed", (lines) => lines.map((line) => `${line}\r`), /line 1 is not .* ends with CR/],
  ])("says where when %s", (_what, change, expected) => {
    const file = toFile(change(LINES), LINES);
    expect(codes(file)).toContain("DAMAGED_LINE");
    expect(messages(file)).toMatch(expected);
  });

  it("does not become right by a seal of somebody else", () => {
    const lines = LINES.with(3, LINES[3]?.replace("480", "600") ?? "");
    expect(codes(toFile(lines, lines, { keyId: "other", key: OTHER.privateKey }))).toEqual(["UNKNOWN_KEY"]);
    expect(codes(toFile(lines, lines, { key: OTHER.privateKey }))).toEqual(["BAD_SIGNATURE"]);
    expect(codes(toFile(LINES), new Map())).toEqual(["UNKNOWN_KEY"]);
  });

  it("is told from a token: what is signed is no text of one", () => {
    const sha256 = createHash("sha256").update(joinLines(LINES)).digest("hex");
    const signature = toSignature(sha256, OWN.privateKey);
    expect(codes(joinLines([...LINES, toSealLine({ sha256, keyId: "own", signature })]))).toEqual(["BAD_SIGNATURE"]);
    expect(toSealedText(sha256)).not.toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it.each<[string, (file: string) => string, string]>([
    ["that was cut off within a line", (file) => file.slice(0, -9), "NO_SEAL"],
    ["without its last line", (file) => joinLines(file.split("\n").slice(0, -2)), "NO_SEAL"],
    ["with more behind its seal", (file) => `${file}{}\n`, "NO_SEAL"],
    ["whose seal was written anew", (file) => file.replace('"ES256"', ' "ES256"'), "NO_SEAL"],
    ["of another format", (file) => file.replace("period/1", "period/2"), "NO_DOCUMENT"],
    ["that begins with a byte order mark", (file) => `\uFEFF${file}`, "NO_DOCUMENT"],
    ["that is empty", () => "", "NO_DOCUMENT"],
    ["that is no text", () => "\u0000\n\u0000\n", "NO_DOCUMENT"],
  ])("%s is none", (_what, change, code) => {
    expect(codes(change(toFile(LINES)))).toEqual([code]);
  });
});
