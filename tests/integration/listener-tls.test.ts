/** A listener that speaks TLS by files, over real sockets, and what becomes of it when the files change. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { X509Certificate } from "node:crypto";
import { CertificateError } from "@biometricflow/config/certificate";
import { openTls, type OpenTls } from "@biometricflow/edge/open-tls";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics, type Metrics } from "@biometricflow/service/observe/metrics";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { isReady } from "../../scripts/supervisor/probe.ts";
import { type Authority, createAuthority, type Pair, writePair } from "../setup/certificates.ts";
import { askTls } from "../setup/tls-client.ts";

let dir: string;
let ca: Authority;
let first: Pair;
let files: ReturnType<typeof writePair>;
let tls: OpenTls;
let app: HttpServer;
let url: string;
let lines: Record<string, unknown>[];
let nowMs: () => number;
let metrics: Metrics;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-tls-"));
  ca = await createAuthority();
  first = await ca.issue();
  files = writePair(dir, first);
  lines = [];
  nowMs = Date.now;
  const log = createLog({ service: "test", destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  tls = openTls(files, { log, lookMs: 2 ** 30, now: () => nowMs() }); // by its hook alone
  metrics = createMetrics("test");
  app = await createHttpServer({ service: "test", version: "1", log, metrics, isReady: () => true, tls });
  const wss = new WebSocketServer({ noServer: true });
  wss.on("connection", (socket) => socket.on("message", (data) => socket.send(data, { binary: false })));
  acceptSockets({ app, path: "/socket", wss });
  ({ url } = await listen(app, { host: "127.0.0.1", port: 0 }));
});
afterEach(async () => {
  tls.stop();
  await app.close();
  rmSync(dir, { recursive: true });
});

const fingerprintOf = ({ cert }: Pair) => new X509Certificate(cert).fingerprint256;
const shown = async () => (await askTls(`${url}/health`, { ca: ca.cert })).fingerprint;
/** A change is taken when two looks have seen the same. */
const lookTwice = () => [tls.look(), tls.look()];
const errors = () => lines.filter(({ level }) => level === "error" || level === 50);

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace("https", "wss")}/socket`, { ca: ca.cert });
  await once(socket, "open");
  return socket;
}

async function echo(socket: WebSocket, text: string): Promise<string> {
  socket.send(text);
  const [data] = await once(socket, "message");
  return String(data);
}

describe("a listener with a certificate", () => {
  it("answers over TLS, by its own address, and takes sockets", async () => {
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    expect(await askTls(`${url}/health`, { ca: ca.cert })).toMatchObject({
      status: 200,
      fingerprint: fingerprintOf(first),
    });
    const socket = await openSocket();
    expect(await echo(socket, "heard")).toBe("heard");
    socket.terminate();
  });

  it("answers nothing in clear", async () => {
    await expect(fetch(`${url.replace("https", "http")}/health`)).rejects.toThrow("fetch failed");
    expect(await shown()).toBe(fingerprintOf(first));
  });

  it("is known to the supervisor by that very certificate, whatever names it has", async () => {
    const named = await ca.issue({ names: ["attendance.example.com"] });
    writePair(dir, named);
    lookTwice();
    expect(await isReady({ url, certFile: files.certFile })).toBe(true);
    const other = await ca.issue();
    for (const cert of [other.cert, `${other.cert}\n${ca.cert}`]) {
      const { certFile } = writePair(join(dir, "other"), { ...other, cert });
      expect(await isReady({ url, certFile })).toBe(false);
    }
    expect(await isReady({ url })).toBe(false);
  });
});

describe("a certificate that is renewed", () => {
  it("is shown from then on, and connections of before go on", async () => {
    const socket = await openSocket();
    const renewed = await ca.issue();
    writePair(dir, renewed);
    tls.look();
    expect(await shown()).toBe(fingerprintOf(first)); // the other file may be written a moment later
    tls.look();
    expect(await shown()).toBe(fingerprintOf(renewed));
    expect(await echo(socket, "still here")).toBe("still here");
    socket.terminate();
    expect(errors()).toEqual([]);
  });

  it.each([
    ["CERTIFICATE_KEY_MISMATCH", async () => writeFileSync(files.certFile, (await ca.issue()).cert)],
    ["CERTIFICATE_UNUSABLE", async () => writeFileSync(files.certFile, "half a file")],
    ["CERTIFICATE_KEY_UNUSABLE", async () => writeFileSync(files.keyFile, "half a file")],
    ["CERTIFICATE_EXPIRED", async () => void writePair(dir, await ca.issue({ days: [-2, -1] }))],
    ["CERTIFICATE_UNREADABLE", async () => rmSync(files.keyFile)],
  ])("changes nothing where it is %s, which is said once, and is taken when it is mended", async (code, breakIt) => {
    await breakIt();
    lookTwice();
    lookTwice();
    expect(await shown()).toBe(fingerprintOf(first));
    expect(errors().map((line) => line["code"])).toEqual([code]);
    expect(JSON.stringify(lines)).not.toMatch(/PRIVATE KEY|half a file/);
    const mended = await ca.issue();
    writePair(dir, mended);
    lookTwice();
    expect(await shown()).toBe(fingerprintOf(mended));
  });
});

it("shows a renewed certificate once it has begun, where this clock is behind, and says once that it waits", async () => {
  const renewed = await ca.issue({ days: [0, 90] });
  const beginsMs = new X509Certificate(renewed.cert).validFromDate.getTime();
  writePair(dir, renewed);
  nowMs = () => beginsMs - 5_000;
  lookTwice();
  lookTwice();
  expect(await shown()).toBe(fingerprintOf(first));
  expect(errors().map((line) => line["code"])).toEqual(["CERTIFICATE_NOT_YET_VALID"]);
  nowMs = () => beginsMs;
  tls.look();
  expect(await shown()).toBe(fingerprintOf(renewed));
  lookTwice();
  expect(lines.filter((line) => line["msg"] === "this certificate is shown")).toHaveLength(2);
});

it("says by /health and its figures that a certificate ends within 14 days, until it is renewed", async () => {
  const health = async () => JSON.parse((await askTls(`${url}/health`, { ca: ca.cert })).text);
  const figures = async () => (await metrics.registry.metrics()).match(/^alarm\{.*$/gm);
  expect([await health(), await figures()]).toEqual([{ status: "ok", service: "test" }, null]);
  writePair(dir, await ca.issue({ days: [-60, 13.9] }));
  lookTwice();
  const alarms = [{ code: "CERTIFICATE_ENDS_SOON", message: expect.stringContaining(files.certFile) }];
  expect(await health()).toMatchObject({ status: "degraded", alarms });
  expect(await figures()).toEqual(['alarm{code="CERTIFICATE_ENDS_SOON",service="test"} 1']);
  writePair(dir, await ca.issue());
  lookTwice();
  expect([await health(), await figures()]).toEqual([{ status: "ok", service: "test" }, null]);
});

it("does not begin without a pair that it can use", () => {
  rmSync(files.certFile);
  expect(() => openTls(files, { log: { info: () => {}, error: () => {} } })).toThrow(CertificateError);
});
