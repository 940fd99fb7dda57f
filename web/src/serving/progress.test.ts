import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
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
