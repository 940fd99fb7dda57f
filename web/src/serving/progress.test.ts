import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { forgetCertificate, useCertificate } from "@biometricflow/edge/certificates-in-use";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createProgressListener } from "./progress.ts";

let server: Server;
let origin: string;
beforeEach(async () => {
  server = createServer(createProgressListener({ isReady: false, startedAtMs: Date.now() }));
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${Object(server.address()).port}`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

it("says of a certificate that ends soon what other processes say of theirs", async () => {
  useCertificate("tls/web.pem", Date.now() + 1_000);
  const [answer]: IncomingMessage[] = await once(get(`${origin}/health`), "response");
  forgetCertificate("tls/web.pem");
  const said: unknown = JSON.parse(answer === undefined ? "" : await text(answer));
  expect(said).toMatchObject({ status: "degraded", service: "web", alarms: [{ code: "CERTIFICATE_ENDS_SOON" }] });
});

describe("what is shown while the pages are built", () => {
  it("is a page whose policy knows its styles, and no others", async () => {
    const [answer]: IncomingMessage[] = await once(get(`${origin}/today`), "response");
    if (answer === undefined) expect.fail("no answer");
    const [, style = ""] = /<style>([^<]*)<\/style>/.exec(await text(answer)) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = answer.headers["content-security-policy"];
    expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
    expect(policy).not.toContain("unsafe");
    expect(answer.statusCode).toBe(503);
  });
});
