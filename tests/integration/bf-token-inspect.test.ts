import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, readSigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import { createAuthority, writePair } from "../setup/certificates.ts";
import { runBf, runBfBeside } from "./bf-harness.ts";

let dir: string;
let token: string;
beforeAll(() => {
  dir = writeFolder(ORGANISATION, { "riyadh.json": PLACE });
  const key = createSigningKeyFile(toDataPaths(join(dir, "data")).directoryKey);
  const claims = { sub: "account/anna", sid: "s", role: "HR", places: ["*"], name: "an\u001b[31mna" } as const;
  token = createTokenSigner({ key, issuer: DIRECTORY_ISSUER })(claims, {
    use: TOKEN_USES.client,
    expiresInSeconds: 3_600,
  });
});
afterAll(() => rmSync(dir, { recursive: true }));

const inspect = (input: string, ...args: readonly string[]) => runBf(["token", "inspect", ...args], input);

it("checks a token by the keys of a folder, and shows neither the token nor what would change the terminal", () => {
  const { code, stdout, stderr } = inspect(`${token}\n`, "--config", dir);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^COUNTS: .*\na client's, for queries to the router; ends in 3[56]\d\d s\n/);
  expect(stdout).toContain('"role": "HR"');
  expect(stdout).not.toContain("\u001b");
  expect(stdout).not.toContain(token.split(".")[2]);
});

it("ends with 1 without keys, and with 2 for what is no token", () => {
  expect(JSON.parse(inspect(token, "--json").stdout)).toMatchObject({ verdict: "UNCHECKED" });
  const none = inspect("bfk_canary", "--config", dir);
  expect([none.code, none.stderr]).toEqual([2, expect.stringMatching(/^NO_TOKEN: /)]);
  expect(none.stderr).not.toContain("canary");
});

it("asks an address of the organisation's own CA with what --config says, and believes it by nothing else", async () => {
  const [ca, clients] = [await createAuthority(), await createAuthority("Clients")];
  const terms = { ...(await ca.issue()), ca: clients.cert, requestCert: true, rejectUnauthorized: true };
  const text = JSON.stringify(toJwks([readSigningKey(toDataPaths(join(dir, "data")).directoryKey)]));
  const server = createServer(terms, (_request, response) => response.end(text));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const jwks = `https://127.0.0.1:${Object(server.address()).port}/.well-known/jwks.json`;
  const tls = { caFile: "ca.pem", clientCertFile: "client/fullchain.pem", clientKeyFile: "client/privkey.pem" };
  const asking = writeFolder({ ...ORGANISATION, tls }, { "riyadh.json": PLACE });
  writeFileSync(join(asking, "ca.pem"), ca.cert);
  writePair(join(asking, "client"), await clients.issue());
  const withConfig = await runBfBeside(["token", "inspect", "--jwks", jwks, "--config", asking], `${token}\n`);
  expect(withConfig).toMatchObject({ code: 0, stderr: "", stdout: expect.stringMatching(/^COUNTS: /) });
  const alone = await runBfBeside(["token", "inspect", "--jwks", jwks], `${token}\n`);
  expect(alone).toMatchObject({ code: 2, stderr: expect.stringMatching(/^KEYS_UNUSABLE: /) });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(asking, { recursive: true });
});
