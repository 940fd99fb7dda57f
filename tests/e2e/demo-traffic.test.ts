import { afterEach, expect, it } from "vitest";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const HISTORY = SMALL_ORGANISATION.flatMap(({ readers }) => readers).reduce((sum, { rows = 0 }) => sum + rows, 0);
const FIRST_PUNCH_MS = 60_000;

let organisation: RunningOrganisation | undefined;
afterEach(() => organisation?.stop());

const countPunches = async (running: RunningOrganisation) =>
  (await running.graphql<{ punches: { totalCount: number } }>("{ punches(first: 1) { totalCount } }")).data?.punches
    .totalCount ?? 0;

const VERDICTS = "{ devices { edges { node { id completeness { verdict rowsReported rowsStored } } } } }";

interface Verdicts {
  readonly devices: { readonly edges: readonly { readonly node: { readonly completeness: { verdict: string } } }[] };
}

async function areAllComplete(running: RunningOrganisation): Promise<boolean> {
  const { data } = await running.graphql<Verdicts>(VERDICTS);
  return data?.devices.edges.every(({ node }) => node.completeness.verdict === "COMPLETE") ?? false;
}

/** What the readers themselves hold. */
async function countRows(running: RunningOrganisation): Promise<number> {
  const logs = await Promise.all(
    running.demo.readers.map(({ place, id }) => running.control<{ rows: unknown[] }>(place, id, "log")),
  );
  return logs.reduce((sum, { rows }) => sum + rows.length, 0);
}

it("lets somebody punch soon after the start, stops when told, and loses nothing over a restart", async () => {
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION);
  const living = await RunningOrganisation.start({ configDir, withTraffic: true });
  organisation = living;
  expect(await living.control("cairo", "lobby", "traffic")).toEqual({ on: true });
  await until(async () => (await countPunches(living)) > HISTORY, FIRST_PUNCH_MS);
  expect(await living.control("riyadh", "gate-2", "traffic", { on: false })).toEqual({ on: false });
  await until(() => areAllComplete(living), 120_000);
  const made = await countPunches(living);
  await living.stop();

  const quiet = await RunningOrganisation.start({ configDir });
  organisation = quiet;
  expect(await quiet.control("cairo", "lobby", "traffic")).toEqual({ on: false });
  await until(() => areAllComplete(quiet), 120_000);
  expect([await countRows(quiet), await countPunches(quiet)]).toEqual([made, made]);
});
