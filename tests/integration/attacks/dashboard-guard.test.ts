/** What stands before the dashboard, over real sockets. */
import { once } from "node:events";
import { request, type Server } from "node:http";
import { connect } from "node:net";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TlsFiles } from "@biometricflow/config/certificate";
import { limitConnections } from "@biometricflow/edge/connection-limit";
import { createEdge, type Edge } from "@biometricflow/edge/edge";
import { openTls, type ServerTls } from "@biometricflow/edge/open-tls";
import { afterEach, expect, it } from "vitest";
import { createFrontDoor } from "../../../web/src/serving/front-door.ts";
import { createGuard, createNote } from "../../../web/src/serving/guard.ts";
import { createListener } from "../../../web/src/serving/listener.ts";
import { createAuthority, writePair } from "../../setup/certificates.ts";
import { askTls } from "../../setup/tls-client.ts";
import { toRules } from "../../setup/edge-rules.ts";

const LOCAL = { host: "127.0.0.1", port: 8501 } as const;
const LISTEN = { web: LOCAL, router: LOCAL, directory: LOCAL, attendance: LOCAL, simulator: undefined } as const;

let server: Server;
let edge: Edge;
let noted: (readonly [code: unknown, address: unknown])[];
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function start(
  rules: Parameters<typeof toRules>[0],
  trustedProxies = ["127.0.0.1"],
  tls?: { readonly files: TlsFiles; readonly shown: ServerTls },
): Promise<void> {
  edge = createEdge(toRules(rules));
  const listen = tls === undefined ? LISTEN : { ...LISTEN, web: { ...LOCAL, tls: tls.files } };
  const door = createFrontDoor({ publicUrl: "https://bio.example", trustedProxies, listen });
  noted = [];
  const note = createNote(door, { warn: ({ code, address }) => void noted.push([code, address]) });
  const guard = createGuard({ door, edge, note }, ({ url, headers }, response) => {
    response.statusCode = Number(url?.slice(1)) || 200;
    response.end(JSON.stringify(headers));
  });
  server = createListener(tls?.shown, { headersTimeout: 15_000 }, { answer: guard, note });
  await once(server.listen(0, "127.0.0.1"), "listening");
}

interface Told {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** By node:http, which lets a `host` be written. */
async function ask(address: string, path = "/", host = "bio.example"): Promise<Told> {
  const { port } = Object(server.address());
  const asking = request({ host: "127.0.0.1", port, path, headers: { host, "x-forwarded-for": address } }).end();
  const [answer] = await once(asking, "response");
  let text = "";
  for await (const piece of answer) text += piece;
  return { status: answer.statusCode, headers: answer.headers, text };
}

it("refuses an address that is not heard with 403 and its code", async () => {
  await start({ deny: ["203.0.113.0/24"] });
  expect(await ask("203.0.113.1")).toMatchObject({ status: 403, text: expect.stringMatching(/^ADDRESS_REFUSED/) });
  expect((await ask("198.51.100.1")).status).toBe(200);
});

it("refuses a visitor who asks too often with 429, and nobody else", async () => {
  await start({ limits: { visitor: { requests: 2, seconds: 600 } } });
  expect([(await ask("203.0.113.1")).status, (await ask("203.0.113.1")).status]).toEqual([200, 200]);
  const refused = await ask("203.0.113.1");
  expect(refused).toMatchObject({ status: 429, text: expect.stringMatching(/^RATE_LIMITED/) });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect([(await ask("203.0.113.2")).status, (await ask("203.0.113.1", "/ready")).status]).toEqual([200, 200]);
});

it("does not believe an address that a visitor invented", async () => {
  await start({ deny: ["203.0.113.1"], limits: { visitor: { requests: 2, seconds: 600 } } }, []);
  const answers = [await ask("203.0.113.1"), await ask("203.0.113.2"), await ask("203.0.113.3")];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(JSON.parse(answers[0]?.text ?? "")).toMatchObject({ "x-forwarded-for": "127.0.0.1" });
});

/** Everything that comes back until the server closes. */
async function send(text: string): Promise<string> {
  const { port } = Object(server.address());
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined); // cut while it was still being sent
  let answer = "";
  socket.on("data", (bytes) => (answer += bytes.toString()));
  socket.write(text);
  await new Promise((resolve) => socket.once("close", resolve));
  return answer;
}

const OWN = "host: bio.example\r\nx-forwarded-for: 203.0.113.1\r\n";
const END = "connection: close\r\n\r\n";

it.each([
  ["by a method that no browser sends", `TRACE / HTTP/1.1\r\n${OWN}${END}`, 405, "HTTP_405"],
  ["whose target is no path", `OPTIONS * HTTP/1.1\r\n${OWN}${END}`, 400, "HTTP_400"],
  ["whose target names another host", `GET http://evil.example/ HTTP/1.1\r\n${OWN}${END}`, 400, "HTTP_400"],
  ["under two names", `GET / HTTP/1.1\r\n${OWN}host: evil.example\r\n${END}`, 400, "HTTP_400"],
  [
    "under another name",
    `GET / HTTP/1.1\r\nhost: evil.example\r\nx-forwarded-for: 203.0.113.1\r\n${END}`,
    421,
    "HTTP_421",
  ],
  ["of a page that there is not", `GET /404 HTTP/1.1\r\n${OWN}${END}`, 404, "HTTP_404"],
  ["with an expectation", `GET / HTTP/1.1\r\n${OWN}expect: more\r\n${END}`, 417, "BAD_USER_INPUT"],
])("refuses a request %s, and notes it", async (_what, text, status, code) => {
  await start({});
  expect(await send(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(noted).toEqual([[code, "203.0.113.1"]]);
  expect((await ask("203.0.113.2")).status).toBe(200);
});

it.each([
  ["under no name", `GET / HTTP/1.1\r\n${END}`, 400, "HTTP_400"],
  ["that is none", "\u0016\u0003\u0001\r\n\r\n", 400, "BAD_USER_INPUT"],
  ["with too large a head", `GET / HTTP/1.1\r\n${OWN}x: ${"x".repeat(17_000)}\r\n${END}`, 431, "BAD_USER_INPUT"],
  ["for a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nhost: evil.example\r\n\r\n", 405, "BAD_USER_INPUT"],
])("refuses a request %s, and notes who is connected", async (_what, text, status, code) => {
  await start({});
  expect(await send(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(noted).toEqual([[code, "127.0.0.1"]]);
});

it.each([500, 503])("notes nobody whom it could not answer, with %d", async (status) => {
  await start({});
  expect((await ask("203.0.113.1", `/${status}`)).status).toBe(status);
  expect(noted).toEqual([]);
});

it("notes an address that has too many connections", async () => {
  await start({});
  const note = (code: string, from: unknown) => void noted.push([code, from]);
  limitConnections(server, { perAddress: 1, isShared: () => false, note });
  const { port } = Object(server.address());
  const first = connect(port, "127.0.0.1");
  await once(first, "connect");
  expect(await send("")).toBe("");
  expect(noted).toEqual([["TOO_MANY_CONNECTIONS", "127.0.0.1"]]);
  first.destroy();
});

const APP = join(import.meta.dirname, "../../../web/src/app");
const HANDLER = /^export (?:async function|function|const) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\b/gm;

it("lets each method through that a handler of the dashboard answers", async () => {
  const methods = globSync("**/route.ts", { cwd: APP }).map((file) =>
    Array.from(readFileSync(join(APP, file), "utf8").matchAll(HANDLER), ([, method]) => method),
  );
  expect(methods.length).toBeGreaterThan(15);
  expect(methods.filter((own) => own.length === 0)).toEqual([]);
  await start({});
  for (const method of new Set(methods.flat()))
    expect([method, await send(`${method} / HTTP/1.1\r\n${OWN}${END}`)]).toEqual([
      method,
      expect.stringMatching(/^HTTP\/1.1 200 /),
    ]);
});

it("tells browsers that came over TLS to come back over TLS, and no others", async () => {
  await start({ deny: ["203.0.113.1"] });
  const said = async (...given: Parameters<typeof ask>) => (await ask(...given)).headers["strict-transport-security"];
  expect(await said("198.51.100.1")).toBe("max-age=31536000");
  expect(await said("203.0.113.1")).toBe("max-age=31536000");
  expect(await said("198.51.100.1", "/", "127.0.0.1:8501")).toBeUndefined();
});

it("speaks TLS itself where it has a certificate, and tells browsers of its public address alone to stay with it", async () => {
  const dir = mkdtempSync(join(tmpdir(), "bf-tls-"));
  const ca = await createAuthority();
  const files = writePair(dir, await ca.issue({ names: ["bio.example", "localhost", "127.0.0.1"] }));
  const shown = openTls(files, { log: { info: () => {}, error: () => {} } });
  await start({}, [], { files, shown });
  const { port } = Object(server.address());
  const read = async (host: string) => {
    const answer = await askTls(`https://127.0.0.1:${port}/`, { ca: ca.cert }, { host });
    const { host: told, "x-forwarded-proto": scheme }: Record<string, string> = JSON.parse(answer.text);
    return [told, scheme, answer.headers["strict-transport-security"]];
  };
  expect(await read("bio.example")).toEqual(["bio.example", "https", "max-age=31536000"]);
  expect(await read(`127.0.0.1:${port}`)).toEqual([`127.0.0.1:${port}`, "https", undefined]);
  expect(await read(`localhost:${port}`)).toEqual([`localhost:${port}`, "https", undefined]);
  shown.stop();
  rmSync(dir, { recursive: true });
});
