/** Handshakes that a listener with a certificate does not take part in. */
import { connect as connectPlain, type Socket } from "node:net";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { type OpenTls, openTls } from "@biometricflow/edge/open-tls";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Authority, createAuthority, writePair } from "../../setup/certificates.ts";
import { askTls, shakeHands } from "../../setup/tls-client.ts";

let dir: string;
let ca: Authority;
let tls: OpenTls;
let app: HttpServer;
let port: number;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-tls-"));
  ca = await createAuthority();
  const log = createLog({ service: "test", level: "silent" });
  tls = openTls(writePair(dir, await ca.issue()), { log });
  app = await createHttpServer({
    ...{ service: "test", version: "1", log, metrics: createMetrics("test"), isReady: () => true, tls },
    patience: { headersMs: 300, requestMs: 600, keepAliveMs: 72_000, checkMs: 50, connections: 64 },
  });
  ({ port } = await listen(app, { host: "127.0.0.1", port: 0 }));
});
afterEach(async () => {
  tls.stop();
  await app.close();
  rmSync(dir, { recursive: true });
});

const servesOthers = async () => (await askTls(`https://127.0.0.1:${port}/health`, { ca: ca.cert })).status === 200;
/** A client that would take part in anything, however broken it is. */
const OLD_CLIENT = { host: "127.0.0.1", ciphers: "DEFAULT@SECLEVEL=0", minVersion: "TLSv1" } as const;

it.each(["TLSv1", "TLSv1.1"] as const)(
  "does not speak %s, and speaks TLS 1.2 and 1.3 with others",
  async (maxVersion) => {
    const old = { ...OLD_CLIENT, port, ca: ca.cert, maxVersion };
    expect(await shakeHands(old)).toBe("ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION");
    expect(await shakeHands({ ...old, maxVersion: "TLSv1.2" })).toBe("TLSv1.2");
    expect(await shakeHands({ ...old, maxVersion: "TLSv1.3" })).toBe("TLSv1.3");
  },
);

/** What a client reads until its connection is ended. */
async function readToEnd(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (piece: Buffer) => (text += piece.toString("latin1")));
  socket.on("error", () => undefined); // a reset is an end
  await once(socket, "close");
  return text;
}

it("ends whoever sends no TLS at all, and serves others", async () => {
  const plain = connectPlain(port, "127.0.0.1");
  plain.write("GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
  expect(await readToEnd(plain)).not.toContain("HTTP/1.1 200");
  expect(await servesOthers()).toBe(true);
});

/** Node.js by itself ends them after two minutes. */
it("ends whoever never shakes hands, and serves others", { timeout: 60_000 }, async () => {
  expect(await readToEnd(connectPlain(port, "127.0.0.1"))).toBe("");
  expect(await servesOthers()).toBe(true);
});

it("ends whoever never ends a head, and serves others", async () => {
  const slow = connect({ host: "127.0.0.1", port, ca: ca.cert });
  slow.write("GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nx-more: ");
  expect(await readToEnd(slow)).toContain("HTTP/1.1 408");
  expect(await servesOthers()).toBe(true);
});
