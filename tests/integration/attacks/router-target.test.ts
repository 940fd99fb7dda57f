/** Whatever a request says of hosts and URLs, the router connects to its places and to nobody else. */
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Harness, startHarness } from "../../federation/harness.ts";

const COUNT = "{ punches { totalCount } }";
const TOLD = { punches: { totalCount: 3 } };

let harness: Harness;
let connections = 0;
const trap = createServer((_request, response) => void response.end("{}"));
trap.on("connection", () => connections++);

beforeAll(async () => {
  trap.listen(0, "127.0.0.1");
  await once(trap, "listening");
  harness = await startHarness({ places: { riyadh: 3 } });
});
beforeEach(() => {
  connections = 0;
});
afterAll(async () => {
  await harness.stop();
  trap.closeAllConnections();
  await new Promise((resolve) => trap.close(resolve));
});

const host = () => `127.0.0.1:${(trap.address() as AddressInfo).port}`;

/** Sends it to the router as it is. @param target the request's target, its path where omitted */
async function send(query: string, headers: Readonly<Record<string, string>> = {}, target = "/graphql") {
  const { hostname, port } = new URL(harness.url);
  const json = { "content-type": "application/json", authorization: `Bearer ${harness.token()}` };
  const sent = httpRequest({ hostname, port, path: target, method: "POST", headers: { ...json, ...headers } });
  sent.end(JSON.stringify({ query }));
  const [response] = await once(sent, "response");
  return { status: Number(response.statusCode), body: await text(response) };
}

it("knows its trap", async () => {
  await fetch(`http://${host()}/graphql`);
  expect(connections).toBe(1);
});

it.each([
  ["host", ""],
  ["x-forwarded-host", ""],
  ["x-forwarded-server", ""],
  ["x-host", ""],
  ["x-real-ip", ""],
  ["forwarded", "for=127.0.0.1;proto=http;host="],
  ["x-original-url", "http://"],
  ["x-rewrite-url", "http://"],
  ["referer", "http://"],
])("is not led by the header %s", async (name, before) => {
  const { body } = await send(COUNT, { [name]: before + host() });
  expect([JSON.parse(body).data, connections]).toEqual([TOLD, 0]);
});

it.each(["/graphql", "/", "/auth/token", "/export/punches.csv"])(
  "is no proxy for a target that names another host: %s",
  async (path) => {
    await send(COUNT, {}, `http://${host()}${path}`);
    expect(connections).toBe(0);
  },
);

it("is not led by ids that are URLs", async () => {
  const url = `http://${host()}/graphql`;
  const ids = [url, `${host()}/gate-1`, `//${host()}/gate-1`, `riyadh@${host()}/gate-1`, `../${host()}/x`];
  for (const id of ids.map((given) => JSON.stringify(given))) {
    for (const query of [
      `{ device(id: ${id}) { id } }`,
      `{ punch(id: ${id}) { id } }`,
      `{ user(id: ${id}) { id } }`,
      `{ punches(placeIds: [${id}]) { totalCount } }`,
      `{ punches(after: ${id}) { totalCount } }`,
      `{ node(id: ${id}) { id } }`,
    ]) {
      const { status } = await send(query);
      expect([query, status < 500]).toEqual([query, true]);
    }
  }
  expect(connections).toBe(0);
});
