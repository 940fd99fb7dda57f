import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runAttendanceCases } from "../cli/attendance-cases.ts";
import { toDifferences } from "../cli/case-diff.ts";
import { judgeCases } from "../cli/judge-cases.ts";
import { parseCaseFile } from "../cli/parse-case-file.ts";

const EXAMPLES = fileURLToPath(new URL("./fixtures/attendance-examples.json", import.meta.url));
const PEERS = fileURLToPath(new URL("./fixtures/attendance-peer-cases.json", import.meta.url));
const examples = parseCaseFile(await readFile(EXAMPLES, "utf8"));
const peers = parseCaseFile(await readFile(PEERS, "utf8"));

it.each(peers.dayRecords.map((one) => [one.id, one] as const))("gives the record of the peers' case %s", (_id, one) => {
  expect(judgeCases({ dayRecords: [one], summaries: [], broken: [] }).lines).toEqual([]);
});

it.each([...examples.dayRecords, ...examples.summaries].map((one) => [one.id, one] as const))(
  "gives the record of the worked example %s",
  (_id, one) => {
    const isSummary = examples.summaries.includes(one);
    const file = { dayRecords: isSummary ? [] : [one], summaries: isSummary ? [one] : [], broken: [] };
    expect(judgeCases(file)).toEqual({ lines: [], passed: 1, failed: 0 });
  },
);

describe("a case", () => {
  const [plain] = examples.dayRecords;
  const judge = (input: object, expected: unknown) =>
    judgeCases({
      dayRecords: plain ? [{ ...plain, input: { ...plain.input, ...input }, expected }] : [],
      summaries: [],
      broken: [],
    });

  it("that differs is shown member by member", () => {
    expect(judge({}, { status: "ABSENT", keptPunches: 2, colour: 1 })).toEqual({
      passed: 0,
      failed: 1,
      lines: [
        "FAILED S1 Plain day",
        "  status",
        `    - expected "ABSENT"`,
        `    + got      "PRESENT"`,
        "  colour",
        "    - expected 1",
        "    + got      nothing",
      ],
    });
  });

  it("can expect that its input is refused", () => {
    const refused = { refused: true };
    expect(judge({ places: { RUH: { timeZone: "Mars/Olympus" } } }, refused)).toEqual({
      lines: [],
      passed: 1,
      failed: 0,
    });
    expect(judge({}, refused)).toEqual({
      lines: ["FAILED S1 Plain day", "  was not refused"],
      passed: 0,
      failed: 1,
    });
  });

  it("has a row set aside whose time no calendar has", () => {
    const punches = [{ t: "2025-02-30T08:00:00" }, { t: "2025-06-29T08:00:00" }];
    expect(judge({ punches }, { setAside: ["BAD_TIME"], keptPunches: 1 }).lines).toEqual([]);
  });

  it.each([
    ["an unknown zone", { places: { RUH: { timeZone: "Mars/Olympus" } } }],
    ["a text that has not the form of a time", { punches: [{ t: "2025-06-29 08:00" }] }],
    ["an instant without a zone", { asOf: "2025-06-29T07:00:00" }],
    ["an instant of a date that does not exist", { asOf: "2025-02-30T07:00:00Z" }],
    ["a punch of an unknown place", { punches: [{ t: "2025-06-29T08:00:00", place: "X" }] }],
  ])("with %s fails and says why", (_title, input) => {
    const { lines, failed } = judge(input, { status: "PRESENT" });
    expect([failed, lines[0]]).toEqual([1, "FAILED S1 Plain day"]);
    expect(lines[1]).toMatch(/^ {2}refused: /);
  });

  it("can expect that there is no record", () => {
    expect(judge({ employed: { from: "2025-07-01" } }, null).passed).toBe(1);
    expect(judge({}, null).failed).toBe(1);
  });
});

describe("an entry of a file", () => {
  const [plain] = examples.dayRecords;
  const parse = (input: object) => parseCaseFile(JSON.stringify({ dayRecords: [{ ...plain, input }] }));

  it("with null for what is absent is a case like any other", () => {
    const absent = { asOf: null, roster: null, scopePlace: null, additionalHolidays: null, employed: { to: null } };
    const [one] = parse({ ...plain?.input, ...absent }).dayRecords;
    expect(one?.input).toEqual({ ...plain?.input, employed: {} });
  });

  it.each<readonly [fault: string, input: object]>([
    ["input.pin is missing", { pin: undefined }],
    ["input.places is missing", { places: undefined }],
    ["input.punches is a list of punches", { punches: {} }],
    ["input.punches[0] is an object", { punches: [5] }],
    ["input.punches[1].t is missing", { punches: [{ t: "2025-06-29T08:00:00" }, {}] }],
    ["input.punches[0].state is a number", { punches: [{ t: "2025-06-29T08:00:00", state: "0" }] }],
    ["input.additionalHolidays is a list of texts", { additionalHolidays: "2025-06-29" }],
    ["input.weather is not known", { weather: "rain" }],
    ["input.punches[0].card is not known", { punches: [{ t: "2025-06-29T08:00:00", card: 1 }] }],
    ["input.asOf is a text", { asOf: 5 }],
    ["input.proved is an object of lists of [from, to]", { proved: { RUH: [["2025-06-29T00:00:00Z"]] } }],
    ["input.deviceFixedOffset is not known", { deviceFixedOffset: { D1: "+01:00" } }],
    ["input.from is after input.to", { from: "2025-06-28", to: "2025-06-22" }],
    ["input.proved and input.notProved exclude each other", { proved: { RUH: [] }, notProved: [] }],
    ["input.places has no DXB, which the proofs name", { notProved: ["DXB"] }],
    ["input.places has no DXB, which the proofs name", { proved: { DXB: [] } }],
    [
      "input.proved has a period that ends before it begins: 2025-07-02T00:00:00Z to 2025-07-01T00:00:00Z",
      { proved: { RUH: [["2025-07-02T00:00:00Z", "2025-07-01T00:00:00Z"]] } },
    ],
  ])("is broken, not run: %s", (fault, input) => {
    const { dayRecords, broken } = parse({ ...plain?.input, ...input });
    expect([dayRecords, broken]).toEqual([[], [{ id: "S1", fault, isExpected: false }]]);
  });

  it("has passed when it expects to be refused", () => {
    const entry = { ...plain, input: { ...plain?.input, weather: "rain" }, expected: { refused: true } };
    expect(judgeCases(parseCaseFile(JSON.stringify({ dayRecords: [entry] })))).toEqual({
      lines: [],
      passed: 1,
      failed: 0,
    });
  });

  it("without an id is named by its place in the file", () => {
    const file = { summaries: [5, { id: 7 }] };
    expect(parseCaseFile(JSON.stringify(file)).broken.map(({ id }) => id)).toEqual(["summaries[0]", "7"]);
  });
});

describe("what is compared", () => {
  const actual = {
    flags: ["LATE", "OVERTIME"],
    checkIn: "2025-06-29T05:00:00Z",
    setAside: [
      { t: "2000-01-01T00:00:00", reason: "TOO_OLD" },
      { t: "2025-06-29T08:00:00", reason: "REPEATED_READ" },
    ],
  };

  it.each<readonly [title: string, expected: object, members: readonly string[]]>([
    ["flags as a set", { flags: ["OVERTIME", "LATE"] }, []],
    ["a flag too few", { flags: ["LATE"] }, ["flags"]],
    ["instants as instants", { checkIn: "2025-06-29T08:00:00+03:00" }, []],
    ["an instant a second later", { checkIn: "2025-06-29T05:00:01Z" }, ["checkIn"]],
    ["an instant that should be none", { checkIn: null }, ["checkIn"]],
    ["set-aside rows by reason, in any order", { setAside: ["REPEATED_READ", "TOO_OLD"] }, []],
    ["set-aside rows by their members", { setAside: [{ t: "2025-06-29T08:00:00" }, { reason: "TOO_OLD" }] }, []],
    ["a set-aside row too many", { setAside: ["TOO_OLD"] }, ["setAside"]],
    ["a set-aside row of another reason", { setAside: ["TOO_OLD", "IN_FUTURE"] }, ["setAside"]],
  ])("%s", (_title, expected, members) => {
    expect(toDifferences(expected, actual).map(({ member }) => member)).toEqual(members);
  });
});

describe("the command", () => {
  const folders: string[] = [];

  afterEach(async () => {
    vi.restoreAllMocks();
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  async function run(text: string): Promise<{ readonly code: number; readonly last: unknown }> {
    const folder = await mkdtemp(join(tmpdir(), "cases-"));
    folders.push(folder);
    const log = vi.spyOn(console, "log").mockReturnValue();
    vi.spyOn(console, "error").mockReturnValue();
    await writeFile(join(folder, "cases.json"), text);
    const code = await runAttendanceCases([join(folder, "cases.json")]);
    return { code, last: log.mock.lastCall?.[0] };
  }

  it("ends with the counts and 0 when all cases pass", async () => {
    expect(await run(JSON.stringify(examples))).toEqual({ code: 0, last: "30 passed, 0 failed" });
  });

  it("ends with 1 when a case fails", async () => {
    const wrong = examples.dayRecords.slice(0, 2).map((one, index) => (index === 0 ? { ...one, expected: null } : one));
    expect(await run(JSON.stringify({ dayRecords: wrong }))).toEqual({ code: 1, last: "1 passed, 1 failed" });
  });

  it("reads a file that begins with a byte order mark", async () => {
    expect((await run(`\uFEFF${JSON.stringify(examples)}`)).code).toBe(0);
  });

  it("runs the good cases beside broken ones", async () => {
    const [good] = examples.dayRecords;
    const broken = [null, { id: 7 }, { ...good, expected: undefined }, { ...good, input: {} }];
    expect(await run(JSON.stringify({ dayRecords: [...broken, good] }))).toEqual({
      code: 1,
      last: "1 passed, 4 failed",
    });
  });

  it.each(["{", "", "[]", "{}", "null", `{"dayRecords": 1}`, `{"summaries": {}}`])(
    "ends with 2 for a file that holds %s",
    async (text) => expect((await run(text)).code).toBe(2),
  );

  it("ends with 2 for a file that does not exist, and without exactly one file", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    expect(await runAttendanceCases(["/nowhere/cases.json"])).toBe(2);
    expect(await runAttendanceCases([])).toBe(2);
    expect(await runAttendanceCases(["a", "b"])).toBe(2);
    expect(error).toHaveBeenCalledTimes(3);
  });
});
