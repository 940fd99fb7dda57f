import { chmodSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { openAccounts } from "@biometricflow/directory/operate";
import { createSigningKeyFile, readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import type { Principal } from "../../subgraphs/directory/src/domain/principal.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { createAuthority, writePair } from "../setup/certificates.ts";
import { callBf } from "./bf-harness.ts";

const DAY_MS = 86_400_000;
const GATE = { id: "gate", name: "Gate", host: "10.0.0.9", commKey: "comm-keys/gate" };

let dir: string;
beforeEach(() => {
  dir = writeFolder(ORGANISATION, { "riyadh.json": { ...PLACE, readers: [GATE] } });
  put("comm-keys/gate", "918273645\n");
});
afterEach(() => rmSync(dir, { recursive: true }));

const paths = () => toDataPaths(join(dir, "data"));
const audit = (...args: readonly string[]) => callBf(["security", "audit", "--config", dir, ...args]);
/** What was found, as severity, code and place. */
async function find(): Promise<string[]> {
  const { findings } = JSON.parse((await audit("--json")).stdout);
  return findings.map(({ severity, code, where }: Record<string, string>) =>
    `${severity} ${code} ${where}`.replace(`${dir}/`, ""),
  );
}

function put(path: string, content: unknown): void {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content), { mode: 0o600 });
}

it("finds nothing in a folder that is closed, and makes nothing", async () => {
  expect(await audit()).toEqual({ code: 0, stdout: "0 HIGH, 0 MEDIUM, 0 LOW\n", stderr: "" });
  expect(existsSync(join(dir, "data"))).toBe(false);
});

it("names lines without TLS and proxies that are believed too widely, and passes what stays on the machine", async () => {
  put("places/aswan.json", {
    id: "aswan",
    name: "A",
    location: "A",
    timeZone: "Africa/Cairo",
    url: "http://aswan.example",
  });
  const organisation = {
    ...ORGANISATION,
    publicUrl: "http://attendance.example",
    urls: { router: "http://localhost:9000" },
  };
  put("organisation.json", { ...organisation, trustedProxies: ["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "::1"] });
  expect(await find()).toEqual([
    "HIGH PUBLIC_URL_PLAIN organisation.json publicUrl",
    "HIGH PROXIES_WIDE organisation.json trustedProxies",
    "MEDIUM LINE_PLAIN places/aswan.json url",
    "MEDIUM PROXIES_WIDE organisation.json trustedProxies",
  ]);
  put("organisation.json", { ...organisation, publicUrl: "https://attendance.example" });
  expect(await find()).toEqual(["MEDIUM LINE_PLAIN places/aswan.json url"]);
});

it("names readers by what their places would say of them, and a key that several have", async () => {
  const readers = [GATE, { ...GATE, id: "door" }, { ...GATE, id: "open", host: "8.8.8.8", commKey: 0 }];
  put("places/riyadh.json", { ...PLACE, readers });
  expect(await find()).toEqual([
    "HIGH COMM_KEY_NONE reader riyadh/open",
    "HIGH ADDRESS_PUBLIC reader riyadh/open",
    "LOW COMM_KEY_SHARED comm-keys/gate",
  ]);
});

it("names secrets that others may read, and signing keys that are old", async () => {
  const { operationsToken, routerKey, directoryKey } = paths();
  readOrCreateSecret(operationsToken);
  chmodSync(operationsToken, 0o644);
  createSigningKeyFile(directoryKey);
  createSigningKeyFile(routerKey);
  const longAgo = new Date(Date.now() - 400 * DAY_MS);
  utimesSync(routerKey, longAgo, longAgo);
  expect(await find()).toEqual([
    "HIGH OPEN_TO_OTHERS data/keys/operations.token",
    "LOW SIGNING_KEY_OLD data/keys/router.key.pem",
  ]);
  utimesSync(directoryKey, longAgo, longAgo);
  expect((await audit()).stdout).toContain("bf keys rotate");
});

it("names API keys of administrators until they are disabled", async () => {
  const accounts = await openAccounts({ file: paths().directoryStore });
  await accounts.addKey({ name: "all", role: "ADMIN", places: ["*"] });
  await accounts.addKey({ name: "some", role: "VIEWER", places: ["*"] });
  expect(await find()).toEqual(["MEDIUM API_KEY_OF_ADMIN API key all"]);
  await accounts.disableKey("all");
  await accounts.close();
  expect(await find()).toEqual([]);
});

it("names API keys whose maker may make them no more, and those that nobody uses, until they end", async () => {
  const { directoryStore } = paths();
  mkdirSync(dirname(directoryStore), { recursive: true });
  const store = openSqliteStore(directoryStore);
  const put = (principal: Omit<Principal, "secretHash">) =>
    store.changeAccounts(() => ({ principal: { ...principal, secretHash: principal.subject } }));
  const rights = { role: "ADMIN", places: ["*"], users: [], enabled: true } as const;
  const makers = {
    boss: {},
    left: { enabled: false },
    demoted: { role: "VIEWER" },
    moved: { places: ["riyadh"] },
  } as const;
  const [nowMs, longAgoMs] = [Date.now(), Date.now() - 200 * DAY_MS];
  for (const [name, changed] of Object.entries({ ...makers, old: {}, ended: {} })) {
    await put({ subject: `account/${name}`, name, ...rights, ...changed });
    const end = name === "ended" ? { expiresAtMs: nowMs - 1 } : {};
    const key = { createdBy: `account/${name}`, createdAtMs: longAgoMs, ...end };
    await put({ subject: `key/of-${name}`, name: `of-${name}`, ...rights, role: "VIEWER", key });
    await store.noteKeyUse(`key/of-${name}`, name === "old" ? longAgoMs : nowMs);
  }
  await put({
    subject: "key/of-nobody",
    name: "of-nobody",
    ...rights,
    role: "VIEWER",
    key: { createdBy: "account/gone" },
  });
  const FORMER = "MEDIUM API_KEY_OF_FORMER_ADMIN API key";
  expect((await find()).toSorted()).toEqual([
    "LOW API_KEY_UNUSED API key of-old",
    ...["of-demoted", "of-left", "of-moved", "of-nobody"].map((name) => `${FORMER} ${name}`),
  ]);
  await store.close();
});

it("ends by the severity that is asked for", async () => {
  put("places/riyadh.json", { ...PLACE, readers: [GATE, { ...GATE, id: "door" }] });
  const codes = [await audit(), await audit("--fail-at", "medium"), await audit("--fail-at", "low")].map(
    (run) => run.code,
  );
  expect(codes).toEqual([0, 0, 1]);
  expect((await audit("--fail-at", "grave")).code).toBe(2);
});

it("names certificates that end within 14 days and those that cannot be used, each once, and says nothing of comm keys for them", async () => {
  const ca = await createAuthority();
  const at = (folder: string) => ({ certFile: `${folder}/fullchain.pem`, keyFile: `${folder}/privkey.pem` });
  const listen = { router: { tls: at("a") }, directory: { tls: at("a") }, web: { tls: at("b") } };
  put("organisation.json", { ...ORGANISATION, listen });
  writePair(join(dir, "a"), await ca.issue({ days: [-60, 13.9] }));
  writePair(join(dir, "b"), await ca.issue({ names: ["time.example.org"], days: [-60, -1] }));
  expect(await find()).toEqual([
    "HIGH CERTIFICATE_EXPIRED b/fullchain.pem",
    "MEDIUM CERTIFICATE_ENDS_SOON a/fullchain.pem",
  ]);
  writePair(join(dir, "a"), await ca.issue({ days: [-60, 20] })); // soon enough for a note of bf config check
  writePair(join(dir, "b"), await ca.issue({ names: ["time.example.org"] }));
  expect(await find()).toEqual([]);
});
