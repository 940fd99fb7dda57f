/** Listeners that serve those alone who show a certificate, over real sockets, and what of ours asks them. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { connect as connectPlain } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, type ConnectionOptions } from "node:tls";
import { trustAuthorities } from "@biometricflow/config/authorities";
import { openTls, type OpenTls } from "@biometricflow/edge/open-tls";
import { openClientCertificate, showClientCertificate } from "@biometricflow/edge/own-connections";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createDirectoryHttp } from "../../router/src/directory/directory-http.ts";
import { readPlaceIdentity } from "../../router/src/place-links/place-identity.ts";
import { closePlaceSocket, openPlaceSocket } from "../../router/src/place-links/place-socket.ts";
import { isReady } from "../../scripts/supervisor/probe.ts";
import { readFeed } from "../../subgraphs/attendance/src/follower/feed-client.ts";
import { type Authority, createAuthority, createSelfSigned, type Pair, writePair } from "../setup/certificates.ts";
import { askTls } from "../setup/tls-client.ts";

let dir: string;
let ca: Authority;
let tls: OpenTls;
let app: HttpServer;
let url: string;
let files: ReturnType<typeof writePair>;
let asked: string[];
let lines: Record<string, unknown>[];
let log: ReturnType<typeof createLog>;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-mtls-"));
  ca = await createAuthority();
  trustAuthorities([ca.cert]);
  files = writePair(join(dir, "server"), await ca.issue());
  writeFileSync(join(dir, "clients.pem"), ca.cert);
  asked = [];
  lines = [];
  log = createLog({ service: "test", destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  tls = openTls({ ...files, clientCaFile: join(dir, "clients.pem") }, { log, lookMs: 2 ** 30 }); // by its hook alone
  const metrics = createMetrics("test");
  app = await createHttpServer({ service: "test", version: "1", log, metrics, isReady: () => true, tls });
  app.addHook("onRequest", async ({ url: path }) => void asked.push(path));
  const wss = new WebSocketServer({ noServer: true, handleProtocols: () => "graphql-transport-ws" });
  wss.on("connection", (socket) => socket.on("message", () => socket.send('{"type":"connection_ack"}')));
  acceptSockets({ app, path: "/graphql", wss });
  ({ url } = await listen(app, { host: "127.0.0.1", port: 0 }));
});
afterEach(async () => {
  showClientCertificate(undefined);
  tls.stop();
  await app.close();
  rmSync(dir, { recursive: true });
});

const ask = (pair: Partial<Pair>, options: ConnectionOptions = {}) =>
  askTls(`${url}/health`, { ca: ca.cert, ...pair, ...options });

async function openSocket(pair: Partial<Pair>): Promise<string> {
  const socket = new WebSocket(`${url.replace("https", "wss")}/graphql`, { ca: ca.cert, ...pair });
  socket.on("error", () => {}); // a refusal
  const refused = once(socket, "unexpected-response").then(([, response]) => String(response.statusCode));
  const answer = await Promise.race([once(socket, "open").then(() => "open"), refused]);
  socket.terminate();
  return answer;
}

const STRANGERS: readonly (readonly [what: string, reason: string, make: () => Promise<Partial<Pair>>])[] = [
  ["no certificate", "NO_CERTIFICATE", async () => ({})],
  ["one of another CA", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", async () => (await createAuthority("Another")).issue()],
  ["one that it signed itself", "DEPTH_ZERO_SELF_SIGNED_CERT", () => createSelfSigned()],
  ["one that has ended", "CERT_HAS_EXPIRED", () => ca.issue({ days: [-9, -1] })],
  ["one that has not begun", "CERT_NOT_YET_VALID", () => ca.issue({ days: [1, 9] })],
];

describe("a listener that names who vouches for its clients", () => {
  it("keeps no line open for whoever has no certificate and goes on sending", async () => {
    const { port } = new URL(url);
    const line = connectPlain({ host: "127.0.0.1", port: Number(port), allowHalfOpen: true });
    const socket = connect({ socket: line, ca: ca.cert, host: "127.0.0.1" });
    socket.on("error", () => {}); // it is thrown out
    socket.resume();
    await once(socket, "secureConnect");
    const drip = setInterval(() => socket.write("x"), 200);
    await new Promise((resolve) => socket.once("close", resolve));
    clearInterval(drip);
    expect(asked).toEqual([]);
  });

  it.each(STRANGERS)(
    "gives nothing to whoever shows %s, says why, and tells the operator once",
    async (_what, reason, make) => {
      const pair = await make();
      for (const maxVersion of ["TLSv1.3", "TLSv1.2"] as const) {
        const { status, text } = await ask(pair, { maxVersion });
        const { error, errors } = JSON.parse(text);
        expect([status, error.code, errors[0].extensions]).toEqual([
          403,
          "CLIENT_CERTIFICATE_REFUSED",
          { code: "CLIENT_CERTIFICATE_REFUSED", reason },
        ]);
      }
      expect(await openSocket(pair)).toBe("403");
      expect(asked).toEqual([]); // health neither: nothing of what was sent was read
      expect(lines.filter(({ level }) => level === "error" || level === 50)).toMatchObject([
        { reason, address: "127.0.0.1" },
      ]);
    },
  );

  it("serves whoever shows one that counts, by HTTP and socket, and the supervisor", async () => {
    const pair = await ca.issue({ names: ["router.example.org"] });
    for (const maxVersion of ["TLSv1.3", "TLSv1.2"] as const)
      expect((await ask(pair, { maxVersion })).status).toBe(200);
    expect(await openSocket(pair)).toBe("open");
    const client = writePair(join(dir, "client"), pair);
    expect(await isReady({ url, certFile: files.certFile, client })).toBe(true);
    expect(await isReady({ url, certFile: files.certFile })).toBe(false);
  });

  it("ends whoever shows none and says nothing, and serves others", { timeout: 60_000 }, async () => {
    const { hostname: host, port } = new URL(url);
    const silent = connect({ host, port: Number(port), ca: ca.cert }).resume();
    await once(silent, "close");
    expect((await ask(await ca.issue())).status).toBe(200);
  });

  it("follows the file of those who vouch: whom they vouched for before is served no more, on no older session either", async () => {
    const [before, next] = [await ca.issue(), await createAuthority("Next")];
    const { hostname: host, port } = new URL(url);
    const open = async (session?: Buffer) => {
      const own = { host, port: Number(port), ca: ca.cert, ...before, maxVersion: "TLSv1.2" } as const;
      const socket = connect({ ...own, ...(session && { session }) });
      await once(socket, "secureConnect");
      const opened = { session: socket.getSession(), isReused: socket.isSessionReused() };
      socket.destroy();
      return opened;
    };
    const { session } = await open();
    expect((await open(session)).isReused).toBe(false); // what was judged once would count for as long as the session
    writeFileSync(join(dir, "clients.pem"), "half a file");
    tls.look();
    tls.look();
    expect((await ask(before)).status).toBe(200);
    writeFileSync(join(dir, "clients.pem"), next.cert);
    tls.look();
    tls.look();
    expect((await ask(before)).status).toBe(403);
    expect((await ask(before, { session, maxVersion: "TLSv1.2" })).status).toBe(403);
    expect((await ask(await next.issue())).status).toBe(200);
  });
});

describe("a process of ours that asks such a listener", () => {
  /** What the router, a follower of a feed and a socket to a place come to. */
  const askAll = async (): Promise<readonly unknown[]> => {
    const directory = createDirectoryHttp(url);
    const feed = readFeed({ placeId: "cairo", url, authorize: () => "Bearer none" }, undefined, NEVER);
    const answers = await Promise.all([
      directory.request({ method: "GET", path: "/health", headers: {} }).then(({ status }) => status),
      feed.catch((error: unknown) => (error instanceof Error ? error.message : error)),
      openOwnSocket(),
    ]);
    await readPlaceIdentity(`${url}/graphql`, "Bearer none");
    await directory.close();
    return [...answers, asked.includes("/version")];
  };
  const NEVER = new AbortController().signal;
  const STRANGE = [403, "the place cairo answered 403", "closed", false];
  const KNOWN = [200, "the place cairo answered 404", "up", true];

  const openOwnSocket = async (): Promise<string> => {
    let say: (outcome: string) => void = () => {};
    const said = new Promise<string>((resolve) => (say = resolve));
    const urls = () => [`${url}/graphql`];
    const ways = { onUp: () => say("up"), onDown: () => say("closed") };
    const socket = openPlaceSocket({ urls, authorization: () => "none", isLazy: false, ...ways });
    const outcome = await said;
    closePlaceSocket(socket);
    return outcome;
  };

  it("shows it to nobody else", async () => {
    showClientCertificate(await ca.issue());
    const terms = { ...(await ca.issue()), requestCert: true, rejectUnauthorized: false };
    const outside = createServer(terms, (_request, response) => response.end("heard"));
    const seen: unknown[] = [];
    outside.on("secureConnection", (socket) => seen.push(socket.getPeerX509Certificate()));
    await once(outside.listen(0, "127.0.0.1"), "listening");
    await (await fetch(`https://127.0.0.1:${Object(outside.address()).port}/`)).text();
    expect(seen).toEqual([undefined]);
    outside.closeAllConnections();
    await new Promise((resolve) => outside.close(resolve));
  });

  it("is known by its certificate on each way, renews it without a restart, and goes on with that of before where a new one is none", async () => {
    expect(await askAll()).toEqual(STRANGE);
    const pair = writePair(join(dir, "client"), await ca.issue());
    const client = openClientCertificate(pair, { log, lookMs: 2 ** 30 });
    const lookTwice = () => [client?.look(), client?.look()];
    expect(await askAll()).toEqual(KNOWN);
    asked = [];
    writePair(join(dir, "client"), await ca.issue({ days: [-9, -1] }));
    lookTwice();
    expect(await askAll()).toEqual(KNOWN);
    asked = [];
    const next = await createAuthority("Next");
    writeFileSync(join(dir, "clients.pem"), next.cert);
    tls.look();
    tls.look();
    expect(await askAll()).toEqual(STRANGE);
    writePair(join(dir, "client"), await next.issue());
    lookTwice();
    expect(await askAll()).toEqual(KNOWN);
    client?.stop();
  });
});
