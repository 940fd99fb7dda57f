import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSubgraphClient, DEFAULT_TRAFFIC } from "../../../router/src/traffic/subgraph-client.ts";
import { type Harness, startHarness, until } from "../harness.ts";

const LIST = '{ devices(placeIds: ["cairo"]) { totalCount unavailable { place code } } }';
const BOTH = "{ devices { totalCount unavailable { place code } } }";
const POLICY = { ...DEFAULT_TRAFFIC, deadlineMs: 1500, maxDeadlineMs: 1500, breakAfterFailures: 3, breakForMs: 60_000 };

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness({ places: { riyadh: 5, cairo: 5 }, settings: { traffic: POLICY } });
});
afterEach(() => harness.stop());

const busy = (retryAfter: string) => (response: ServerResponse) => {
  const errors = [{ message: "busy", extensions: { code: "PLACE_OVERLOADED" } }];
  response.writeHead(503, { "content-type": "application/json", "retry-after": retryAfter });
  response.end(JSON.stringify({ errors }));
};

describe("a place that says it has too much to do", () => {
  it("is asked once more when it says, and then answers", async () => {
    const cairo = harness.place("cairo");
    cairo.answerWith = (response) => {
      cairo.answerWith = undefined;
      busy("0")(response);
    };
    expect(await harness.query(LIST)).toMatchObject({ errors: [], data: { devices: { totalCount: 2 } } });
    expect(cairo.requests()).toBe(2);
  });

  it("is PLACE_OVERLOADED when it says so again, however often, and never given up", async () => {
    const cairo = harness.place("cairo");
    cairo.answerWith = busy("0");
    for (let nth = 0; nth < 5; nth++) {
      const { errors, data } = await harness.query(BOTH);
      expect([errors, data]).toMatchObject([
        [],
        { devices: { totalCount: 2, unavailable: [{ place: "cairo", code: "PLACE_OVERLOADED" }] } },
      ]);
    }
    expect(cairo.requests()).toBe(10);
    cairo.answerWith = undefined;
    expect(await harness.query(LIST)).toMatchObject({ errors: [], data: { devices: { totalCount: 2 } } });
  });

  it("is not waited for longer than the deadline", async () => {
    harness.place("cairo").answerWith = busy("60");
    expect(await harness.query(LIST)).toMatchObject({ errors: [{ extensions: { code: "PLACE_OVERLOADED" } }] });
    expect(harness.place("cairo").requests()).toBe(1);
  });

  it("is told from somebody in front of it who says that it is down", async () => {
    harness.place("cairo").answerWith = (response) => void response.writeHead(503).end("<h1>PLACE_OVERLOADED</h1>");
    const codes: unknown[] = [];
    for (let nth = 0; nth < 3; nth++) codes.push((await harness.query(LIST)).errors[0]?.extensions["code"]);
    expect(codes).toEqual(["PLACE_UNREACHABLE", "PLACE_CIRCUIT_OPEN", "PLACE_CIRCUIT_OPEN"]);
  });
});

describe("a service that says it has too much to do", () => {
  it("is never given up, and asked again when it says", async () => {
    let isBusy = true;
    const service = createServer((_request, response) => {
      if (!isBusy) return void response.end('{"data":{"ok":true}}');
      const errors = [{ message: "busy", extensions: { code: "SERVICE_UNAVAILABLE" } }];
      response
        .writeHead(503, { "content-type": "application/json", "retry-after": "0" })
        .end(JSON.stringify({ errors }));
    });
    await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
    const client = createSubgraphClient([`http://127.0.0.1:${Object(service.address()).port}/graphql`], POLICY);
    const terms = { authorization: "", requestId: "r", subject: "a", isRepeatable: true };
    const ask = () => client.send({ ...terms, body: "{}", signal: new AbortController().signal });
    try {
      for (let nth = 0; nth < 5; nth++) expect(await ask()).toEqual({ kind: "FAULT", fault: "OVERLOADED" });
      isBusy = false;
      expect(await ask()).toMatchObject({ kind: "RESPONSE" });
    } finally {
      await client.close();
      await new Promise((resolve) => service.close(resolve));
    }
  });
});

describe("the deadline", () => {
  it("travels with each request, begins when it is sent, and is shorter at each repetition", async () => {
    const told: number[] = [];
    const cairo = harness.place("cairo");
    cairo.onRequest = (request: IncomingMessage) => void told.push(Number(request.headers["x-deadline-ms"]));
    cairo.answerWith = (response) => {
      cairo.answerWith = undefined;
      busy("0.4")(response);
    };
    await harness.query(LIST);
    expect(told).toHaveLength(2);
    expect(told[0]).toBeLessThanOrEqual(1500);
    expect(told[0]).toBeGreaterThan(1000);
    expect(told[1]).toBeLessThanOrEqual((told[0] ?? 0) - 400);
  });

  it("does not begin while a request waits for the others of its subject", async () => {
    const cairo = harness.place("cairo");
    cairo.delayMs = 600; // the last of ten sixteens waits 5.4 s: well beyond the deadline, also where 40 a second come
    const lists = Array.from({ length: 16 * 10 }, (_, nth) =>
      harness.query(`{ devices(placeIds: ["cairo"], filter: { search: "${nth}" }) { totalCount } }`),
    );
    expect((await Promise.all(lists)).flatMap(({ errors }) => errors)).toEqual([]);
  });

  it("ends: a client that goes takes its request to the place with it", async () => {
    const cairo = harness.place("cairo");
    cairo.delayMs = 1000;
    const gone = new AbortController();
    const headers = { "content-type": "application/json", authorization: `Bearer ${harness.token()}` };
    const body = JSON.stringify({ query: LIST });
    const asked = fetch(`${harness.url}/graphql`, { method: "POST", headers, body, signal: gone.signal });
    await until(() => cairo.requests() === 1, "the request");
    gone.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await until(() => cairo.aborted() === 1, "its end", 800);
  });
});

it("asks for one subject no more at once than leaves room for others", async () => {
  const cairo = harness.place("cairo");
  cairo.delayMs = 400;
  const many = Array.from({ length: 120 }, (_, nth) =>
    harness.query(`{ devices(placeIds: ["cairo"], filter: { search: "${nth}" }) { totalCount } }`),
  );
  await until(() => cairo.requests() >= 16, "the first of the many");
  const before = cairo.requests();
  expect(before).toBeLessThan(64);
  const other = await harness.query(LIST, { token: harness.token({ sub: "other" }) });
  expect(other.errors).toEqual([]);
  expect(cairo.requests()).toBeLessThan(64);
  await Promise.all(many);
});

it("sends a mutation once, whatever the subgraph says", async () => {
  let asked = 0;
  const server = createServer((_request: IncomingMessage, response: ServerResponse) => {
    asked += 1;
    busy("0")(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = createSubgraphClient([`http://127.0.0.1:${Object(server.address()).port}/graphql`], POLICY);
  const request = { body: "{}", authorization: "", requestId: "", subject: "", signal: new AbortController().signal };
  const results = [
    await client.send({ ...request, isRepeatable: false }),
    await client.send({ ...request, isRepeatable: true }),
  ];
  expect(results).toEqual([
    { kind: "FAULT", fault: "OVERLOADED" },
    { kind: "FAULT", fault: "OVERLOADED" },
  ]);
  expect(asked).toBe(3);
  await client.close();
  await new Promise((resolve) => server.close(resolve));
});
