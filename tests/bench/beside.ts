import { writeOrganisationFolder } from "../e2e/harness/organisation-folder.ts";
import { RunningOrganisation } from "../e2e/harness/running-organisation.ts";
import { besideGreedyClients, BUSY_ORGANISATION, readPages, toPercentile, untilFilled } from "../load/beside.ts";

/**
 * One user's page of 50 alone, and beside one client that sends the costliest legal queries and one that opens
 * subscriptions, both without pause; every process is a real one. Prints p50, p95 and maximum of both and their ratio.
 */
const countCodes = (codes: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(codes, String)].map(([code, same]) => [code, same.length]));
const PAGES = { count: 200, pauseMs: 20 };
const BUDGET_RATIO = 4;

const organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder(BUSY_ORGANISATION) });
try {
  await untilFilled(organisation);
  const [one, subscriptions] = [await organisation.signIn("hr"), await organisation.signIn("admin")];
  const queries = organisation.demo.router.token; // the API key's
  await readPages(organisation, one, PAGES);
  const quiet = await readPages(organisation, one, PAGES);
  const { result: busy, told } = await besideGreedyClients(organisation, { queries, subscriptions }, () =>
    readPages(organisation, one, PAGES),
  );
  for (const [name, { times, codes }] of [
    ["quiet", quiet],
    ["beside greedy clients", busy],
  ] as const) {
    const [p50, p95, max] = [0.5, 0.95, 1].map((share) => toPercentile(times, share).toFixed(1));
    process.stdout.write(
      `${name}: p50 ${p50} ms, p95 ${p95} ms, max ${max} ms; failures: ${JSON.stringify(countCodes(codes))}\n`,
    );
  }
  process.stdout.write(`greedy clients were told: ${JSON.stringify(told)}\n`);
  const ratio = toPercentile(busy.times, 0.95) / toPercentile(quiet.times, 0.95);
  process.stdout.write(`p95 ratio ${ratio.toFixed(2)}; budget ${BUDGET_RATIO}\n`);
} finally {
  await organisation.stop();
}
