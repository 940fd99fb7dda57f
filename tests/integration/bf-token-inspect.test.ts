import { rmSync } from "node:fs";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import { runBf } from "./bf-harness.ts";

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
