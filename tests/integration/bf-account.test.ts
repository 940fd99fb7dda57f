import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { openAccounts } from "@biometricflow/directory/operate";
import { startFactor } from "../../subgraphs/directory/src/domain/second-factor.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runBf } from "./bf-harness.ts";

const PASSWORD = "correct horse battery";
/** `bfk_` and six more. */
const PREFIX_LENGTH = 10;
const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "bf-account-"));
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data" }));
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify(PLACE));
});
afterEach(() => rmSync(dir, { recursive: true }));

const account = (action: string, args: readonly string[], input = `${PASSWORD}\n`) =>
  runBf(["account", action, "--config", dir, ...args], input);
const add = (...args: readonly string[]) => account("add", args);

it("adds the first account as an administrator before the organisation ever ran, later ones as viewers", async () => {
  expect(add("--username", "Anna")).toEqual({ code: 0, stdout: "added Anna: ADMIN at every place\n", stderr: "" });
  expect(add("--username", "omar", "--places", "riyadh").stdout).toBe("added omar: VIEWER at riyadh\n");
  expect(add("--username", "huda", "--role", "hr", "--json").stdout).toBe(
    '{"username":"huda","role":"HR","places":["*"],"outcome":"DONE"}\n',
  );
  expect(JSON.parse(account("list", ["--json"]).stdout).accounts).toEqual([
    { username: "Anna", role: "ADMIN", places: ["*"], enabled: true, isBound: false, deviceWrites: "ALWAYS" },
    { username: "huda", role: "HR", places: ["*"], enabled: true, isBound: false, deviceWrites: "ALWAYS" },
    { username: "omar", role: "VIEWER", places: ["riyadh"], enabled: true, isBound: false, deviceWrites: "ALWAYS" },
  ]);
});

it("says whether an account may write to readers at any time or for a time, and ends its sessions with that", () => {
  expect(add("--username", "anna", "--device-writes", "timed").code).toBe(0);
  expect(account("list", []).stdout).toBe("anna  ADMIN  *  timed\n");
  const { code, stdout } = account("device-writes", ["--username", "anna", "--right", "ALWAYS"]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^anna may write to readers at any time.*have ended/)]);
  expect(account("list", []).stdout).toBe("anna  ADMIN  *\n");
  expect(account("device-writes", ["--username", "anna", "--right", "never"]).stderr).toContain("BAD_USAGE");
  expect(account("device-writes", ["--username", "omar", "--right", "TIMED"]).stderr).toContain("NO_SUCH_ACCOUNT");
});

it("adds accounts of employees, and no key that is one", () => {
  expect(add("--username", "sara", "--role", "EMPLOYEE").stdout).toBe("added sara: EMPLOYEE at every place\n");
  expect(add("--username", "app", "--role", "FEEDER", "--places", "riyadh").stderr).toContain("BAD_USAGE");
  const key = runBf(["api-key", "add", "--config", dir, "--name", "kiosk", "--role", "EMPLOYEE"], "");
  expect([key.code, key.stderr]).toEqual([2, expect.stringContaining("BAD_USAGE: --role is one of ADMIN, HR")]);
});

it("says in one line that a newer version wrote the store", () => {
  add("--username", "anna");
  const { directoryStore: file } = toDataPaths(join(dir, "data"));
  const store = new Database(file);
  store.pragma("user_version = 99");
  store.close();
  const { code, stderr } = account("list", []);
  const why = `${file} is of a newer version of the program: start that one`;
  expect([code, stderr]).toEqual([1, `STORE_NEWER: ${why} (STORE_NEWER)\n`]);
});

it("takes the first line of stdin as the password, whatever ends it, and leaves it nowhere in clear", () => {
  expect(account("add", ["--username", "anna"], `${PASSWORD}\r\nmore`).code).toBe(0);
  const store = readFileSync(toDataPaths(join(dir, "data")).directoryStore, "latin1");
  expect(store).toContain("account/anna");
  expect(store).not.toContain(PASSWORD);
});

it("resets and disables while another process holds the store open", async () => {
  add("--username", "anna");
  const running = await openAccounts({ file: toDataPaths(join(dir, "data")).directoryStore });
  try {
    expect(account("disable", ["--username", "ANNA"]).code).toBe(0);
    expect(await running.list()).toMatchObject([{ username: "anna", enabled: false }]);
    expect(account("reset", ["--username", "anna"], "another long password").code).toBe(0);
    expect(await running.list()).toMatchObject([{ username: "anna", enabled: true }]);
  } finally {
    await running.close();
  }
});

it("takes a second factor that was lost, and says where there is none", async () => {
  add("--username", "anna");
  const forget = () => account("forget-factor", ["--username", "ANNA"]);
  expect(forget()).toEqual({ code: 2, stdout: "", stderr: "NO_SECOND_FACTOR: ANNA has no second factor\n" });
  const store = openSqliteStore(toDataPaths(join(dir, "data")).directoryStore);
  try {
    await store.changeAccounts(({ find }) => {
      const anna = find("account/anna") ?? expect.fail("there is no anna");
      return { principal: { ...anna, secondFactor: { ...startFactor("sealed"), confirmedAtMs: 1 } } };
    });
    expect(forget().stdout).toContain("ANNA signs in by the password alone");
    expect(await store.findPrincipal("account/anna")).not.toHaveProperty("secondFactor");
    expect(await store.listAudit(1)).toMatchObject([{ actor: "operator", action: "forgetSecondFactor account/anna" }]);
  } finally {
    await store.close();
  }
});

it("binds an account to somebody at the provider, for one account, and unbinds it", () => {
  add("--username", "anna");
  add("--username", "omar");
  const bind = (username: string) => account("bind", ["--username", username, "--subject", "id-7"]);
  expect(bind("anna").stderr).toContain("OIDC_NOT_OFFERED");
  const oidc = { issuer: "https://login.example.org", clientId: "time", clientSecretFile: "oidc-secret" };
  const organisation = { name: "Test", dataDir: "data", publicUrl: "https://time.example.org", oidc };
  writeFileSync(join(dir, "organisation.json"), JSON.stringify(organisation));
  expect(bind("ANNA").stdout).toBe("ANNA signs in as id-7 of https://login.example.org\n");
  expect(bind("omar")).toMatchObject({ code: 2, stderr: expect.stringContaining("IDENTITY_TAKEN") });
  expect(account("list", []).stdout).toMatch(/^anna .*  bound\nomar .*[^d]\n$/);
  const unbind = () => account("unbind", ["--username", "anna"]);
  expect(unbind().stdout).toContain("anna is bound to nobody");
  expect(unbind()).toMatchObject({ code: 2, stderr: expect.stringContaining("NO_IDENTITY: anna is bound to nobody") });
  expect(bind("omar").code).toBe(0);
});

it.each([
  ["a short password", "add", ["--username", "a"], "short", "BAD_USER_INPUT"],
  ["no password", "add", ["--username", "a"], "", "BAD_USAGE"],
  ["no username", "add", [], PASSWORD, "BAD_USAGE"],
  ["an unknown role", "add", ["--username", "a", "--role", "KING"], PASSWORD, "BAD_USAGE"],
  ["an unknown place", "add", ["--username", "a", "--places", "riyadh,mars"], PASSWORD, "BAD_USAGE"],
  ["a place administrator without places", "add", ["--username", "a", "--role", "PLACE_ADMIN"], PASSWORD, "BAD_USAGE"],
  ["a password as an argument", "add", ["--username", "a", "--password", PASSWORD], PASSWORD, "BAD_USAGE"],
  ["an account that is not there", "reset", ["--username", "a"], PASSWORD, "NO_SUCH_ACCOUNT"],
  ["an account that is not there", "disable", ["--username", "a"], "", "NO_SUCH_ACCOUNT"],
  ["an account that is not there", "unbind", ["--username", "a"], "", "NO_SUCH_ACCOUNT"],
  ["nobody at the provider", "bind", ["--username", "a"], "", "BAD_USAGE"],
  ["an account that is not there", "forget-factor", ["--username", "a"], "", "NO_SUCH_ACCOUNT"],
])("refuses %s with 2 and says why", (_name, action, args, input, code) => {
  const run = account(action, [...args, "--json"], input);
  expect([run.code, run.stdout, JSON.parse(run.stderr).error.code]).toEqual([2, "", code]);
  expect(run.stderr).not.toContain(PASSWORD);
});

it("refuses an account that exists, and a folder that is none", () => {
  add("--username", "anna");
  expect(add("--username", "Anna")).toMatchObject({ code: 2, stderr: expect.stringMatching(/^ACCOUNT_EXISTS: /) });
  expect(runBf(["account", "list", "--config", join(dir, "nowhere")])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^BAD_CONFIG: /),
  });
});

it("makes an API key, prints it alone and once, and ends it", () => {
  const key = (...args: readonly string[]) => runBf(["api-key", ...args, "--config", dir]);
  const added = key("add", "--name", "payroll", "--places", "riyadh");
  expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^bfk_[\w-]{43}\n$/) });
  expect(added.stderr).toContain("payroll: VIEWER at riyadh");
  expect(key("add", "--name", "payroll")).toMatchObject({ code: 2, stderr: expect.stringMatching(/^KEY_EXISTS: /) });
  const begins = added.stdout.slice(0, PREFIX_LENGTH);
  expect(key("list").stdout).toBe(`payroll  VIEWER  riyadh  ${begins}...  no end  never used\n`);
  expect(key("disable", "--name", "payroll").code).toBe(0);
  expect(key("list").stdout).toBe(`payroll  VIEWER  riyadh  ${begins}...  no end  never used  disabled\n`);
  expect(JSON.parse(key("list", "--json").stdout)).toMatchObject({ keys: [{ name: "payroll", prefix: begins }] });
  expect(key("disable", "--name", "x")).toMatchObject({ code: 2, stderr: expect.stringMatching(/^NO_SUCH_KEY: /) });
  const feeder = ["--name", "app", "--role", "FEEDER"];
  expect(key("add", ...feeder).stderr).toContain("BAD_USAGE: a FEEDER needs --places");
  expect(key("add", "--name", "hall", "--role", "SCREEN").stderr).toContain("BAD_USAGE: a SCREEN needs --places");
  expect(key("add", ...feeder, "--places", "riyadh").stderr).toContain("app: FEEDER at riyadh");
  expect(key("add")).toMatchObject({ code: 2, stderr: expect.stringMatching(/^BAD_USAGE: /) });
});
