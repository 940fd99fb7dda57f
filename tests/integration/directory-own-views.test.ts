/** Who looked at one's data, as the directory answers it for whom attendance says the viewer is. */
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { LOOK_READS } from "../../subgraphs/directory/src/person-looks.ts";
import { DirectoryHarness } from "./directory-harness.ts";

const OMAR = { sub: "account/omar", sid: "s", role: "EMPLOYEE", places: ["riyadh"] } as const;
const NAMES = ["p.7", "riyadh/7", "riyadh"];
const QUERY = `query ($of: [_Any!]!, $first: Int, $after: ID) {
  _entities(representations: $of) {
    ... on OwnRecord { views(first: $first, after: $after) { since next views { at actor name role kind isNamed } } }
  }
}`;

let directory: DirectoryHarness;
beforeEach(async () => {
  directory = new DirectoryHarness();
  await directory.start();
});
afterEach(() => directory.remove());

interface Page {
  readonly since: string | null;
  readonly next: string | null;
  readonly views: readonly Record<string, unknown>[];
}

interface Answer {
  readonly data?: { readonly _entities: readonly ({ readonly views: Page | null } | null)[] };
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

async function ask(names: readonly string[] | null = NAMES, page: { first?: number; after?: string } = {}) {
  const representation = { __typename: "OwnRecord", id: "p.7", names };
  const { body } = await directory.post<Answer>(
    "/graphql",
    { query: QUERY, variables: { of: [representation], ...page } },
    { authorization: `Bearer ${directory.routerToken(OMAR)}` },
  );
  return body;
}

const read = async (page: { first?: number; after?: string } = {}) =>
  (await ask(NAMES, page)).data?._entities[0]?.views;

/** What the router brings: facts of a minute apart, the oldest first. */
async function look(...seen: readonly (readonly [actor: string, type: string, ...targets: string[]])[]) {
  const store = openSqliteStore(join(directory.dir, "directory", "directory.sqlite"));
  await store.appendAudit(
    seen.map(([actor, type, ...targets], nth) => ({
      ...{ at: new Date(directory.nowMs + nth * 60_000).toISOString(), actor, action: `view${type}`, outcome: "OK" },
      ...{ requestId: "r", address: "192.0.2.1", targets },
    })),
  );
  await store.close();
}

it("says who looked, when, at what, and whether one was asked for or in a list, the newest first", async () => {
  await look(
    ["account/hr", "DayRecord", "riyadh"],
    ["account/hr", "Person", "p.8"],
    ["account/gone", "Punch", "riyadh/7"],
    ["account/omar", "Person", "p.7"],
    ["key/payroll", "AttendanceTotals", "*"],
    ["account/hr", "User", "cairo"],
  );
  const at = (nth: number) => new Date(directory.nowMs + nth * 60_000).toISOString();
  expect(await read()).toEqual({
    since: at(0),
    next: null,
    views: [
      { at: at(4), actor: "key/payroll", name: null, role: null, kind: "ATTENDANCE", isNamed: false },
      { at: at(2), actor: "account/gone", name: null, role: null, kind: "PUNCHES", isNamed: true },
      { at: at(0), actor: "account/hr", name: expect.any(String), role: "HR", kind: "ATTENDANCE", isNamed: false },
    ],
  });
});

it("says that nothing is kept where nobody looked at anybody", async () => {
  expect(await read()).toEqual({ since: null, next: null, views: [] });
});

it("is read page by page, each look once", async () => {
  await look(...Array.from({ length: 7 }, () => ["account/hr", "Person", "p.7"] as const));
  const pages: Page[] = [];
  for (let after: string | undefined; pages.length < 9; after = pages.at(-1)?.next ?? undefined) {
    const page = await read({ first: 3, ...(after === undefined ? {} : { after }) });
    if (page) pages.push(page);
    if (!page?.next) break;
  }
  expect(pages.map(({ views }) => views.length)).toEqual([3, 3, 1]);
  expect(new Set(pages.flatMap(({ views }) => views.map((view) => view["at"]))).size).toBe(7);
});

it("reads no whole audit for a page: whoever was looked at long ago finds it further on", async () => {
  const others = LOOK_READS.rows * LOOK_READS.reads;
  await look(
    ["account/hr", "Person", "p.7"],
    ...Array.from({ length: others }, () => ["account/hr", "Person", "p.8"] as const),
  );
  const first = await read();
  expect(first?.views).toEqual([]);
  const second = await read({ after: String(first?.next) });
  expect(second?.views).toMatchObject([{ kind: "PERSON", isNamed: true }]);
});

it("tells nobody whom attendance does not name, and no page after what is no entry", async () => {
  await look(["account/hr", "Person", "p.7"]);
  expect((await ask(null)).data?._entities[0]?.views).toBeNull();
  const { errors } = await ask(NAMES, { after: "none" });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "after" });
  expect((await ask(NAMES, { first: -1 })).errors?.[0]?.extensions).toMatchObject({ argument: "first" });
});
