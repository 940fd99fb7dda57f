import { describe, expect, it } from "vitest";
import { until } from "../harness.ts";
import { STREAM } from "../stream-client.ts";
import type { RawSocket } from "./raw-socket.ts";
import { SocketStage, toBearer } from "./socket-stage.ts";

const stage = new SocketStage();

const ofType = ({ messages }: RawSocket, type: string) => messages.filter((message) => message.type === type);

describe("a socket closes with 4403", () => {
  it.each([
    ["without a token", () => undefined],
    ["with a bad token", () => toBearer("a.b.c")],
    ["with an expired token", () => toBearer(stage.harness.token({}, -10))],
  ])("%s", async (_name, payload) => {
    const raw = await stage.openRaw(payload());
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(4403);
  });

  it("when its token expires and was not renewed", async () => {
    const raw = await stage.openFor(stage.harness.token({}, 2));
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(4403);
  });

  it.each([
    ["another subject's token", () => stage.harness.token({ sub: "somebody-else" })],
    ["a bad token", () => "a.b.c"],
  ])("when it is renewed with %s", async (_name, token) => {
    const raw = await stage.openFor(stage.harness.token());
    raw.send({ type: "ping", payload: toBearer(token()) });
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
    const raw = await stage.openFor(stage.harness.token());
    for (const message of messages) raw.send(message);
    await until(() => raw.closed() !== undefined, "closed");
    expect(raw.closed()).toBe(code);
    await until(() => stage.harness.router.hub.subscriptions() === 0, "streams released");
    expect(stage.harness.router.hub.upstreams()).toBe(0);
  });

  it("not for a hundred subscriptions", async () => {
    const raw = await stage.openFor(stage.harness.token());
    for (let id = 0; id < 100; id++) raw.send(subscribe(String(id)));
    await until(() => ofType(raw, "next").length === 100, "all run");
    expect(stage.harness.router.hub.upstreams()).toBe(2);
    expect(raw.closed()).toBeUndefined();
  });

  it("not for what is too many: the 101st subscription gets an error of its own, the others go on", async () => {
    const raw = await stage.openFor(stage.harness.token());
    for (let id = 0; id < 101; id++) raw.send(subscribe(String(id)));
    await until(() => ofType(raw, "error").length === 1 && ofType(raw, "next").length === 100, "all judged");
    expect(ofType(raw, "error")).toMatchObject([{ id: "100", payload: [{ extensions: { code: "RATE_LIMITED" } }] }]);
    stage.harness.place("riyadh").punch();
    await until(() => ofType(raw, "next").length === 200, "a punch for each of the hundred");
    raw.send({ type: "complete", id: "7" });
    await until(() => stage.harness.router.hub.subscriptions() === 99, "one ended");
    raw.send(subscribe("again"));
    await until(() => ofType(raw, "next").some(({ id }) => id === "again"), "its slot is free");
    expect(raw.closed()).toBeUndefined();
  });

  it("not for a flood: each operation too many gets an error of its own", async () => {
    const raw = await stage.openFor(stage.harness.token());
    for (let id = 0; id < 400; id++) raw.send(subscribe(String(id)));
    await until(() => ofType(raw, "error").length === 300 && ofType(raw, "next").length === 100, "all judged");
    const codes = ofType(raw, "error").map(({ payload }) => Object(payload)[0].extensions.code);
    expect(new Set(codes)).toEqual(new Set(["RATE_LIMITED"]));
    expect(new Set(ofType(raw, "error").map(({ id }) => id)).size).toBe(300);
    expect(raw.closed()).toBeUndefined();
  });

  it("not for queries beside a hundred subscriptions, which do not count", async () => {
    const raw = await stage.openFor(stage.harness.token());
    for (let id = 0; id < 100; id++) raw.send(subscribe(String(id)));
    for (let id = 0; id < 20; id++) {
      raw.send({ type: "subscribe", id: `query ${id}`, payload: { query: "{ platform { executor } }" } });
    }
    await until(() => ofType(raw, "complete").length === 20, "the queries");
    await until(() => ofType(raw, "next").length === 120, "the streams");
    expect([ofType(raw, "error"), stage.harness.router.hub.subscriptions()]).toEqual([[], 100]);
    expect(raw.closed()).toBeUndefined();
  });

  it("not for pings without a token", async () => {
    const other = await stage.openFor(stage.harness.token());
    for (const payload of [undefined, {}, { authorization: 5 }, { other: "x" }]) other.send({ type: "ping", payload });
    await until(() => ofType(other, "pong").length === 4, "pongs");
    expect(other.closed()).toBeUndefined();
  });
});

describe("renewal by ping", () => {
  it("keeps the socket and its stream beyond the first token's end", async () => {
    const raw = await stage.openFor(stage.harness.token({}, 2));
    raw.send({ type: "subscribe", id: "1", payload: { query: STREAM } });
    raw.send({ type: "ping", payload: toBearer(stage.harness.token()) });
    await until(() => ofType(raw, "pong").length === 1, "pong");
    const end = Date.now() + 2500;
    await until(() => Date.now() > end, "the first token's end");
    expect(raw.closed()).toBeUndefined();
    stage.harness.place("riyadh").punch();
    await until(() => ofType(raw, "next").length === 2, "a punch after the notice");
  });

  it("ends a stream that a narrower scope no longer covers, with FORBIDDEN; the socket stays", async () => {
    const raw = await stage.openFor(stage.harness.token());
    raw.send({ type: "subscribe", id: "1", payload: { query: STREAM } });
    raw.send({ type: "subscribe", id: "2", payload: { query: STREAM, variables: { placeIds: ["riyadh"] } } });
    await until(() => ofType(raw, "next").length === 2, "both run");
    raw.send({ type: "ping", payload: toBearer(stage.harness.token({ places: ["riyadh"] })) });
    await until(() => ofType(raw, "error").length === 1, "one ended");
    expect(ofType(raw, "error")).toMatchObject([{ id: "1", payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
    stage.harness.place("riyadh").punch();
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
    const raw = await stage.openFor(stage.harness.token());
    raw.send({ type: "subscribe", id: "1", payload: { query: STATUS } });
    raw.send({ type: "subscribe", id: "2", payload: { query: STATUS, variables: { placeIds: ["riyadh"] } } });
    await until(() => stage.harness.router.hub.subscriptions() === 2, "both run");
    raw.send({ type: "ping", payload: toBearer(stage.harness.token()) });
    await until(() => ofType(raw, "pong").length === 1, "renewed");
    stage.harness.changePlace("riyadh", { enabled: false });
    await until(() => toldOf(raw, "1").length === 1 && toldOf(raw, "2").length === 1, "both were told");
    raw.send({ type: "ping", payload: toBearer(stage.harness.token({ places: ["riyadh"] })) });
    await until(() => ofType(raw, "error").length === 1, "one ended");
    expect(ofType(raw, "error")).toMatchObject([{ id: "1", payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
    stage.harness.changePlace("riyadh", { enabled: true });
    await until(() => JSON.stringify(ofType(raw, "next").at(-1)).includes("ONLINE"), "the other goes on");
    expect(ofType(raw, "next").at(-1)).toMatchObject({ id: "2" });
    expect(raw.closed()).toBeUndefined();
  });
});

describe("an operation over a socket", () => {
  it("may be a query", async () => {
    const raw = await stage.openFor(stage.harness.token());
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
    const raw = await stage.openFor(stage.harness.token(claims));
    raw.send({ type: "subscribe", id: "1", payload });
    await until(() => ofType(raw, "error").length === 1, "the error");
    expect(ofType(raw, "error")).toMatchObject([{ id: "1", payload: [{ extensions: { code } }] }]);
    raw.send({ type: "subscribe", id: "2", payload: { query: "{ me { role } }" } });
    await until(() => ofType(raw, "complete").length === 1, "the next one");
    expect(raw.closed()).toBeUndefined();
  });
});

it("closes sockets with 1012 when the router stops", async () => {
  const raw = await stage.openFor(stage.harness.token());
  await stage.harness.router.stop();
  await until(() => raw.closed() !== undefined, "closed");
  expect(raw.closed()).toBe(1012);
});
