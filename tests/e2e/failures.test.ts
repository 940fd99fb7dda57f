import { createClient } from "@biometricflow/sdk/client";
import { PunchRecordedDocument } from "@biometricflow/sdk/generated/graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

interface PunchPage {
  readonly punches: {
    readonly edges: readonly { readonly node: { readonly id: string; readonly place: { readonly id: string } } }[];
    readonly totalCount: number;
    readonly unavailable: readonly {
      readonly place: string;
      readonly code: string;
      readonly message: string;
      readonly asOf: string | null;
    }[];
  } | null;
}

const PUNCHES = `query($first: Int) { punches(first: $first) { edges { node { id place { id } } } totalCount unavailable { place code message asOf } } }`;
const ALL_ROWS = 120 + 80 + 90 + 70;

let organisation: RunningOrganisation;

beforeAll(async () => {
  organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder(SMALL_ORGANISATION) });
  await untilRowsOf(3);
});
afterAll(() => organisation?.stop());

/** Waits until so many places answer a page over everything, all of them with rows, and gives it. */
async function untilRowsOf(placeCount: number): Promise<PunchPage> {
  let page: PunchPage | undefined;
  await until(
    async () => {
      const { data } = await organisation.graphql<PunchPage>(PUNCHES, { first: 1000 });
      page = data ?? undefined;
      return (
        new Set(data?.punches?.edges.map(({ node }) => node.place.id)).size === placeCount &&
        data?.punches?.unavailable.length === 3 - placeCount
      );
    },
    120_000,
    () => JSON.stringify(page?.punches?.unavailable),
  );
  if (page === undefined) throw new Error("no page");
  return page;
}

describe("when a place is killed", () => {
  it("gives the others' rows without errors, names the lost place, and has every missed punch once after its restart", async () => {
    await expect.poll(async () => (await untilRowsOf(3)).punches?.totalCount).toBe(ALL_ROWS); // the first reads are over
    const events: string[] = [];
    const notices: string[] = [];
    const client = createClient({
      url: `${organisation.demo.router.http}/graphql`,
      apiKey: organisation.demo.apiKey,
      webSocketImpl: WebSocket,
    });
    const stream = new AbortController();
    const reading = (async () => {
      for await (const { punch, notice } of client.subscribe(PunchRecordedDocument, {}, { signal: stream.signal })) {
        if (punch) events.push(punch.id);
        if (notice) notices.push(`${notice.kind} ${notice.place ?? ""}`.trim());
      }
    })();
    await until(
      () => notices.includes("CAUGHT_UP"),
      120_000,
      () => notices.join(),
    );

    const before = organisation.pidOf("place:cairo");
    process.kill(before, "SIGKILL");
    const { data, errors } = await organisation.graphql<PunchPage>(PUNCHES, { first: 1000 });
    expect(errors).toBeUndefined();
    expect(new Set(data?.punches?.edges.map(({ node }) => node.place.id))).toEqual(new Set(["riyadh", "dubai"]));
    expect(data?.punches?.unavailable).toMatchObject([
      { place: "cairo", code: expect.stringMatching(/^PLACE_(UNREACHABLE|CIRCUIT_OPEN)$/) },
    ]);

    await organisation.punch("cairo", "lobby", 5);
    await until(() => organisation.pidOf("place:cairo") !== before, 120_000);
    await until(
      () => events.length >= 5,
      120_000,
      () => `${events.length} events, ${notices.join()}`,
    );
    await organisation.punch("riyadh", "gate-1");
    await until(
      () => events.length >= 6,
      120_000,
      () => `${events.length} events`,
    );
    expect(new Set(events).size).toBe(6);
    expect(notices.filter((notice) => notice === "PLACE_LOST cairo")).toHaveLength(1);
    expect(notices.filter((notice) => notice === "PLACE_BACK cairo")).toHaveLength(1);
    stream.abort();
    await reading;
    client.close();

    const { punches } = await untilRowsOf(3);
    expect(punches?.totalCount).toBe(ALL_ROWS + 6);
  });
});

describe("when the directory is down", () => {
  it("still answers with every row, and sign-in says that it is unavailable", async () => {
    const token = organisation.demo.router.token;
    process.kill(organisation.pidOf("directory"), "SIGSTOP");
    try {
      const { data, errors } = await organisation.graphql<PunchPage>(PUNCHES, { first: 5 }, token);
      expect(errors).toBeUndefined();
      expect(data?.punches?.edges).toHaveLength(5);
      const signIn = await fetch(`${organisation.demo.router.http}/auth/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ api_key: organisation.demo.apiKey }),
      });
      expect([signIn.status, await signIn.json()]).toMatchObject([503, { error: { code: "SERVICE_UNAVAILABLE" } }]);
    } finally {
      process.kill(organisation.pidOf("directory"), "SIGCONT");
    }
  });
});

describe("when every place is down", () => {
  it("answers null with an error per place, never an empty list", async () => {
    const pids = ["riyadh", "cairo", "dubai"].map((place) => organisation.pidOf(`place:${place}`));
    for (const pid of pids) process.kill(pid, "SIGSTOP");
    try {
      const { data, errors } = await organisation.graphql<PunchPage>(PUNCHES, { first: 5 });
      expect(data?.punches).toBeNull();
      expect(errors?.map(({ path, extensions }) => [path, extensions?.["code"], extensions?.["place"]])).toEqual(
        expect.arrayContaining(
          ["riyadh", "cairo", "dubai"].map((place) => [
            ["punches"],
            expect.stringMatching(/^PLACE_(TIMEOUT|UNREACHABLE|CIRCUIT_OPEN)$/),
            place,
          ]),
        ),
      );
    } finally {
      for (const pid of pids) process.kill(pid, "SIGCONT");
    }
    await untilRowsOf(3);
  });
});
