import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness } from "../harness.ts";

let harness: Harness;
let attendance: Server;
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
const asked: IncomingMessage[] = [];

beforeAll(async () => {
  attendance = createServer((request, response) => {
    if (request.url === "/.well-known/jwks.json") return void response.end('{"keys":[]}');
    asked.push(request);
    return answer(request, response);
  });
  await new Promise<void>((resolve) => attendance.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = attendance.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  harness = await startHarness({
    places: { riyadh: 1 },
    settings: { attendanceOrigin: `http://127.0.0.1:${port}` },
  });
});
afterEach(() => asked.splice(0));
afterAll(async () => {
  await harness.stop();
  attendance.closeAllConnections();
  attendance.close();
});

const get = (path: string, token: string | null = harness.token(), signal?: AbortSignal) =>
  fetch(`${harness.url}${path}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    ...(signal === undefined ? {} : { signal }),
  });

it("passes the file and its name on, asked for with the rights of whoever holds the token", async () => {
  answer = (_request, response) => {
    response.writeHead(200, { "content-type": "text/csv", "content-disposition": "attachment", "x-secret": "no" });
    response.end("a,b\r\n");
  };
  const response = await get(
    "/export/attendance.csv?from=2026-11-01&columns=pin",
    harness.token({ places: ["riyadh"] }),
  );
  expect([response.status, await response.text()]).toEqual([200, "a,b\r\n"]);
  expect(response.headers.get("content-disposition")).toBe("attachment");
  expect(response.headers.get("x-secret")).toBeNull();
  expect(asked[0]?.url).toBe("/export/attendance.csv?from=2026-11-01&columns=pin");
  const [, claims = ""] = asked[0]?.headers.authorization?.split(".") ?? [];
  const told = JSON.parse(Buffer.from(claims, "base64url").toString());
  expect(told).toMatchObject({ aud: "service:attendance", sub: "admin", places: ["riyadh"] });
});

it("tells of a signed document as of a view of its kind, once an hour, and of no other file: its queries are told", async () => {
  const told = () =>
    harness.audited.flatMap(({ actor, action, targets = [] }) =>
      actor === "account/hr" ? [`${action} ${targets.join(" ")}`] : [],
    );
  const token = harness.token({ sub: "account/hr", places: ["riyadh"] });
  answer = (_request, response) => void response.end("{}");
  for (const file of ["period/p1.jsonl", "period/p2.jsonl", "attendance.csv"]) await get(`/export/${file}`, token);
  answer = (_request, response) => void response.writeHead(404).end();
  await get("/export/period/none.jsonl", harness.token({ sub: "account/hr", places: ["cairo"] }));
  const files = ["period/p1.jsonl", "period/p2.jsonl", "attendance.csv"].map((file) => `exportFile ${file}`);
  await expect.poll(() => told().toSorted()).toEqual([...files, "exportFile ", "viewPeriodDocument riyadh"].toSorted()); // the refused one is a count
});

it.each(["/export/%70eriod/p1.jsonl", "http://elsewhere.example/export/period/p1.jsonl", "/export/period%2Fp1.jsonl"])(
  "tells of a signed document however it is spelt: %s",
  async (path) => {
    answer = (_request, response) => void response.end("{}");
    const sub = `account/${path.length}`;
    const headers = { authorization: `Bearer ${harness.token({ sub, places: ["riyadh"] })}`, connection: "close" };
    const asking = request(harness.url, { path, headers }).end();
    const [response] = await once(asking, "response");
    await once(response.resume(), "end");
    const told = () =>
      harness.audited.flatMap(({ actor, action, targets = [] }) =>
        actor === sub ? [[action, ...targets].join(" ")] : [],
      );
    const all = ["exportFile period/p1.jsonl", "viewPeriodDocument riyadh"];
    await expect.poll(() => told().toSorted()).toEqual(all);
    expect(asked.map(({ url }) => url)).toEqual(["/export/period/p1.jsonl"]);
  },
);

it("names whom a file was narrowed to as attendance reads it, also behind a second question mark", async () => {
  answer = (_request, response) => void response.end("a");
  await get("/export/attendance.csv?x=1?&personIds=p.77", harness.token({ sub: "account/twice" }));
  const told = () => harness.audited.filter(({ actor }) => actor === "account/twice").map(({ targets }) => targets);
  await expect.poll(told).toEqual([["attendance.csv", "p.77"]]);
});

it("asks nobody in the name of a stranger", async () => {
  expect([(await get("/export/x", null)).status, (await get("/export/x", "a.b.c")).status]).toEqual([401, 401]);
  expect(asked).toEqual([]);
});

it("never takes a file that breaks off for a whole one", async () => {
  answer = (_request, response) => {
    response.writeHead(200, { "content-type": "text/csv" });
    response.write("half", () => response.destroy());
  };
  const response = await get("/export/x");
  await expect(response.text()).rejects.toThrow();
});

it("lets go of attendance when the client goes", async () => {
  const left = Promise.withResolvers<void>();
  answer = (request) => request.socket.once("close", () => left.resolve());
  const controller = new AbortController();
  const going = get("/export/attendance.csv", harness.token(), controller.signal);
  await expect.poll(() => asked.length).toBe(1);
  controller.abort();
  await expect(going).rejects.toThrow("abort");
  await left.promise;
});

it("ends with its session", async () => {
  answer = () => {};
  const going = get("/export/attendance.csv", harness.token({ sid: "ends" }));
  await expect.poll(() => asked.length).toBe(1);
  harness.revoke(["ends"]);
  expect((await going).status).toBe(401);
});

it("gives one subject four files at once, and others theirs beside it", async () => {
  const waiting: ServerResponse[] = [];
  answer = (_request, response) => void waiting.push(response);
  const own = Array.from({ length: 5 }, () => get("/export/x"));
  await expect.poll(() => asked.length).toBe(4);
  const other = get("/export/x", harness.token({ sub: "other" }));
  await expect.poll(() => asked.length).toBe(5);
  for (const response of waiting) response.end();
  const statuses = (await Promise.all(own)).map(({ status }) => status);
  expect(statuses.toSorted((left, right) => left - right)).toEqual([200, 200, 200, 200, 429]);
  expect((await other).status).toBe(200);
});
