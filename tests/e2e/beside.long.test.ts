import { afterAll, beforeAll, expect, it } from "vitest";
import { besideGreedyClients, BUSY_ORGANISATION, readPages, untilFilled } from "../load/beside.ts";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";

let organisation: RunningOrganisation;
beforeAll(async () => {
  organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder(BUSY_ORGANISATION) });
  await untilFilled(organisation);
}, 300_000);
afterAll(() => organisation.stop());

const LARGE = `{
  punches(first: 1000) { edges { node { id user { name } device { name } } } unavailable { place code } }
}`;
const NESTED = `{
  users(first: 50) { edges { node { id punches(first: 20) { edges { node { id } } } } } unavailable { place code } }
}`;

it("nobody is told that a place is unavailable while two clients want everything at once", async () => {
  const one = await organisation.signIn("hr");
  const tokens = { queries: organisation.demo.router.token, subscriptions: await organisation.signIn("admin") };
  const { result, told } = await besideGreedyClients(organisation, tokens, async () => ({
    pages: await readPages(organisation, one, { count: 150, pauseMs: 20 }),
    large: await organisation.graphql(LARGE, {}, one),
    nested: await organisation.graphql(NESTED, {}, one),
  }));
  expect(result.pages.codes).toEqual([]);
  expect(result.large).toMatchObject({ status: 200, data: { punches: { unavailable: [] } } });
  expect(JSON.stringify(result.large).split('"user"').length).toBe(1001);
  expect(result.nested).toMatchObject({ status: 200, data: { users: { unavailable: [] } } });
  expect(told.queries["whole"] ?? 0).toBeGreaterThan(0); // they are held back, not shut out
  expect(told.subscriptions["begun"] ?? 0).toBeGreaterThan(0);
});
