/** Mutations that write to a reader, at the place itself, for somebody whose right to that is given for a time. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import type { MutationResolvers } from "../../subgraphs/place/src/generated/resolvers.ts";
import type { JobKind } from "../../subgraphs/place/src/domain/jobs/job.ts";
import { DEVICE_WRITERS } from "../../subgraphs/directory/src/domain/write-right.ts";
import { createClient } from "graphql-ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

/** Whether a kind of job changes what is on a reader: the compiler wants a word for each. */
const WRITES: Readonly<Record<JobKind, boolean>> = {
  ...{ SYNC_DEVICE: false, SYNC_PLACE: false, VERIFY_DEVICE: false, ADD_DEVICE: false },
  ...{ PUT_USER: true, REMOVE_USER: true, COPY_USERS: true, ERASE_PERSON: true, SET_CLOCK: true, CLEAR_LOG: true },
};

/** What job each mutation begins, with which a reader that pushes is sent an order; the compiler wants a word for each. */
const BEGINS: Readonly<Record<keyof MutationResolvers, JobKind | null>> = {
  ...{ acceptFirstRead: null, releaseSetAside: null, recordPunch: null, importRows: null, recordConsent: null },
  ...{ approvePushNewcomer: null, dismissPushNewcomer: null, cancelPushOrder: null },
  askPushReader: null, // it orders a reader to tell, and nothing else
  ...{ updateDevice: null, disableDevice: null, enableDevice: null, removeDevice: null },
  ...{ requestLogClear: null, withdrawLogClear: null, cancelJob: null },
  ...{ syncDevice: "SYNC_DEVICE", syncPlace: "SYNC_PLACE", verifyDevice: "VERIFY_DEVICE", addDevice: "ADD_DEVICE" },
  ...{ putUser: "PUT_USER", removeUser: "REMOVE_USER", copyUsers: "COPY_USERS", erasePerson: "ERASE_PERSON" },
  ...{ setDeviceClock: "SET_CLOCK", confirmLogClear: "CLEAR_LOG" },
};

const table = createAccessTable(readSubgraphDocument("place"));

it("are those that the schema marks, and no other", () => {
  const begins = Object.entries(BEGINS);
  const writing = begins.filter(([, kind]) => kind !== null && WRITES[kind]).map(([name]) => name);
  expect(begins.filter(([name]) => table.writesToReader(name)).map(([name]) => name)).toEqual(writing);
  expect(writing).toHaveLength(6);
});

it("are open to the roles alone to which the right is given", () => {
  const roles = Object.keys(BEGINS)
    .filter((name) => table.writesToReader(name))
    .flatMap((name) => [...(table.statedRoles("Mutation", name) ?? [])]);
  expect(new Set(roles)).toEqual(new Set(DEVICE_WRITERS));
});

describe("at a place with a reader", () => {
  let temp: ReturnType<typeof createTempDir>;
  let simulator: ReaderSimulator;
  let place: TestPlace;
  let nowMs = Date.now();
  beforeAll(async () => {
    temp = createTempDir();
    const users = [{ uid: 1, userId: "7", name: "Layla", privilege: 0, card: 0 }];
    simulator = createReaderSimulator({ serialNumber: "S1", users, log: [] });
    await simulator.start();
    const clock = { nowMs: () => nowMs };
    place = await startTestPlace(temp.dir, [{ simulator }], undefined, undefined, clock);
    await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
  });
  afterAll(async () => {
    await place.stop();
    await simulator.stop();
    temp.remove();
  });

  const until = (untilMs: number) =>
    place.signToken({ sub: "account/guard", deviceWritesUntil: Math.floor(untilMs / 1000) });
  const REMOVE =
    'mutation { removeUser(input: { placeId: "riyadh", deviceIds: ["riyadh/gate-1"], pin: "7" }) { job { id } } }';
  const codes = async (query: string, token: string) =>
    (await place.query(query, {}, token)).errors.map(({ extensions }) => extensions["code"]);

  it.each([
    ["putUser", '{ placeId: "riyadh", deviceIds: ["riyadh/gate-1"], pin: "9", name: "Sara" }'],
    ["removeUser", '{ placeId: "riyadh", deviceIds: ["riyadh/gate-1"], pin: "7" }'],
    ["copyUsers", '{ fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-1"] }'],
    ["erasePerson", '{ placeId: "riyadh", pin: "7", reason: "asked" }'],
    ["setDeviceClock", '{ deviceId: "riyadh/gate-1" }'],
    ["confirmLogClear", '{ requestId: "riyadh/x" }'],
  ])("%s is refused outside of the time, over HTTP and over a socket, and no job is begun", async (name, input) => {
    const query = `mutation { ${name}(input: ${input}) { __typename } }`;
    for (const token of [until(0), until(nowMs)]) {
      expect(await codes(query, token)).toEqual(["DEVICE_WRITES_ENDED"]);
      expect(await askOverSocket(query, token)).toContain("DEVICE_WRITES_ENDED");
    }
    expect(await place.jobs.count()).toBe(0);
  });

  it("others are taken then, and so is everything that reads", async () => {
    expect(await codes("{ devices(first: 1) { totalCount } }", until(0))).toEqual([]);
    expect(
      await codes('mutation { dismissPushNewcomer(input: { newcomerId: "riyadh/x" }) { __typename } }', until(0)),
    ).not.toContain("DEVICE_WRITES_ENDED");
  });

  it("they are taken within the time, and what they begin goes on after its end", async () => {
    const token = until(nowMs + 3_600_000);
    expect(await codes(REMOVE, token)).toEqual([]);
    nowMs += 3_600_000;
    expect(await codes(REMOVE, token)).toEqual(["DEVICE_WRITES_ENDED"]);
    await eventually(async () => (await place.jobs.list(1, undefined))[0]?.state === "DONE", "the job is done");
  });

  /** What comes over a socket for one operation, as text. */
  async function askOverSocket(query: string, token: string): Promise<string> {
    const client = createClient({
      url: `${place.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const said: unknown[] = [];
    await new Promise<void>((resolve) => {
      const note = (value: unknown) => void said.push(value);
      const over = () => resolve();
      const fail = (error: unknown) => {
        note(error);
        over();
      };
      client.subscribe({ query }, { next: note, error: fail, complete: over });
    });
    await client.dispose();
    return JSON.stringify(said);
  }
});
