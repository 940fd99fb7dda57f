import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type Harness, startHarness, STREAM, until } from "../harness.ts";

let harness: Harness;
const sockets: RawSocket[] = [];
beforeEach(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 3 } });
});
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await harness.stop();
});

/** A socket that speaks the protocol message by message. */
interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: { readonly type: string; readonly id?: string; readonly payload?: unknown }[];
  readonly closed: () => number | undefined;
  readonly send: (message: object) => void;
}

async function openRaw(payload?: object): Promise<RawSocket> {
  const socket = new WebSocket(`${harness.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const messages: RawSocket["messages"] = [];
  let code: number | undefined;
  socket.on("message", (data: Buffer) => messages.push(JSON.parse(data.toString("utf8"))));
  socket.on("close", (closeCode) => {
    code = closeCode;
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const send = (message: object) => socket.send(JSON.stringify(message));
  const raw = { socket, messages, closed: () => code, send };
  sockets.push(raw);
  send({ type: "connection_init", ...(payload === undefined ? {} : { payload }) });
  return raw;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const openFor = async (token: string) => {
  const raw = await openRaw(bearer(token));
  await until(() => raw.messages.some(({ type }) => type === "connection_ack"), "ack");
  return raw;
};
const ofType = ({ messages }: RawSocket, type: string) => messages.filter((message) => message.type === type);

describe("a socket closes with 4403", () => {
  it.each([
    ["without a token", () => undefined],
    ["with a bad token", () => bearer("a.b.c")],
    ["with an expired token", () => bearer(harness.token({}, -10))],
  ])("%s", async (_name, payload) => {
    const raw = await openRaw(payload());
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(4403);
  });

  it("when its token expires and was not renewed", async () => {
    const raw = await openFor(harness.token({}, 2));
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(4403);
  });

  it.each([
    ["another subject's token", () => harness.token({ sub: "somebody-else" })],
    ["a bad token", () => "a.b.c"],
  ])("when it is renewed with %s", async (_name, token) => {
    const raw = await openFor(harness.token());
    raw.send({ type: "ping", payload: bearer(token()) });
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(4403);
  });
});

describe("a socket closes", () => {
  const subscribe = (id: string) => ({ type: "subscribe", id, payload: { query: STREAM } });
  it.each([
    ["4429 when it is begun twice", 4429, [{ type: "connection_init" }]],
    ["4409 when an id is used twice", 4409, [subscribe("1"), subscribe("1")]],
    ["4400 for a message of no known type", 4400, [{ type: "nonsense" }]],
    ["1009 for a message that is too large", 1009, [{ type: "ping", payload: { text: "x".repeat(70_000) } }]],
  ] as const)("%s, and lets go of every stream", async (_name, code, messages) => {
    const raw = await openFor(harness.token());
    for (const message of messages) raw.send(message);
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(code);
    await until(() => harness.router.hub.subscriptions() === 0, "streams released");
    expect(harness.router.hub.upstreams()).toBe(0);
  });

  it("not for a hundred subscriptions", async () => {
    const raw = await openFor(harness.token());
    for (let id = 0; id < 100; id++) raw.send(subscribe(String(id)));
    await until(() => ofType(raw, "next").length === 100, "all run");
    expect(harness.router.hub.upstreams()).toBe(2);
    expect(raw.closed()).toBeUndefined();
  });

  it("not for what is too many: the 101st subscription gets an error of its own, the others go on", async () => {
    const raw = await openFor(harness.token());
    for (let id = 0; id < 101; id++) raw.send(subscribe(String(id)));
    await until(() => ofType(raw, "error").length === 1 && ofType(raw, "next").length === 100, "all judged");
    expect(ofType(raw, "error")).toMatchObject([{ id: "100", payload: [{ extensions: { code: "RATE_LIMITED" } }] }]);
    harness.place("riyadh").punch();
    await until(() => ofType(raw, "next").length === 200, "a punch for each of the hundred");
    raw.send({ type: "complete", id: "7" });
    await until(() => harness.router.hub.subscriptions() === 99, "one ended");
    raw.send(subscribe("again"));
    await until(() => ofType(raw, "next").some(({ id }) => id === "again"), "its slot is free");
    expect(raw.closed()).toBeUndefined();
  });

  it("not for a flood: each operation too many gets an error of its own", async () => {
    const raw = await openFor(harness.token());
    for (let id = 0; id < 400; id++) raw.send(subscribe(String(id)));
    await until(() => ofType(raw, "error").length === 300 && ofType(raw, "next").length === 100, "all judged");
    const codes = ofType(raw, "error").map(({ payload }) => Object(payload)[0].extensions.code);
    expect(new Set(codes)).toEqual(new Set(["RATE_LIMITED"]));
    expect(new Set(ofType(raw, "error").map(({ id }) => id)).size).toBe(300);
    expect(raw.closed()).toBeUndefined();
  });

  it("not for queries beside a hundred subscriptions, which do not count", async () => {
    const raw = await openFor(harness.token());
    for (let id = 0; id < 100; id++) raw.send(subscribe(String(id)));
    for (let id = 0; id < 20; id++) {
      raw.send({ type: "subscribe", id: `query ${id}`, payload: { query: "{ platform { executor } }" } });
    }
    await until(() => ofType(raw, "complete").length === 20, "the queries");
    await until(() => ofType(raw, "next").length === 120, "the streams");
    expect([ofType(raw, "error"), harness.router.hub.subscriptions()]).toEqual([[], 100]);
    expect(raw.closed()).toBeUndefined();
  });

  it("not for pings without a token", async () => {
    const other = await openFor(harness.token());
    for (const payload of [undefined, {}, { authorization: 5 }, { other: "x" }]) other.send({ type: "ping", payload });
    await until(() => ofType(other, "pong").length === 4, "pongs");
    expect(other.closed()).toBeUndefined();
  });
});

describe("renewal by ping", () => {
  it("keeps the socket and its stream beyond the first token's end", async () => {
    const raw = await openFor(harness.token({}, 2));
    raw.send({ type: "subscribe", id: "1", payload: { query: STREAM } });
    raw.send({ type: "ping", payload: bearer(harness.token()) });
    await until(() => ofType(raw, "pong").length === 1, "pong");
    const end = Date.now() + 2500;
    await until(() => Date.now() > end, "the first token's end");
    expect(raw.closed()).toBeUndefined();
    harness.place("riyadh").punch();
    await until(() => ofType(raw, "next").length === 2, "a punch after the notice");
  });

  it("ends a stream that a narrower scope no longer covers, with FORBIDDEN; the socket stays", async () => {
    const raw = await openFor(harness.token());
    raw.send({ type: "subscribe", id: "1", payload: { query: STREAM } });
    raw.send({ type: "subscribe", id: "2", payload: { query: STREAM, variables: { placeIds: ["riyadh"] } } });
    await until(() => ofType(raw, "next").length === 2, "both run");
    raw.send({ type: "ping", payload: bearer(harness.token({ places: ["riyadh"] })) });
    await until(() => ofType(raw, "error").length === 1, "one ended");
    expect(ofType(raw, "error")).toMatchObject([{ id: "1", payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
    harness.place("riyadh").punch();
    await until(
      () => ofType(raw, "next").some(({ id, payload }) => id === "2" && JSON.stringify(payload).includes("riyadh/p")),
      "the other goes on",
    );
    expect(raw.closed()).toBeUndefined();
  });
});

describe("renewal by ping, of a stream of the router's own", () => {
  const STATUS = "subscription ($placeIds: [ID!]) { statusChanged(placeIds: $placeIds) { place { id status } } }";
  const toldOf = (raw: RawSocket, id: string) =>
    ofType(raw, "next").filter((message) => message.id === id && JSON.stringify(message.payload).includes("DISABLED"));

  it("goes on with equal rights, and ends what a narrower scope no longer covers", async () => {
    const raw = await openFor(harness.token());
    raw.send({ type: "subscribe", id: "1", payload: { query: STATUS } });
    raw.send({ type: "subscribe", id: "2", payload: { query: STATUS, variables: { placeIds: ["riyadh"] } } });
    await until(() => harness.router.hub.subscriptions() === 2, "both run");
    raw.send({ type: "ping", payload: bearer(harness.token()) });
    await until(() => ofType(raw, "pong").length === 1, "renewed");
    harness.changePlace("riyadh", { enabled: false });
    await until(() => toldOf(raw, "1").length === 1 && toldOf(raw, "2").length === 1, "both were told");
    raw.send({ type: "ping", payload: bearer(harness.token({ places: ["riyadh"] })) });
    await until(() => ofType(raw, "error").length === 1, "one ended");
    expect(ofType(raw, "error")).toMatchObject([{ id: "1", payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
    harness.changePlace("riyadh", { enabled: true });
    await until(() => JSON.stringify(ofType(raw, "next").at(-1)).includes("ONLINE"), "the other goes on");
    expect(ofType(raw, "next").at(-1)).toMatchObject({ id: "2" });
    expect(raw.closed()).toBeUndefined();
  });
});

describe("an operation over a socket", () => {
  it("may be a query", async () => {
    const raw = await openFor(harness.token());
    raw.send({ type: "subscribe", id: "1", payload: { query: "{ punches { totalCount } }" } });
    await until(() => ofType(raw, "complete").length === 1, "complete");
    expect(ofType(raw, "next")).toMatchObject([{ id: "1", payload: { data: { punches: { totalCount: 6 } } } }]);
  });

  it.each([
    [
      "a stream that may be left out",
      {},
      { query: "subscription { punchRecorded @skip(if: true) { cursor } }" },
      "BAD_USER_INPUT",
    ],
    [
      "a stream with a name of the router's own",
      {},
      { query: "subscription { punchRecorded { __streamCursor: phase } }" },
      "BAD_USER_INPUT",
    ],
    [
      "a stream that holds an instant which is none",
      {},
      {
        query:
          'subscription { punchRecorded { punch { device { punches(filter: { from: "noon" }) { totalCount } } } } }',
      },
      "BAD_USER_INPUT",
    ],
    ["forbidden", { role: "MANAGER" }, { query: STREAM }, "FORBIDDEN"],
    ["a forbidden query", { role: "MANAGER" }, { query: "{ punches { totalCount } }" }, "FORBIDDEN"],
    ["not valid", {}, { query: "subscription { nothing }" }, "GRAPHQL_VALIDATION_FAILED"],
    ["not GraphQL", {}, { query: "subscription {" }, "GRAPHQL_PARSE_FAILED"],
    ["without a variable it needs", {}, { query: "query ($id: ID!) { punch(id: $id) { id } }" }, "BAD_USER_INPUT"],
    [
      "too deep",
      {},
      { query: `{ places ${"{ devices { edges { node { place ".repeat(4)} { id } ${"} } } }".repeat(4)} }` },
      "QUERY_TOO_DEEP",
    ],
  ] as const)("that is %s gets an error message and the socket stays", async (_name, claims, payload, code) => {
    const raw = await openFor(harness.token(claims));
    raw.send({ type: "subscribe", id: "1", payload });
    await until(() => ofType(raw, "error").length === 1, "the error");
    expect(ofType(raw, "error")).toMatchObject([{ id: "1", payload: [{ extensions: { code } }] }]);
    raw.send({ type: "subscribe", id: "2", payload: { query: "{ me { role } }" } });
    await until(() => ofType(raw, "complete").length === 1, "the next one");
    expect(raw.closed()).toBeUndefined();
  });
});

it("closes sockets with 1012 when the router stops", async () => {
  const raw = await openFor(harness.token());
  await harness.router.stop();
  await until(() => raw.closed() !== undefined, "closed");
  expect(raw.closed()).toBe(1012);
});

describe("a socket token", () => {
  const exchange = (authorization?: string) =>
    fetch(`${harness.url}/auth/socket`, { method: "POST", headers: authorization ? { authorization } : {} });
  const issue = async (): Promise<string> => {
    const answer: { access_token: string } = JSON.parse(
      await (await exchange(bearer(harness.token()).authorization)).text(),
    );
    return answer.access_token;
  };

  it("is given for a client token, lives 60 seconds and opens a socket", async () => {
    const answer = await exchange(bearer(harness.token()).authorization);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({ token_type: "Bearer", expires_in: 60 });
    const raw = await openFor(await issue());
    raw.send({ id: "1", type: "subscribe", payload: { query: STREAM } });
    await until(() => ofType(raw, "next").length > 0, "the first message");
  });

  it("never outlives the client token", async () => {
    const answer = await exchange(bearer(harness.token({}, 20)).authorization);
    const { expires_in: seconds }: { expires_in: number } = JSON.parse(await answer.text());
    expect(seconds).toBeLessThanOrEqual(20);
  });

  it("is no client token: it neither queries nor is exchanged again", async () => {
    const token = await issue();
    const query = await fetch(`${harness.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer(token) },
      body: JSON.stringify({ query: "{ places { id } }" }),
    });
    expect([query.status, (await exchange(bearer(token).authorization)).status]).toEqual([401, 401]);
  });

  it.each([
    ["a query", "{ me { id } }"],
    ["a query of the schema", "{ __schema { queryType { name } } }"],
    ["a query of a list", "{ auditLog { id } }"],
    ["a mutation", 'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }'],
    ["a query beside a subscription", `query A { me { id } } subscription B { punchRecorded { cursor } }`, "A"],
  ])(
    "subscribes and nothing else: %s is FORBIDDEN, and streams go on",
    async (_name, query, operationName?: string) => {
      const raw = await openFor(await issue());
      raw.send({ id: "1", type: "subscribe", payload: { query: STREAM } });
      await until(() => ofType(raw, "next").length > 0, "the first message");
      raw.send({ id: "2", type: "subscribe", payload: { query, operationName } });
      await until(() => ofType(raw, "error").length > 0, "the refusal");
      expect(ofType(raw, "error")).toMatchObject([{ id: "2", payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
      expect(raw.closed()).toBeUndefined();
      expect(harness.router.hub.subscriptions()).toBe(1);
    },
  );

  it("makes a socket that a client token opened its own kind, once it renews it", async () => {
    const raw = await openFor(harness.token());
    raw.send({ type: "ping", payload: bearer(await issue()) });
    await until(() => ofType(raw, "pong").length === 1, "pong");
    raw.send({ id: "1", type: "subscribe", payload: { query: "{ me { id } }" } });
    await until(() => ofType(raw, "error").length > 0, "the refusal");
    expect(ofType(raw, "error")).toMatchObject([{ payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
  });

  it.each([
    ["nothing", () => undefined],
    ["garbage", () => "Bearer a.b.c"],
    ["an expired token", () => bearer(harness.token({}, -10)).authorization],
  ])("is refused for %s", async (_name, authorization) => {
    expect((await exchange(authorization())).status).toBe(401);
  });
});

it.each(["biometricflow-router-socket", "router", "directory"])(
  "a place named %s cannot open the router with the tokens that the router sends it",
  async (name) => {
    await harness.stop();
    const tokens: string[] = [];
    harness = await startHarness({ places: { [name]: 3 }, onPlaceToken: (token) => tokens.push(token) });
    expect((await harness.query("{ punches { totalCount } }")).data).toEqual({ punches: { totalCount: 3 } });
    const token = tokens.at(-1) ?? "";
    expect(token).not.toBe("");
    const raw = await openRaw(bearer(token));
    await until(() => raw.closed() !== undefined, "closed");
    expect([raw.closed(), raw.messages]).toEqual([4403, []]);
    expect((await harness.query("{ me { id } }", { token })).status).toBe(401);
  },
);
