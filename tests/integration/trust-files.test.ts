/** Whom a process trusts, by a file that changes while it runs. */
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTrust } from "@biometricflow/edge/open-trust";
import { findUntrusted } from "@biometricflow/service/http/untrusted";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createAuthority } from "../setup/certificates.ts";

let dir: string;
const servers: Server[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-trust-"));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  rmSync(dir, { recursive: true });
});

async function serve(authority: Awaited<ReturnType<typeof createAuthority>>): Promise<string> {
  const server = createServer(await authority.issue(), (_request, response) => response.end("heard"));
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `https://127.0.0.1:${Object(server.address()).port}/`;
}

/** What comes back, or why whoever was asked is not believed. */
async function ask(url: string): Promise<string> {
  try {
    return await (await fetch(url)).text();
  } catch (error) {
    return findUntrusted(error) ?? String(error);
  }
}

it("takes another authority from the changed file, and goes on with those of before while the file is broken", async () => {
  const [one, other] = [await createAuthority("One"), await createAuthority("Other")];
  const [byOne, byOther] = [await serve(one), await serve(other)];
  expect(await ask(byOne)).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  const caFile = join(dir, "ca.pem");
  writeFileSync(caFile, one.cert);
  const errors: unknown[] = [];
  const log = { info: () => {}, error: ({ code }: Readonly<Record<string, unknown>>) => void errors.push(code) };
  const trust = openTrust(caFile, { log, lookMs: 2 ** 30 });
  const lookTwice = () => [trust?.look(), trust?.look()];
  expect([await ask(byOne), await ask(byOther)]).toEqual(["heard", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]);
  writeFileSync(caFile, "half a file");
  lookTwice();
  lookTwice();
  expect([await ask(byOne), errors]).toEqual(["heard", ["AUTHORITY_UNUSABLE"]]);
  writeFileSync(caFile, `${one.cert}\n${other.cert}`);
  lookTwice();
  expect([await ask(byOne), await ask(byOther)]).toEqual(["heard", "heard"]);
  writeFileSync(caFile, other.cert);
  lookTwice();
  expect(await ask(await serve(one))).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  trust?.stop();
});
