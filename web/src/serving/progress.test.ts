import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
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
    const answer = await fetch(`${origin}/today`);
    const [, style = ""] = /<style>([^<]*)<\/style>/.exec(await answer.text()) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    const policy = answer.headers.get("content-security-policy");
    expect(policy).toContain(`default-src 'none'; style-src 'sha256-${hash}';`);
    expect(policy).not.toContain("unsafe");
    expect(answer.status).toBe(503);
  });
});
