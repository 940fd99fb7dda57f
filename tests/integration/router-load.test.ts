import { fileURLToPath } from "node:url";
import * as documents from "@biometricflow/sdk/generated/graphql";
import { type DocumentNode, print } from "graphql";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readKnownOperations } from "../../router/src/warm-up/known-operations.ts";
import { type Harness, startHarness, until } from "../federation/harness.ts";
import { openStream } from "../federation/stream-client.ts";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 30, cairo: 30, dubai: 30 } });
});
afterAll(() => harness.stop());

/** Codes of errors, and of places in `unavailable`. */
const codesOf = (answer: Awaited<ReturnType<Harness["query"]>>): readonly unknown[] => [
  ...answer.errors.map(({ extensions }) => extensions["code"]),
  ...Array.from(JSON.stringify(answer.data ?? null).matchAll(/"code":"(\w+)"/g), (found) => found[1]),
];

describe("many new texts at once", () => {
  it("are each answered whole or refused by the router's own code, and most are answered", async () => {
    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, it) =>
        harness.query(`{ c${it}: punches(first: 1) { totalCount unavailable { code } } }`),
      ),
    );
    const codes = answers.flatMap(codesOf);
    expect(codes.filter((code) => code !== "RATE_LIMITED")).toEqual([]);
    const whole = answers.filter(
      ({ data, errors }, it) => errors.length === 0 && Object(data)[`c${it}`].totalCount === 90,
    );
    expect(whole.length).toBeGreaterThanOrEqual(100);
  });

  it("of one subject end with RATE_LIMITED and Retry-After, and another's new text is answered meanwhile", async () => {
    const token = harness.token({ sub: "greedy" });
    const many = Promise.all(
      Array.from({ length: 600 }, (_, it) => harness.query(`{ d${it}: places { id } }`, { token })),
    );
    const other = await harness.query("{ other: places { id } }", { token: harness.token({ sub: "modest" }) });
    expect(other).toMatchObject({ status: 200, errors: [] });
    const refused = (await many).filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(100);
    const refusal = {
      status: 429,
      errors: [{ extensions: { code: "RATE_LIMITED", retryAfterSeconds: expect.any(Number) } }],
    };
    for (const answer of refused) expect(answer).toMatchObject(refusal);
  });
});

describe("what our own clients send", () => {
  const folder = fileURLToPath(new URL("../../packages/sdk/documents", import.meta.url));

  it("is known before they send it, as they spell it", () => {
    const sent = Object.values(documents).filter((it): it is DocumentNode => typeof it === "object" && "kind" in it);
    const known = new Set(readKnownOperations(folder).map(({ text }) => text));
    const operations = sent.map((it) => print(it)).filter((text) => !text.startsWith("fragment"));
    expect(operations.length).toBeGreaterThan(5);
    expect(operations.filter((text) => !known.has(text))).toEqual([]);
  });

  it("is planned before it is sent, and no place is asked for it", async () => {
    const before = [...harness.places.values()].map((place) => place.requests());
    const operations = readKnownOperations(folder);
    await harness.router.warmUp(operations);
    expect([...harness.places.values()].map((place) => place.requests())).toEqual(before);
  });
});

describe("over sockets", () => {
  it("the one too many of a subject is closed with 4429, and those that are open stay", async () => {
    const sockets = Array.from({ length: 101 }, () =>
      openStream(harness, { token: harness.token({ sub: "many-sockets" }) }),
    );
    await until(() => sockets.some((it) => it.isOver()), "the refusal");
    const closed = sockets.filter((it) => it.isOver());
    expect(closed.map(({ errors }) => errors)).toMatchObject([[{ code: 4429 }]]);
    const other = openStream(harness, { token: harness.token({ sub: "few-sockets" }) });
    await until(() => other.notices().length > 0, "another subject's stream");
    await Promise.all([other, ...sockets].map((it) => it.stop()));
  });

  it("3,600 subscriptions that differ in their filters share one stream of each place, and leave nothing behind", async () => {
    const token = harness.token({ sub: "many-streams" });
    const sockets = Array.from({ length: 40 }, () => openSocket(harness, token));
    const query =
      "subscription ($users: [ID!]) { punchRecorded(userIds: $users) { cursor punch { id user { id } } notice { kind } } }";
    const streams = sockets.flatMap((socket, it) =>
      Array.from({ length: 90 }, (_, nth) => {
        const pin = it * 90 + nth === 0 ? "1001" : String(20_000 + it * 90 + nth);
        return socket.subscribe(query, { users: [`riyadh/${pin}`, `cairo/${pin}`, `dubai/${pin}`] });
      }),
    );
    const isBegun = () => streams.every((stream) => stream.notices.includes("CAUGHT_UP"));
    for (let nth = 0; nth < 5; nth++) {
      const other = await harness.query("{ punches(first: 50) { totalCount } }", {
        token: harness.token({ sub: "quiet" }),
      });
      expect(other).toMatchObject({ errors: [], data: { punches: { totalCount: 90 } } });
    }
    await until(isBegun, "every stream", 120_000);
    expect(streams.flatMap(({ errors }) => errors)).toEqual([]);
    expect([harness.router.hub.subscriptions(), harness.router.hub.upstreams()]).toEqual([3600, 3]);
    const punched = harness.place("riyadh").punch({ pin: "1001" });
    harness.place("riyadh").punch({ pin: "1002" });
    await until(() => streams[0]?.ids.length === 1, "the punch");
    expect(streams.map(({ ids }) => ids).filter((ids) => ids.length > 0)).toEqual([[punched.id]]);
    await Promise.all(sockets.map((socket) => socket.close()));
    await until(() => harness.router.hub.subscriptions() === 0, "their ends");
    await until(() => harness.router.hub.upstreams() === 0, "the streams' ends");
    await until(() => [...harness.places.values()].every((place) => place.subscriptions() === 0), "the places' ends");
  });
});

/** One stream of many on a socket. */
interface CountedStream {
  readonly ids: string[];
  readonly notices: string[];
  readonly errors: unknown[];
}

/** A socket that carries several subscriptions. */
function openSocket({ url }: Harness, token: string) {
  const client = createClient({
    url: `${url.replace("http", "ws")}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  return {
    close: async () => client.dispose(),
    subscribe: (query: string, variables: Record<string, unknown>): CountedStream => {
      const stream: CountedStream = { ids: [], notices: [], errors: [] };
      client.subscribe<Record<string, { punch: { id: string } | null; notice: { kind: string } | null }>>(
        { query, variables },
        {
          next: ({ data, errors }) => {
            stream.errors.push(...(errors ?? []));
            for (const event of Object.values(data ?? {})) {
              if (event.punch !== null) stream.ids.push(event.punch.id);
              if (event.notice !== null) stream.notices.push(event.notice.kind);
            }
          },
          error: (error) => void stream.errors.push(error),
          complete: () => {},
        },
      );
      return stream;
    },
  };
}
