import { afterEach, expect, it } from "vitest";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const ROWS = 100_000;

interface Row {
  readonly userId: string;
  readonly time: string;
  readonly verify: number;
  readonly punch: number;
}

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

let organisation: RunningOrganisation | undefined;
afterEach(() => organisation?.stop());

/** Counts equal rows. */
function toMultiset(rows: Iterable<readonly [key: string, copies: number]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, copies] of rows) counts.set(key, (counts.get(key) ?? 0) + copies);
  return counts;
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

it("brings a log of 100,000 rows through the whole stack without losing or doubling one", {
  timeout: 180_000,
}, async () => {
  const configDir = await writeOrganisationFolder([
    { id: "riyadh", timeZone: "Asia/Riyadh", readers: [{ id: "gate", rows: ROWS, seed: 5 }] },
  ]);
  organisation = await RunningOrganisation.start({ configDir });
  const running = organisation;
  let proof: Proof["device"]["completeness"] = null;
  await until(
    async () => {
      proof = (await running.graphql<Proof>(PROOF)).data?.device.completeness ?? null;
      return proof?.verdict === "COMPLETE";
    },
    90_000,
    () => JSON.stringify(proof),
  );

  const { rows } = await running.control<{ rows: Row[] }>("riyadh", "gate", "log");
  const stored = await readAllPunches(running);
  expect(rows).toHaveLength(ROWS);
  expect(proof).toMatchObject({ rowsReported: ROWS, rowsStored: ROWS, rowsSetAside: 0 });
  expect(
    toMultiset(stored.map((node) => [[node.pin, node.localTime, node.verifyCode, node.stateCode].join(), node.copies])),
  ).toEqual(toMultiset(rows.map((row) => [[row.userId, row.time, row.verify, row.punch].join(), 1])));
});
