/** Whoever stands in for a place, the directory or the router with a certificate that does not count. */
import { once } from "node:events";
import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { connect, type Socket } from "node:net";
import { pipeline } from "node:stream";
import { createServer, type Server, type TlsOptions } from "node:tls";
import { trustAuthorities } from "@biometricflow/config/authorities";
import { admitClients } from "@biometricflow/edge/admit-clients";
import { showClientCertificate } from "@biometricflow/edge/own-connections";
import { findUntrusted } from "@biometricflow/service/http/untrusted";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { createDirectoryHttp } from "../../../router/src/directory/directory-http.ts";
import { readFeed } from "../../../subgraphs/attendance/src/follower/feed-client.ts";
import { createFrontDoor } from "../../../web/src/serving/front-door.ts";
import { createSocketProxy } from "../../../web/src/serving/socket-proxy.ts";
import { type Harness, startHarness } from "../../federation/harness.ts";
import { type Authority, createAuthority, createSelfSigned } from "../../setup/certificates.ts";
import { eventually } from "../place-harness.ts";

const LIST = "{ punches { totalCount unavailable { place code } } }";
const LOCAL = { host: "127.0.0.1", port: 8501 } as const;
const LISTEN = { web: LOCAL, router: LOCAL, directory: LOCAL, attendance: LOCAL, simulator: undefined } as const;

let ca: Authority;
beforeAll(async () => {
  ca = await createAuthority();
  trustAuthorities([ca.cert]);
});

const fronts: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const front of fronts.splice(0)) await new Promise((resolve) => front.close(resolve));
});

/** What speaks TLS before a server that does not. @returns its origin */
async function putFront(origin: string, options: TlsOptions): Promise<string> {
  const { hostname, port } = new URL(origin);
  const front = createServer(options, (socket) => {
    const behind = connect(Number(port), hostname);
    pipeline(socket, behind, () => socket.destroy());
    pipeline(behind, socket, () => behind.destroy());
  });
  front.on("connection", (socket: Socket) => void sockets.push(socket));
  front.on("tlsClientError", () => undefined); // whoever does not believe it hangs up
  fronts.push(front);
  await once(front.listen(0, "127.0.0.1"), "listening");
  return `https://127.0.0.1:${Object(front.address()).port}`;
}

const OLD = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
const ATTACKS: readonly (readonly [what: string, reason: string, make: () => Promise<TlsOptions>])[] = [
  ["that has ended", "CERT_HAS_EXPIRED", () => ca.issue({ days: [-9, -1] })],
  ["of another host", "ERR_TLS_CERT_ALTNAME_INVALID", () => ca.issue({ names: ["cairo.example.org", "10.0.0.1"] })],
  ["that it signed itself", "DEPTH_ZERO_SELF_SIGNED_CERT", () => createSelfSigned()],
  [
    "of another authority",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    async () => (await createAuthority("Another CA")).issue(),
  ],
];

describe("a place", () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness({ places: { riyadh: 5, cairo: 6 } });
  });
  afterEach(() => harness.stop());

  const move = async (id: string, options: TlsOptions) => {
    const front = await putFront(harness.place(id).url(), options);
    harness.changePlace(id, { urls: [`${front}/graphql`] });
  };
  const statusOf = async (id: string) => {
    const { data } = await harness.query(`{ place(id: "${id}") { status } }`);
    return Object(data).place.status;
  };
  const until = (id: string, status: string) =>
    eventually(async () => (await statusOf(id)) === status, `${id} is ${status}`);

  it("is asked and listened to over TLS where its certificate counts", async () => {
    await move("cairo", await ca.issue());
    await harness.place("cairo").kill();
    await until("cairo", "OFFLINE");
    await harness.place("cairo").start();
    await until("cairo", "ONLINE");
    expect(Object((await harness.query(LIST)).data)).toEqual({ punches: { totalCount: 11, unavailable: [] } });
  });

  it.each(ATTACKS)(
    "with a certificate %s is not asked, which is said, and others are served",
    async (_what, reason, make) => {
      await move("cairo", await make());
      const says = async () => JSON.stringify((await harness.query(LIST)).data).includes("UNTRUSTED");
      await eventually(says, "it says so");
      const before = harness.place("cairo").requests();
      for (let tries = 0; tries < 12; tries++) await harness.query(LIST); // more than it takes to be given up
      const { data, extensions } = await harness.query(LIST);
      expect(Object(data).punches).toEqual({
        totalCount: 5,
        unavailable: [{ place: "cairo", code: "PLACE_CERTIFICATE_UNTRUSTED" }],
      });
      expect(JSON.stringify(extensions)).toContain(`(${reason})`);
      await until("cairo", "OFFLINE");
      expect(await statusOf("riyadh")).toBe("ONLINE");
      expect(harness.place("cairo").requests()).toBe(before);
    },
  );

  it("whose certificate counts at one of its URLs is asked there, always", async () => {
    const put = async (options: TlsOptions) => `${await putFront(harness.place("cairo").url(), options)}/graphql`;
    const [bad, good] = [await put(await ca.issue({ days: [-9, -1] })), await put(await ca.issue())];
    let asked = 0;
    fronts.at(-2)?.on("connection", () => (asked += 1));
    const read = async () => Object((await harness.query(LIST)).data).punches;
    await eventually(async () => (await read()).totalCount === 11, "Cairo is asked");
    harness.changePlace("cairo", { urls: [bad, good] });
    const answers: unknown[] = [];
    await eventually(async () => {
      answers.push(await read());
      return asked > 0;
    }, "Cairo is asked at the URL that is not believed");
    for (let times = 0; times < 12; times++) answers.push(await read());
    expect(answers).toEqual(answers.map(() => ({ totalCount: 11, unavailable: [] })));
    harness.changePlace("cairo", { urls: [bad, await put(await createSelfSigned())] });
    await eventually(async () => (await read()).totalCount === 5, "Cairo is asked nowhere");
    expect(await read()).toMatchObject({ unavailable: [{ place: "cairo", code: "PLACE_CERTIFICATE_UNTRUSTED" }] });
  });

  it("that serves those alone whose certificate counts says to a router without one why, is asked by one that has one, and others are served", async () => {
    const before = harness.place("cairo").requests();
    await move("cairo", { ...(await ca.issue()), ca: ca.cert, requestCert: true, rejectUnauthorized: false });
    const front = fronts.at(-1);
    if (front !== undefined) admitClients(front, () => undefined);
    const says = async () => JSON.stringify((await harness.query(LIST)).data).includes("REFUSED");
    await eventually(says, "it says so");
    const { data, extensions } = await harness.query(LIST);
    const unavailable = [{ place: "cairo", code: "PLACE_CERTIFICATE_REFUSED" }];
    expect(Object(data).punches).toEqual({ totalCount: 5, unavailable });
    expect(JSON.stringify(extensions)).toContain("(NO_CERTIFICATE)");
    await until("cairo", "OFFLINE");
    expect(harness.place("cairo").requests()).toBe(before);
    showClientCertificate(await ca.issue());
    await eventually(async () => Object((await harness.query(LIST)).data).punches.totalCount === 11, "Cairo is asked");
    await until("cairo", "ONLINE");
    showClientCertificate(undefined);
  });

  it("that speaks TLS 1.1 alone is not asked", async () => {
    await move("cairo", { ...OLD, ...(await ca.issue()) });
    const read = async () => Object((await harness.query(LIST)).data).punches;
    await eventually(async () => (await read()).totalCount === 5, "Cairo is not asked");
    expect(await read()).toMatchObject({ unavailable: [{ place: "cairo" }] });
  });
});

describe("whoever stands behind", () => {
  let behind: HttpServer;
  let wss: WebSocketServer;
  let origin: string;
  beforeEach(async () => {
    behind = createHttpServer((_request, response) => response.writeHead(404).end("{}"));
    wss = new WebSocketServer({ server: behind });
    await once(behind.listen(0, "127.0.0.1"), "listening");
    origin = `http://127.0.0.1:${Object(behind.address()).port}`;
  });
  afterEach(async () => {
    for (const client of wss.clients) client.terminate();
    behind.closeAllConnections();
    await new Promise((resolve) => behind.close(resolve));
  });

  /** What a follower of a feed, the router at the directory, and a live socket of the dashboard come to. */
  const ask = async (options: TlsOptions): Promise<readonly string[]> => {
    const front = await putFront(origin, options);
    const directory = createDirectoryHttp(front);
    const feed = { placeId: "cairo", url: front, authorize: () => "Bearer none" };
    const answers = await Promise.all([
      toReason(readFeed(feed, undefined, new AbortController().signal)),
      toReason(directory.request({ method: "GET", path: "/health", headers: {} })),
      openSocket(front),
    ]);
    await directory.close();
    return answers;
  };

  it.each(ATTACKS)("a certificate %s is not asked", async (_what, reason, make) => {
    expect(await ask(await make())).toEqual([reason, reason, "502"]);
  });

  it("one that counts is", async () => {
    expect(await ask(await ca.issue())).toEqual(["the place cairo answered 404", "answered", "open"]);
  });
});

/** How a browser's socket ends that the dashboard passes to a router. */
async function openSocket(routerUrl: string): Promise<string> {
  const door = createFrontDoor({ publicUrl: undefined, trustedProxies: [], listen: LISTEN });
  const web = createHttpServer().on("upgrade", createSocketProxy({ routerUrl, door, note: () => undefined }));
  await once(web.listen(0, "127.0.0.1"), "listening");
  const socket = new WebSocket(`ws://127.0.0.1:${Object(web.address()).port}/graphql`, "graphql-transport-ws");
  socket.on("error", () => {}); // a refusal
  const refused = once(socket, "unexpected-response").then(([, response]) => String(response.statusCode));
  const answer = await Promise.race([once(socket, "open").then(() => "open"), refused]);
  socket.terminate();
  web.closeAllConnections();
  await new Promise((resolve) => web.close(resolve));
  return answer;
}

async function toReason(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return "answered";
  } catch (error) {
    return findUntrusted(error) ?? (error instanceof Error ? error.message : String(error));
  }
}
