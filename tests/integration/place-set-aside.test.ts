/** Rows that are kept and are no punches: shown with the reason, and made punches by whoever may. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;

const OLD = makeRow(1, { setAside: "TOO_OLD" });
const BAD = makeRow(2, {
  setAside: "BAD_TIME",
  atMs: undefined,
  offsetMinutes: undefined,
  localTime: "2026-02-31T08:00:00",
});
const toId = ({ digest }: { readonly digest: string }) => `riyadh/${digest}`;

beforeEach(async () => {
  temp = createTempDir();
  place = await startTestPlace(temp.dir, []);
  await place.ledger.registerReaders([{ readerId: "gate-1", name: "Gate 1", address: "-", isEnabled: true }]);
  await place.ledger.recordRows("gate-1", [OLD, BAD]);
});

afterEach(async () => {
  await place.stop();
  temp.remove();
});

const LIST = `query ($filter: SetAsideFilter, $first: Int, $after: String) { device(id: "riyadh/gate-1") {
  setAsideRows(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id reason isReleasable at localTime } }
  }
} }`;
const RELEASE = `mutation ($input: ReleaseSetAsideInput!) { releaseSetAside(input: $input) {
  released refused { id why } device { setAsideRows { totalCount } }
} }`;

interface Listed {
  readonly device: {
    readonly setAsideRows: {
      readonly totalCount: number;
      readonly pageInfo: { readonly endCursor: string };
      readonly edges: readonly { readonly node: { readonly id: string } }[];
    };
  };
}
const list = async (variables: Record<string, unknown> = {}) =>
  (await place.query<Listed>(LIST, variables)).data.device.setAsideRows;
const release = (input: object, token?: string) =>
  place.query<unknown>(RELEASE, { input: { deviceId: "riyadh/gate-1", note: "the clock was wrong", ...input } }, token);

it("shows each with its reason and its wall clock, page by page", async () => {
  expect((await place.query<unknown>(LIST)).data).toMatchObject({
    device: {
      setAsideRows: {
        totalCount: 2,
        edges: [
          {
            node: {
              id: toId(BAD),
              reason: "BAD_TIME",
              isReleasable: false,
              at: null,
              localTime: "2026-02-31T08:00:00",
            },
          },
          { node: { id: toId(OLD), reason: "TOO_OLD", isReleasable: true, localTime: OLD.localTime } },
        ],
      },
    },
  });
  const { pageInfo, edges } = await list({ first: 1 });
  const next = await list({ first: 1, after: pageInfo.endCursor });
  expect([...edges, ...next.edges].map(({ node }) => node.id)).toEqual([toId(BAD), toId(OLD)]);
  expect(await list({ filter: { reasons: ["TOO_OLD"] } })).toMatchObject({ totalCount: 1 });
});

it("makes a punch of one when it is released, and names those that cannot be", async () => {
  const { data, errors } = await release({ rowIds: [toId(OLD), toId(BAD), "riyadh/nobody"] });
  expect([errors, data]).toEqual([
    [],
    {
      releaseSetAside: {
        released: [toId(OLD)],
        refused: [
          { id: toId(BAD), why: "BAD_TIME" },
          { id: "riyadh/nobody", why: "NO_SUCH_ROW" },
        ],
        device: { setAsideRows: { totalCount: 1 } },
      },
    },
  ]);
  const punches = await place.query<unknown>("{ punches(first: 5) { totalCount edges { node { id late } } } }");
  expect(punches.data).toMatchObject({ punches: { totalCount: 1, edges: [{ node: { id: toId(OLD) } }] } });
});

it("moves rows of a clock that was wrong, says first what they would become, and shows what the reader wrote", async () => {
  const moveSeconds = -3_600;
  const MOVE = `mutation ($input: ReleaseSetAsideInput!) { releaseSetAside(input: $input) {
    released moved { id localTimeBefore localTime at } device { setAsideRows { totalCount } } } }`;
  const move = async (more: object) => {
    const input = { deviceId: "riyadh/gate-1", rowIds: [toId(OLD), toId(BAD)], moveSeconds, ...more };
    return place.query<unknown>(MOVE, { input });
  };
  const became = {
    released: [toId(OLD)],
    moved: [
      {
        id: toId(OLD),
        localTimeBefore: OLD.localTime,
        localTime: "2026-03-01T07:00:01",
        at: "2026-03-01T04:00:01.000Z",
      },
    ],
  };
  const dry = await move({ note: "", dryRun: true });
  expect(dry.data).toEqual({ releaseSetAside: { ...became, device: { setAsideRows: { totalCount: 2 } } } });
  expect((await move({ note: "" })).errors).toHaveLength(1);
  const done = await move({ note: "an hour ahead" });
  expect(done.data).toEqual({ releaseSetAside: { ...became, device: { setAsideRows: { totalCount: 1 } } } });
  const shown = await place.query<unknown>(
    `{ punch(id: "${toId(OLD)}") { at localTime moved { seconds localTime at } } }`,
  );
  expect(shown.data).toEqual({
    punch: {
      at: "2026-03-01T04:00:01.000Z",
      localTime: "2026-03-01T07:00:01",
      moved: { seconds: moveSeconds, localTime: OLD.localTime, at: "2026-03-01T05:00:01.000Z" },
    },
  });
});

it.each([
  ["no rows", { rowIds: [] }],
  ["too many rows", { rowIds: Array.from({ length: 1001 }, (_, index) => `riyadh/${index}`) }],
  ["a note that says nothing", { rowIds: [toId(OLD)], note: "  a " }],
  ["a reader of another place", { rowIds: [toId(OLD)], deviceId: "cairo/gate-1" }],
  ["a reader that is not there", { rowIds: [toId(OLD)], deviceId: "riyadh/gate-9" }],
])("refuses %s, and releases nothing", async (_what, input) => {
  const { errors } = await release(input);
  expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["BAD_USER_INPUT"]);
  expect(await list()).toMatchObject({ totalCount: 2 });
});

it.each(["HR", "VIEWER", "AUDITOR", "MANAGER", "EMPLOYEE"] as const)("lets no %s release", async (role) => {
  const { errors } = await release({ rowIds: [toId(OLD)] }, place.signToken({ role }));
  expect(errors.length).toBeGreaterThan(0);
  expect(await list()).toMatchObject({ totalCount: 2 });
});
