import { codedError } from "@biometricflow/service/errors/error-codes";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { Kind, parse } from "graphql";
import { expect, it } from "vitest";
import type { RootStreamPlan } from "../executor/executor.ts";
import type { RootListener, RootSource } from "./root-source.ts";
import { createRootStreams } from "./root-streams.ts";

const PLAN: RootStreamPlan = {
  kind: "ROOT",
  subgraph: "own",
  key: "k",
  document: parse("subscription { changed }"),
  operationName: undefined,
  field: { key: "changed", node: { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "changed" } }, conditions: [] },
  upstreamText: "subscription { changed }",
  variableNames: [],
  upstreamKey: "changed",
  shapeEvent: async (data) => ({ data }),
};
const PLACES = ["riyadh", "cairo"];

const viewer = (change: Partial<Viewer> = {}): Viewer => ({
  subject: "admin",
  name: "admin",
  role: "ADMIN",
  places: "*",
  sessionId: "s1",
  issuedAtMs: 0,
  expiresAtMs: 1000,
  ...change,
});

function start(maxQueued = 10, identityOf?: RootSource["identityOf"]) {
  const open: RootListener[] = [];
  let opened = 0;
  const source: RootSource = {
    ...(identityOf === undefined ? {} : { identityOf }),
    scope: ({ viewer: { places } }) => {
      if (places.length === 0) throw codedError("FORBIDDEN", "nothing is in scope");
      return PLACES.filter((place) => places === "*" || places.includes(place));
    },
    open: (_request, listener) => {
      opened++;
      open.push(listener);
      return () => void open.splice(open.indexOf(listener), 1);
    },
  };
  const streams = createRootStreams({ roots: new Map([["own", source]]), maxQueued });
  const subscribe = (who = viewer()) => streams.subscribe(PLAN, { variables: {}, viewer: who });
  const tell = (text: string) => {
    for (const listener of open) listener.onEvent({ changed: text });
  };
  const breakAll = () => {
    for (const listener of open.splice(0)) listener.onEnd();
  };
  return { streams, subscribe, tell, breakAll, opened: () => opened };
}

type Subscription = ReturnType<ReturnType<typeof start>["subscribe"]>;
const next = async ({ messages }: Subscription) => (await messages.next()).value?.data?.["changed"];
const endOf = ({ messages }: Subscription) =>
  messages.next().then(
    () => "went on",
    (error: unknown) => Object(error).extensions.code,
  );

it("follows one upstream for clients of equal rights, another for other places, and lets go with the last", async () => {
  const { streams, subscribe, tell } = start();
  const clients = [subscribe(), subscribe(), subscribe()];
  expect(streams.upstreams()).toBe(1);
  tell("a");
  expect(await Promise.all(clients.map(next))).toEqual(["a", "a", "a"]);
  clients.push(subscribe(viewer({ places: ["riyadh"] })), subscribe(viewer({ role: "MANAGER" })));
  expect(streams.upstreams()).toBe(3);
  for (const client of clients) await client.messages.return();
  expect(streams.upstreams()).toBe(0);
});

it("ends for a client that reads too slowly, so that it reads anew, and goes on for the others", async () => {
  const { subscribe, tell } = start(2);
  const [slow, quick] = [subscribe(), subscribe()];
  for (const text of ["a", "b", "c"]) {
    tell(text);
    expect(await next(quick)).toBe(text);
  }
  expect(await endOf(slow)).toBe("RATE_LIMITED");
});

it("ends for everyone when the upstream breaks; whoever subscribes again opens another", async () => {
  const { streams, subscribe, tell, breakAll, opened } = start();
  const before = subscribe();
  breakAll();
  expect(await endOf(before)).toBe("SERVICE_UNAVAILABLE");
  expect(streams.upstreams()).toBe(0);
  const after = subscribe();
  tell("a");
  expect([await next(after), opened()]).toEqual(["a", 2]);
});

it("is refused before anything is begun, and by a subgraph that streams nothing", () => {
  const { streams, subscribe } = start();
  expect(() => subscribe(viewer({ places: [] }))).toThrow("nothing is in scope");
  expect(() => streams.subscribe({ ...PLAN, subgraph: "other" }, { variables: {}, viewer: viewer() })).toThrow("other");
  expect(streams.upstreams()).toBe(0);
});

it.each([
  ["a narrower scope", viewer({ places: ["riyadh"] })],
  ["another role", viewer({ role: "VIEWER" })],
  ["no place in scope", viewer({ places: [] })],
])("ends with FORBIDDEN when it is renewed with %s", async (_name, renewed) => {
  const { streams, subscribe } = start();
  const stream = subscribe();
  stream.renew(renewed);
  expect(await endOf(stream)).toBe("FORBIDDEN");
  expect(streams.upstreams()).toBe(0);
});

it("goes on after a renewal with equal rights", async () => {
  const { streams, subscribe, tell, opened } = start();
  const stream = subscribe();
  stream.renew(viewer({ expiresAtMs: 2000 }));
  tell("a");
  expect(await next(stream)).toBe("a");
  await stream.messages.return();
  expect([streams.upstreams(), opened()]).toEqual([0, 1]);
});

it("goes on with a wider scope, without an event lost or told twice", async () => {
  const { streams, subscribe, tell } = start();
  const stream = subscribe(viewer({ places: ["riyadh"] }));
  tell("a");
  stream.renew(viewer());
  tell("b");
  expect([await next(stream), await next(stream)]).toEqual(["a", "b"]);
  expect(streams.upstreams()).toBe(1);
});

it("shares no stream among viewers who see by who they are", () => {
  const { streams, subscribe } = start(10, ({ subject }) => subject);
  for (const subject of ["a", "a", "b"]) subscribe(viewer({ subject, role: "MANAGER" }));
  expect(streams.upstreams()).toBe(2);
});
