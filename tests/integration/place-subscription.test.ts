import { encodeVectorCursor, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { createClient } from "graphql-ws";
import { afterEach, beforeEach, expect, it } from "vitest";
import WebSocket from "ws";
import { TOKEN_USES } from "@biometricflow/service/identity/token";
import { createTempDir, eventually, PLACE, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

interface PunchMessage {
  readonly punch: { readonly id: string; readonly pin: string } | null;
  readonly cursor: string;
  readonly phase: "CATCH_UP" | "LIVE";
  readonly notice: { readonly kind: string; readonly place: string } | null;
}

interface Stream {
  readonly messages: PunchMessage[];
  readonly errors: unknown[];
  isDone: boolean;
  readonly stop: () => void;
}

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
const opened: (() => void | Promise<void>)[] = [];

beforeEach(async () => {
  temp = createTempDir();
  place = await startTestPlace(temp.dir, []);
  await place.ledger.registerReaders(
    ["gate-1", "gate-2"].map((readerId) => ({ readerId, name: readerId, address: "-", isEnabled: true })),
  );
});

afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
  await place.stop();
  temp.remove();
});

function openClient(token = place.signToken()) {
  const closeCodes: number[] = [];
  const client = createClient({
    url: `${place.url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: token === "" ? {} : { authorization: `Bearer ${token}` },
    retryAttempts: 0,
    on: { closed: (event) => closeCodes.push(Number(Reflect.get(Object(event), "code"))) },
  });
  opened.push(() => client.dispose());
  return { client, closeCodes };
}

const SELECTION = "{ punch { id pin user { name } } cursor phase notice { kind place } }";

function subscribe(args = "", token?: string): Stream {
  const { client } = openClient(token);
  const stream: Stream = { messages: [], errors: [], isDone: false, stop: () => stop() };
  const stop = client.subscribe<{ punchRecorded: PunchMessage }>(
    { query: `subscription { punchRecorded${args} ${SELECTION} }` },
    {
      next: ({ data, errors }) => {
        if (data?.punchRecorded) stream.messages.push(data.punchRecorded);
        stream.errors.push(...(errors ?? []));
      },
      error: (error) => stream.errors.push(error),
      complete: () => {
        stream.isDone = true;
      },
    },
  );
  return stream;
}

const ids = (stream: Stream) => stream.messages.flatMap(({ punch }) => (punch === null ? [] : [punch.id]));

it("begins at the head with CAUGHT_UP and goes on live", async () => {
  await place.ledger.recordRows("gate-1", [makeRow(1)]);
  const stream = subscribe();
  await eventually(() => stream.messages.length === 1, "the first message");
  const head = await place.ledger.readHead();
  expect(stream.messages[0]).toEqual({
    punch: null,
    phase: "LIVE",
    cursor: encodeVectorCursor(new Map([[PLACE.id, head]])),
    notice: { kind: "CAUGHT_UP", place: PLACE.id },
  });
  await place.ledger.recordRows("gate-1", [makeRow(2), makeRow(3, { setAside: "TOO_OLD" }), makeRow(4)]);
  await eventually(() => stream.messages.length === 3, "two live punches");
  expect(stream.messages.slice(1).map(({ phase, punch }) => [phase, punch?.pin])).toEqual([
    ["LIVE", "1002"],
    ["LIVE", "1004"],
  ]);
  expect(stream.errors).toEqual([]);
});

it("gives each missed punch once and then each live one, while rows are being written", async () => {
  const writes = 120;
  const first = await place.ledger.readHead();
  for (let number = 0; number < 300; number++) await place.ledger.recordRows("gate-1", [makeRow(number)]);
  const stream = subscribe(`(after: "${encodeVectorCursor(new Map([[PLACE.id, first]]))}")`);
  for (let batch = 0; batch < writes; batch++) {
    await place.ledger.recordRows("gate-2", [makeRow(1_000 + batch * 2), makeRow(1_001 + batch * 2)]);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await eventually(() => ids(stream).length >= 300 + writes * 2, "every punch");
  expect(new Set(ids(stream)).size).toBe(ids(stream).length);
  expect(ids(stream)).toHaveLength(300 + writes * 2);
  const seqs = stream.messages.map(({ cursor }) => parseVectorCursor(cursor)?.get(PLACE.id)?.seq ?? -1);
  expect(seqs).toEqual(seqs.toSorted((left, right) => left - right));
  const phases = stream.messages.map(({ phase }) => phase).join(" ");
  expect(phases).toMatch(/^(CATCH_UP )+(LIVE ?)+$/);
  expect(stream.messages.filter(({ notice }) => notice !== null)).toHaveLength(1);
});

it("resumes from any cursor it gave", async () => {
  const before = subscribe();
  await eventually(() => before.messages.length === 1, "live");
  for (let number = 0; number < 20; number++) await place.ledger.recordRows("gate-1", [makeRow(number)]);
  await eventually(() => ids(before).length === 20, "all live punches");
  const middle = before.messages[10];
  before.stop();
  const after = subscribe(`(after: "${middle?.cursor}")`);
  await eventually(() => ids(after).length === 10, "the rest");
  expect([...ids(before).slice(0, 10), ...ids(after)]).toEqual(ids(before));
});

it("refuses a subscription that is too deep and does not cut the socket for it", async () => {
  const { client, closeCodes } = openClient();
  const nested = `${"device { punches { edges { node { ".repeat(6)}id${" } } } }".repeat(6)}`;
  const errors: unknown[] = [];
  const ended = () => undefined;
  const query = `subscription { punchRecorded { punch { ${nested} } } }`;
  client.subscribe({ query }, { next: ended, error: (error) => errors.push(error), complete: ended });
  await eventually(() => errors.length > 0, "the refusal");
  expect(JSON.stringify(errors)).toContain("QUERY_TOO_DEEP");
  expect(closeCodes.filter((code) => code !== 1000)).toEqual([]);
});

it("applies its filters", async () => {
  const stream = subscribe(`(deviceIds: ["riyadh/gate-2", "cairo/gate-2"], userIds: ["riyadh/1001"])`);
  const elsewhere = subscribe(`(placeIds: ["cairo"])`);
  await eventually(() => stream.messages.length === 1 && elsewhere.messages.length === 1, "both live");
  await place.ledger.recordRows("gate-1", [makeRow(1)]);
  await place.ledger.recordRows("gate-2", [makeRow(2), makeRow(8)]);
  await eventually(() => ids(stream).length === 1, "the one that fits");
  expect(stream.messages[1]?.punch?.pin).toBe("1001");
  expect(ids(elsewhere)).toEqual([]);
});

it.each([
  ["CURSOR_RESET", () => encodeVectorCursor(new Map([[PLACE.id, { epoch: "another", seq: 0 }]]))],
  ["BAD_CURSOR", () => "no-cursor"],
])("ends with %s for a position that is not of this ledger", async (code, toCursor) => {
  const stream = subscribe(`(after: "${toCursor()}")`);
  await eventually(() => stream.isDone, "the stream completes");
  expect(stream.messages).toEqual([]);
  expect(stream.errors).toMatchObject([{ extensions: { code } }]);
});

it("ends with CURSOR_RESET for a position beyond the head", async () => {
  const { epoch, seq } = await place.ledger.readHead();
  const stream = subscribe(`(after: "${encodeVectorCursor(new Map([[PLACE.id, { epoch, seq: seq + 1 }]]))}")`);
  await eventually(() => stream.isDone, "the stream completes");
  expect(stream.errors).toMatchObject([{ extensions: { code: "CURSOR_RESET" } }]);
});

it("answers a forbidden role with an error and leaves the socket open", async () => {
  const { client, closeCodes } = openClient(place.signToken({ role: "MANAGER" }));
  const errors: unknown[] = [];
  const run = (query: string) =>
    new Promise<unknown>((resolve) => {
      let last: unknown;
      client.subscribe(
        { query },
        {
          next: (value) => (last = value),
          error: (error) => (errors.push(error), resolve(error)),
          complete: () => resolve(last),
        },
      );
    });
  await run(`subscription { punchRecorded ${SELECTION} }`);
  expect(errors).toMatchObject([[{ extensions: { code: "FORBIDDEN" } }]]);
  expect(await run("{ __typename }")).toMatchObject({ data: { __typename: "Query" } });
  expect(closeCodes).toEqual([]);
});

it.each([
  ["no token", () => ""],
  ["a token of another place", () => place.signToken({}, { use: TOKEN_USES.place("cairo") })],
  ["an expired token", () => place.signToken({}, { expiresInSeconds: -1 })],
  ["a public token", () => place.signToken({ role: "PUBLIC" })],
])("closes a socket with %s by 4403", async (_name, toToken) => {
  const { client, closeCodes } = openClient(toToken());
  client.subscribe(
    { query: "{ __typename }" },
    { next: () => undefined, error: () => undefined, complete: () => undefined },
  );
  await eventually(() => closeCodes.length > 0, "the socket closes");
  expect(closeCodes).toEqual([4403]);
});

/** A socket that speaks the protocol by hand, to send pings with payloads. */
async function openSocket(token: string) {
  const socket = new WebSocket(`${place.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  opened.push(() => socket.terminate());
  const state: { closeCode: number; types: string[] } = { closeCode: 0, types: [] };
  socket.on("message", (data) => state.types.push(JSON.parse(Buffer.isBuffer(data) ? data.toString() : "{}").type));
  socket.on("close", (code) => {
    state.closeCode = code;
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const send = (message: unknown) => socket.send(JSON.stringify(message));
  send({ type: "connection_init", payload: { authorization: `Bearer ${token}` } });
  await eventually(() => state.types.includes("connection_ack"), "the socket is accepted");
  return { state, send };
}

it("closes a socket whose token ends, unless a ping has renewed it", async () => {
  const kept = await openSocket(place.signToken({}, { expiresInSeconds: 2 }));
  const ended = await openSocket(place.signToken({}, { expiresInSeconds: 2 }));
  kept.send({ type: "ping", payload: { authorization: `Bearer ${place.signToken()}` } });
  await eventually(() => ended.state.closeCode !== 0, "the token ends");
  expect(ended.state.closeCode).toBe(4403);
  expect(place.logged.filter(({ msg }) => msg === "requests were refused")).toEqual([]);
  kept.send({ type: "ping" });
  await eventually(() => kept.state.types.filter((type) => type === "pong").length === 2, "the other still answers");
  expect(kept.state.closeCode).toBe(0);
});

it.each([
  ["another subject", () => place.signToken({ sub: "somebody" })],
  ["no valid token", () => "nonsense"],
  ["fewer users", () => place.signToken({ users: ["riyadh/1001"] })],
  ["another role", () => place.signToken({ role: "VIEWER" })],
])("closes a socket that is renewed with %s", async (_name, toToken) => {
  const socket = await openSocket(place.signToken());
  socket.send({ type: "ping", payload: { authorization: `Bearer ${toToken()}` } });
  await eventually(() => socket.state.closeCode !== 0, "the socket closes");
  expect(socket.state.closeCode).toBe(4403);
});
