import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

let organisation: RunningOrganisation;

beforeAll(async () => {
  organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder(SMALL_ORGANISATION) });
});
afterAll(() => organisation?.stop());

interface Records {
  readonly attendance: {
    readonly edges: readonly {
      readonly node: {
        readonly date: string;
        readonly status: string;
        readonly isFinal: boolean;
        readonly person: { readonly id: string; readonly name: string };
        readonly place: { readonly id: string; readonly name: string };
      };
    }[];
    readonly totalCount: number;
    readonly recomputing: number;
    readonly sources: readonly { readonly place: { readonly id: string }; readonly pending: number | null }[];
  } | null;
}

const YEAR = { from: "2025-01-01", to: "2030-12-31" };
const QUERY = `query ($filter: AttendanceFilter!) {
  attendance(filter: $filter, first: 200) {
    edges { node { date status isFinal person { id name } place { id name } } }
    totalCount
    recomputing
    sources { place { id } pending }
  }
}`;

async function records(filter: object = {}) {
  const { data } = await organisation.graphql<Records>(QUERY, { filter: { ...YEAR, ...filter } });
  return data?.attendance ?? undefined;
}

describe("the day records of an organisation", () => {
  it("come from the punches of its places by themselves, each place named by the router", async () => {
    await until(async () => {
      const found = await records();
      const isCaughtUp = found?.sources.every(({ pending }) => pending === 0) && found.recomputing === 0;
      return isCaughtUp === true && found !== undefined && found.totalCount > 0;
    }, 60_000);
    const found = await records();
    expect(new Set(found?.sources.map(({ place }) => place.id)).size).toBe(SMALL_ORGANISATION.length);
    expect(found?.edges.every(({ node }) => node.place.name !== "" && node.person.name !== "")).toBe(true);
  });

  it("are final once every reader was proved after the day", async () => {
    await until(async () => {
      const found = await records({ to: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10) });
      return found !== undefined && found.edges.length > 0 && found.edges.every(({ node }) => node.isFinal);
    }, 60_000);
  });
});

describe("an export of the day records", () => {
  const COLUMNS = "date,pin,status,worked";
  const NODES = `query ($filter: AttendanceFilter!) {
    attendance(filter: $filter, first: 1000) { edges { node { date status workedMinutes person { pin } } } }
  }`;

  it("is, by GET /export, the query's rows in their order, read with the rights of whoever asks", async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    const range = { from: daysAgo(33), to: daysAgo(3) }; // one page of the query
    const { router } = organisation.demo;
    const path = `/export/attendance.csv?from=${range.from}&to=${range.to}&columns=${COLUMNS}&hoursFormat=MINUTES`;
    const response = await fetch(`${router.http}${path}`, { headers: { authorization: `Bearer ${router.token}` } });
    expect([response.status, response.headers.get("x-export-state")]).toEqual([200, "DONE"]);
    const lines = (await response.text()).trimEnd().split("\r\n").slice(1);
    const { data } = await organisation.graphql<{ attendance: { edges: readonly { node: Row }[] } }>(NODES, {
      filter: range,
    });
    const expected = data?.attendance.edges.map(
      ({ node: { date, status, workedMinutes, person } }) => `${date},"${person.pin}","${status}",${workedMinutes}`,
    );
    expect(lines.length).toBeGreaterThan(0);
    expect(lines).toEqual(expected);
  });

  it.each([
    ["totals.xlsx", "from=2025-01-01&to=2025-12-31", "PK"],
    ["payroll.csv", "from=2025-01-01&to=2025-12-31", "\u{EF}\u{BB}\u{BF}"],
    ["matrix.parquet", "month=2026-01", "PAR1"],
    ["month-sheet.pdf", "month=2026-01&language=ar", "%PDF-1.7"],
    ["punches.xlsx", "from=2020-01-01T00:00:00Z", "PK"],
    ["users.csv", "orderBy=PIN_ASC", "\u{EF}\u{BB}\u{BF}"],
    ["devices.csv", "", "\u{EF}\u{BB}\u{BF}"],
    ["audit.csv", "", "\u{EF}\u{BB}\u{BF}"],
  ])("of every kind is made by the running organisation: %s", async (name, query, head) => {
    const { router } = organisation.demo;
    const headers = { authorization: `Bearer ${router.token}` };
    const response = await fetch(`${router.http}/export/${name}?${query}`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, bytes.toString("latin1", 0, head.length)]).toEqual([200, head]);
  });
});

interface Row {
  readonly date: string;
  readonly status: string;
  readonly workedMinutes: number;
  readonly person: { readonly pin: string };
}
