import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { graphql } from "graphql";
import { expect, it } from "vitest";
import { addDays } from "../domain/dates.ts";
import type { ListedRecord } from "../domain/records/listed-record.ts";
import { createRequestTurns } from "../graph/request-turns.ts";
import { resolvers } from "./resolver-map.ts";

const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument("attendance"), resolvers }]);
const FIELDS = `date status flags place { id } shift { id name } checkIn checkOut presenceMinutes workedMinutes
  expectedMinutes lateMinutes earlyLeaveMinutes overtimeMinutes progressPct keptPunches droppedDuplicates completeness isFinal
  waitsFor { deviceId } corrections approvedOvertimeMinutes overtimeApproval { minutes } limitHits { kind }
  absence { part note kind { id letter } }`;
const QUERY = `{ attendanceMatrix(month: "2026-10", first: 200) {
  edges { cursor node { person { id pin name } days { ${FIELDS} } } } pageInfo { hasNextPage endCursor } totalCount } }`;

const PEOPLE = Array.from({ length: 200 }, (_person, index) => {
  const number = `${1_000 + index}`;
  return { key: index, id: `p.${number}`, pin: number, name: `Person ${number}`, nameKey: `person ${number}` };
});

const toRecord = (person: (typeof PEOPLE)[number], day: number, onRead: () => void): ListedRecord => ({
  person,
  placeId: "riyadh",
  get date() {
    return addDays("2026-10-01", day);
  },
  get status() {
    onRead();
    return "PRESENT" as const;
  },
  shiftId: undefined,
  flags: ["LATE"],
  checkInMs: Date.UTC(2026, 9, day + 1, 5),
  checkOutMs: Date.UTC(2026, 9, day + 1, 14),
  presenceMinutes: 540,
  workedMinutes: 480,
  expectedMinutes: 480,
  lateMinutes: 5,
  earlyLeaveMinutes: 0,
  overtimeMinutes: 0,
  progressPct: 100,
  keptPunches: 2,
  droppedDuplicates: 0,
  completeness: "PROVED",
  isFinal: true,
  corrections: 0,
});

/** What the matrix asks of a context; nothing of it waits for anything. */
function createFake(takeTurn: (values: number) => Promise<void>, onRead: () => void) {
  const records = PEOPLE.flatMap((person) =>
    Array.from({ length: 31 }, (_day, index) => toRecord(person, index, onRead)),
  );
  const nothing = { load: async () => undefined };
  return {
    viewer: { subject: "account/hr", role: "HR", places: "*" },
    placeIds: ["riyadh"],
    peopleReader: { list: async () => PEOPLE, count: async () => PEOPLE.length },
    records: { list: async () => records, countMarked: async () => 0 },
    readScope: async () => ({ placeIds: undefined, people: undefined }),
    readShifts: async () => new Map(),
    asked: { ask: () => {} },
    people: { prime: () => {} },
    absences: nothing,
    overtime: nothing,
    limitHits: { load: async () => [] },
    takeTurn,
  };
}

/** A row of the answer. */
interface MatrixEdge {
  readonly node: { readonly days: readonly object[] };
}

it("puts a large month together in turns, and others have theirs in between", async () => {
  const perTurn: number[] = [];
  let read = 0;
  let isDone = false;
  const beat = (): void => {
    perTurn.push(read);
    read = 0;
    if (!isDone) setImmediate(beat);
  };
  const context = createFake(createRequestTurns()("account/hr", new AbortController().signal), () => (read += 1));
  setImmediate(beat);
  const { data, errors } = await graphql({ schema, source: QUERY, contextValue: context });
  isDone = true;
  perTurn.push(read);
  expect(errors).toBeUndefined();
  const edges = Object(data).attendanceMatrix.edges;
  expect(edges.length).toBe(200);
  expect(edges.every(({ node }: MatrixEdge) => node.days.length === 31)).toBe(true);
  // 8,000 values of some 30 each, and the month of one person more.
  expect(perTurn.reduce((sum, each) => sum + each, 0)).toBe(6_200);
  expect(Math.max(...perTurn)).toBeLessThanOrEqual(300);
});
