/** The directory asks places whose a reader is: over sockets, to places that say anything. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { once } from "node:events";
import { fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSerials } from "../../subgraphs/directory/src/operate.ts";
import { callBf } from "./bf-harness.ts";
import { createPlace, DirectoryHarness } from "./directory-harness.ts";
import { eventually } from "./place-harness.ts";

/** A place as far as the directory asks it. */
interface AskedPlace {
  readonly id: string;
  readonly url: string;
  /** What it states; anything else is sent as it is. */
  state: unknown;
  /** The last words it was told. */
  words: unknown;
  readonly tokens: string[];
  readonly close: () => void;
}

const has = (serialNumber: string) => ({ serialNumber, readerId: "gate-1", endedMs: null, lastLocalTime: null });
let directory: DirectoryHarness;
const places: AskedPlace[] = [];

beforeEach(() => {
  directory = new DirectoryHarness();
});
afterEach(async () => {
  await directory.remove();
  for (const place of places.splice(0)) place.close();
});

async function openPlace(id: string, state: unknown): Promise<AskedPlace> {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== "POST") return void response.writeHead(404).end(); // its feed is asked for, too
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    place.tokens.push(String(request.headers.authorization).replace("Bearer ", ""));
    const { words } = JSON.parse(Buffer.concat(chunks).toString());
    if (words.length > 0) place.words = words;
    if (place.state === "NOTHING") return;
    if (place.state === "ENDLESS") while (response.write("x".repeat(65_536))) await new Promise(setImmediate);
    else response.end(typeof place.state === "string" ? place.state : JSON.stringify({ serials: place.state }));
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/graphql`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const place: AskedPlace = { id, url, state, words: undefined, tokens: [], close };
  places.push(place);
  return place;
}

const start = () => directory.start(places.map(({ id, url }, index) => ({ ...createPlace(id, index), urls: [url] })));
const told = (place: AskedPlace, words: unknown) =>
  eventually(async () => JSON.stringify(place.words) === JSON.stringify(words), `the words of ${place.id}`);
const yours = (serialNumber: string, sinceMs: number | null = null, afterLocalTime: string | null = null) => ({
  ...{ serialNumber, kind: "YOURS", sinceMs, afterLocalTime },
});

it("gives a reader to the place that states it first, and to the next one when that let go of it, also over a restart", async () => {
  const riyadh = await openPlace("riyadh", [has("SN1")]);
  const cairo = await openPlace("cairo", []);
  await start();
  await told(riyadh, [yours("SN1")]);
  cairo.state = [has("SN1")];
  await told(cairo, [{ serialNumber: "SN1", kind: "ELSEWHERE", place: "riyadh" }]);
  await directory.stop();
  await start();
  await told(cairo, [{ serialNumber: "SN1", kind: "ELSEWHERE", place: "riyadh" }]);
  riyadh.state = [{ ...has("SN1"), endedMs: 1_000, lastLocalTime: "2026-03-01T08:00:00" }];
  await told(cairo, [yours("SN1", 1_000, "2026-03-01T08:00:00")]);

  const keys = fromJwks(toJwks([directory.readKey("directory")]));
  const use = TOKEN_USES.serials("cairo");
  const verify = createTokenVerifier({ keys: () => keys, issuer: DIRECTORY_ISSUER, use });
  expect(verify(cairo.tokens.at(-1) ?? "")).toMatchObject({ places: ["cairo"] });
  expect(() => verify(riyadh.tokens.at(-1) ?? "")).toThrow("not valid");
});

it("answers the others whatever a place says, or does not say", async () => {
  const bad = [
    await openPlace("silent", "NOTHING"),
    await openPlace("endless", "ENDLESS"),
    await openPlace("garbled", "{"),
    await openPlace("greedy", [has("SN1"), { ...has("SN2"), endedMs: "never" }]),
  ];
  const good = await openPlace("riyadh", [has("SN1"), has("SN2")]);
  await start();
  await told(good, [yours("SN1"), yours("SN2")]);
  await eventually(async () => bad.every(({ tokens }) => tokens.length > 0), "all were asked");
  expect(bad.map(({ words }) => words)).toEqual(bad.map(() => undefined));
});

it("lets an operator free a reader whose place is no more", async () => {
  const riyadh = await openPlace("riyadh", [has("SN1")]);
  const cairo = await openPlace("cairo", []);
  await start();
  await told(riyadh, [yours("SN1")]);
  riyadh.close();
  cairo.state = [has("SN1")];
  await told(cairo, [{ serialNumber: "SN1", kind: "ELSEWHERE", place: "riyadh" }]);
  const serials = await openSerials({ file: directory.storeFile }, () => 5_000);
  expect(await serials.free("SN2")).toBeUndefined();
  expect(await serials.free("SN1")).toMatchObject({ placeId: "riyadh", endedMs: 5_000 });
  await told(cairo, [yours("SN1", 5_000)]);
  expect((await serials.list()).map(({ placeId, endedMs }) => [placeId, endedMs])).toEqual([
    ["riyadh", 5_000],
    ["cairo", null],
  ]);
  await serials.close();
});

it("refuses to free what nobody has, and says so", async () => {
  const run = await callBf(["reader", "free"]);
  expect([run.code, run.stderr]).toEqual([2, expect.stringContaining("one serial number is wanted")]);
});

it("frees a reader by the command, which lists what each place has and had", async () => {
  const riyadh = await openPlace("riyadh", [has("SN1")]);
  await start();
  await told(riyadh, [yours("SN1")]);
  await directory.stop();
  const bf = (...args: readonly string[]) => callBf(["reader", ...args, "--config", directory.dir]);
  writeFileSync(join(directory.dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "." }));
  const place = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };
  mkdirSync(join(directory.dir, "places"));
  writeFileSync(join(directory.dir, "places", "riyadh.json"), JSON.stringify(place));
  expect(await bf("places")).toMatchObject({ code: 0, stdout: "SN1  riyadh/gate-1  always  still\n", stderr: "" });
  const none = await bf("free", "SN2");
  expect([none.code, none.stdout, none.stderr]).toEqual([2, "", expect.stringContaining("NO_SUCH_READER")]);
  const freed = await bf("free", "SN1");
  expect(freed).toMatchObject({ code: 0, stderr: "" });
  expect(freed.stdout).toContain("riyadh has the reader SN1 no more");
  expect((await bf("free", "SN1")).stderr).toContain("NO_SUCH_READER");
  const { readers } = JSON.parse((await bf("places", "--json")).stdout);
  expect(readers).toMatchObject([
    { serialNumber: "SN1", placeId: "riyadh", sinceMs: null, endedMs: expect.any(Number) },
  ]);
});
