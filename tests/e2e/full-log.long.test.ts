import { generateLog, generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, expect, it } from "vitest";
import { findFreePorts } from "./harness/free-ports.ts";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const ROWS = 100_000;

interface PunchNode {
  readonly pin: string;
  readonly localTime: string;
  readonly verifyCode: number;
  readonly stateCode: number;
  readonly copies: number;
}

interface Page {
  readonly punches: {
    readonly edges: readonly { readonly node: PunchNode }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface Proof {
  readonly device: {
    readonly completeness: {
      readonly verdict: string;
      readonly rowsReported: number;
      readonly rowsStored: number;
      readonly rowsSetAside: number;
    } | null;
  };
}

const PAGE = `query($after: String) { punches(first: 1000, after: $after) { edges { node { pin localTime verifyCode stateCode copies } } pageInfo { hasNextPage endCursor } } }`;
const PROOF = `{ device(id: "riyadh/gate") { completeness { verdict rowsReported rowsStored rowsSetAside } } }`;

const TOO_OLD = 7; // rows of a reader that lost its date
const DOUBLED = 500; // rows that stand in the log two times

let organisation: RunningOrganisation | undefined;
let reader: ReaderSimulator | undefined;
afterEach(async () => {
  await organisation?.stop();
  await reader?.stop();
});

const toKey = (pin: string, time: string, verify: number, state: number) => [pin, time, verify, state].join();

/** Counts equal rows. */
function toMultiset(rows: Iterable<readonly [key: string, copies: number]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, copies] of rows) counts.set(key, (counts.get(key) ?? 0) + copies);
  return counts;
}

/** A believable log of 100,000 rows, with rows that stand there twice and rows from before the reader had a date. */
function createLog() {
  const users = generatePopulation({ seed: 5, people: 300, place: "riyadh" });
  const rows = generateLog({
    seed: 5,
    rows: ROWS - TOO_OLD - DOUBLED,
    users,
    endAt: "2026-06-30T18:00:00",
    days: 200,
    weekend: ["FRI", "SAT"],
  });
  const old = rows.slice(0, TOO_OLD).map((row, index) => ({ ...row, time: `2000-01-01T00:0${index}:00` }));
  return { users, log: [...old, ...rows.slice(0, 40_000), ...rows.slice(0, DOUBLED), ...rows.slice(40_000)] };
}

async function readAllPunches(running: RunningOrganisation): Promise<PunchNode[]> {
  const nodes: PunchNode[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors }: { data?: Page | null; errors?: unknown } = await running.graphql<Page>(PAGE, { after });
    if (!data) throw new Error(JSON.stringify(errors));
    nodes.push(...data.punches.edges.map(({ node }) => node));
    if (!data.punches.pageInfo.hasNextPage) return nodes;
    after = data.punches.pageInfo.endCursor;
  }
}

it.each([
  ["as they come", { kind: "asIs" }],
  ["cut anywhere", { kind: "split", bytes: 777 }],
  ["joined", { kind: "joined" }],
] as const)(
  "brings a log of 100,000 rows through the whole stack, its frames %s, without losing or doubling one",
  { timeout: 600_000 },
  async (_name, segmentation) => {
    const [port = 0] = await findFreePorts(1);
    reader = createReaderSimulator({
      port,
      serialNumber: "FULL100K",
      segmentation,
      timeZone: "Asia/Riyadh",
      capacity: 200_000,
      ...createLog(),
    });
    await reader.start();
    const configDir = await writeOrganisationFolder([
      { id: "riyadh", timeZone: "Asia/Riyadh", readers: [{ id: "gate", port }] },
    ]);
    organisation = await RunningOrganisation.start({ configDir });
    const running = organisation;
    let proof: Proof["device"]["completeness"] = null;
    await until(
      async () => {
        proof = (await running.graphql<Proof>(PROOF)).data?.device.completeness ?? null;
        return proof?.verdict === "COMPLETE";
      },
      300_000,
      () => JSON.stringify(proof),
    );

    const { rows } = reader.control.log();
    const stored = await readAllPunches(running);
    const setAside = rows.filter(({ time }) => time < "2015");
    expect(rows).toHaveLength(ROWS);
    expect(proof).toMatchObject({ rowsReported: ROWS, rowsStored: ROWS, rowsSetAside: TOO_OLD });
    expect(stored.filter(({ copies }) => copies === 2)).toHaveLength(DOUBLED);
    expect(
      toMultiset([
        ...stored.map(
          (node) => [toKey(node.pin, node.localTime, node.verifyCode, node.stateCode), node.copies] as const,
        ),
        ...setAside.map((row) => [toKey(row.userId, row.time, row.verify, row.punch), 1] as const),
      ]),
    ).toEqual(toMultiset(rows.map((row) => [toKey(row.userId, row.time, row.verify, row.punch), 1] as const)));
  },
);
