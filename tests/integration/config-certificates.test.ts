/** What the processes and `bf config check` say of the certificates that a configuration names. */
import { type ChildProcess, fork } from "node:child_process";
import { on, once } from "node:events";
import { chmodSync, copyFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { ConfigError } from "@biometricflow/config/config-error";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readAttendanceConfig } from "@biometricflow/config/attendance-config";
import { readDirectoryConfig } from "@biometricflow/config/directory-config";
import { readPlaceConfig } from "@biometricflow/config/place-config";
import { readRouterConfig } from "@biometricflow/config/router-config";
import { readWebConfig } from "@biometricflow/config/web-config";
import { makeOrganisationKeys } from "@biometricflow/service/identity/organisation-keys";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import { type Authority, createAuthority, writePair } from "../setup/certificates.ts";
import { askTls } from "../setup/tls-client.ts";
import { callBf } from "./bf-harness.ts";

const TLS = { certFile: "tls/fullchain.pem", keyFile: "tls/privkey.pem" };
const CLIENT = { clientCertFile: "client/fullchain.pem", clientKeyFile: "client/privkey.pem" };
const at = (tls: object) => ({ port: 0, tls });
const ROOT = new URL("../../", import.meta.url).pathname;

let dir: string;
let ca: Authority;
const children: ChildProcess[] = [];
beforeEach(async () => {
  ca = await createAuthority();
  const listen = { router: at(TLS), directory: at(TLS), attendance: at(TLS), web: at(TLS) };
  dir = writeFolder({ ...ORGANISATION, listen }, { "riyadh.json": { ...PLACE, port: 0, tls: TLS } });
  writePair(join(dir, "tls"), await ca.issue());
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.kill("SIGKILL")) await once(child, "exit");
  rmSync(dir, { recursive: true });
});

const READERS = {
  router: () => readRouterConfig(dir),
  directory: () => readDirectoryConfig(dir),
  attendance: () => readAttendanceConfig(dir),
  web: () => readWebConfig(dir),
  place: () => readPlaceConfig(dir, "riyadh"),
} as const;
const PROCESSES = Object.keys(READERS).map((name) => name as keyof typeof READERS);

function faultsOf(read: () => unknown) {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

function start(entry: string, ...args: readonly string[]): ChildProcess {
  const child = fork(join(ROOT, entry), ["--config", dir, ...args], { silent: true });
  children.push(child);
  return child;
}

/** Where a process says that it answers. */
async function toReady(child: ChildProcess): Promise<string> {
  for await (const [said] of on(child, "message")) if (said.type === "ready") return String(said.url);
  throw new Error("it never said");
}

const MAINS: readonly (readonly [name: string, entry: string, ...args: readonly string[]])[] = [
  ["directory", "subgraphs/directory/src/main.ts"],
  ["attendance", "subgraphs/attendance/src/main.ts"],
  ["router", "router/src/main.ts"],
  ["place", "subgraphs/place/src/main.ts", "--place", "riyadh"],
];

describe("a process whose listener has a certificate", () => {
  it.each(MAINS)("speaks TLS: %s", async (_name, entry, ...args) => {
    const data = join(dir, "data");
    makeOrganisationKeys(data, join(data, "keys", "identity.key"), toDataPaths(data));
    const child = start(entry, ...args);
    const url = await toReady(child);
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/);
    expect((await askTls(`${url}/ready`, { ca: ca.cert })).status).toBe(200);
  });

  it("is reached by https where nothing else is said", () => {
    const { urls, places } = readRouterConfig(dir);
    const origins = [urls.router, urls.directory, urls.attendance, places[0]?.url];
    expect(origins.map((origin) => origin?.split(":")[0])).toEqual(["https", "https", "https", "https"]);
  });

  it("ends with what is wrong with the files, which one, and what to do, and shows nothing of the key", async () => {
    const pair = await ca.issue({ days: [-9, -2] });
    writePair(join(dir, "tls"), pair);
    const child = start("router/src/main.ts");
    let said = "";
    child.stderr?.on("data", (piece: Buffer) => (said += piece.toString()));
    const [code] = await once(child, "close");
    expect([code, said]).toEqual([2, expect.stringContaining("listen.router.tls.certFile: CERTIFICATE_EXPIRED: ")]);
    expect(said).toMatch(/tls\/fullchain\.pem, which ended at .*, expected one that is in force: renew it/);
  });

  it.each(PROCESSES)("reads its own pair and nobody else's: %s", async (name) => {
    rmSync(join(dir, "tls", "privkey.pem"));
    expect(faultsOf(READERS[name])).toMatchObject([
      { code: "CERTIFICATE_UNREADABLE", key: expect.stringMatching(/^(listen\.\w+\.)?tls\.keyFile$/) },
    ]);
  });

  it("is no http origin to browsers", () => {
    const web = { ...ORGANISATION, publicUrl: "http://time.example.org", listen: { web: at(TLS) } };
    writeFileSync(join(dir, "organisation.json"), JSON.stringify(web));
    expect(faultsOf(READERS.web)).toMatchObject([{ key: "publicUrl", found: "http://time.example.org" }]);
  });
});

describe("a process that asks others over TLS", () => {
  const TRUSTING = { tls: { caFile: "tls/ca.pem" } };

  it.each(MAINS)("takes the word of tls.caFile: %s", async (_name, entry, ...args) => {
    const server = createServer(await ca.issue(), (_request, response) => response.writeHead(503).end());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const origin = `https://127.0.0.1:${Object(server.address()).port}`;
    const urls = { router: origin, directory: origin, attendance: origin };
    const listen = { router: { port: 0 }, directory: { port: 0 }, attendance: { port: 0 } };
    writeFileSync(join(dir, "organisation.json"), JSON.stringify({ ...ORGANISATION, listen, urls, ...TRUSTING }));
    writeFileSync(join(dir, "tls", "ca.pem"), ca.cert);
    const data = join(dir, "data");
    makeOrganisationKeys(data, join(data, "keys", "identity.key"), toDataPaths(data));
    const asked = once(server, "request");
    const child = start(entry, ...args);
    await asked;
    child.kill("SIGKILL"); // it would go on asking, and hold the server
    await once(child, "exit");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(MAINS)("shows tls.clientCertFile to whom it asks: %s", async (_name, entry, ...args) => {
    const strict = { ca: ca.cert, requestCert: true, rejectUnauthorized: true };
    const server = createServer({ ...(await ca.issue()), ...strict }, (_request, response) =>
      response.writeHead(503).end(),
    );
    await once(server.listen(0, "127.0.0.1"), "listening");
    const origin = `https://127.0.0.1:${Object(server.address()).port}`;
    const urls = { router: origin, directory: origin, attendance: origin };
    const listen = { router: { port: 0 }, directory: { port: 0 }, attendance: { port: 0 } };
    const tls = { ...TRUSTING.tls, ...CLIENT };
    writeFileSync(join(dir, "organisation.json"), JSON.stringify({ ...ORGANISATION, listen, urls, tls }));
    writeFileSync(join(dir, "tls", "ca.pem"), ca.cert);
    writePair(join(dir, "client"), await ca.issue({ names: ["centre"] }));
    const data = join(dir, "data");
    makeOrganisationKeys(data, join(data, "keys", "identity.key"), toDataPaths(data));
    const asked = once(server, "request"); // whoever shows no certificate comes to none
    const child = start(entry, ...args);
    await asked;
    child.kill("SIGKILL");
    await once(child, "exit");
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it.each(PROCESSES)("ends where tls.clientCertFile cannot be shown: %s", async (name) => {
    const write = (tls: object) =>
      writeFileSync(join(dir, "organisation.json"), JSON.stringify({ ...ORGANISATION, tls }));
    write({ clientCertFile: CLIENT.clientCertFile });
    expect(faultsOf(READERS[name])).toMatchObject([
      { key: "tls", expected: "clientCertFile and clientKeyFile together, or neither" },
    ]);
    write(CLIENT);
    expect(faultsOf(READERS[name])).toMatchObject([{ code: "CERTIFICATE_UNREADABLE", key: "tls.clientCertFile" }]);
    writePair(join(dir, "client"), await ca.issue({ days: [-9, -2] }));
    expect(faultsOf(READERS[name])).toMatchObject([{ code: "CERTIFICATE_EXPIRED", key: "tls.clientCertFile" }]);
    writePair(join(dir, "client"), { ...(await ca.issue()), key: (await ca.issue()).key });
    expect(faultsOf(READERS[name])).toMatchObject([{ code: "CERTIFICATE_KEY_MISMATCH", key: "tls.clientKeyFile" }]);
    writePair(join(dir, "client"), await ca.issue());
    expect(faultsOf(READERS[name])).toEqual([]);
  });

  it.each(PROCESSES)("ends where tls.caFile names nobody: %s", (name) => {
    writeFileSync(join(dir, "organisation.json"), JSON.stringify({ ...ORGANISATION, ...TRUSTING }));
    expect(faultsOf(READERS[name])).toMatchObject([{ code: "CERTIFICATE_UNREADABLE", key: "tls.caFile" }]);
    writeFileSync(join(dir, "tls", "ca.pem"), "no certificate");
    expect(faultsOf(READERS[name])).toMatchObject([{ code: "AUTHORITY_UNUSABLE", key: "tls.caFile" }]);
    writeFileSync(join(dir, "tls", "ca.pem"), ca.cert);
    expect(faultsOf(READERS[name])).toEqual([]);
  });
});

describe("bf config check", () => {
  const check = async () => {
    const { stdout } = await callBf(["config", "check", "--config", dir, "--json"]);
    const { files }: { files: { file: string; faults: { code: string; key: string }[]; notes: string[] }[] } =
      JSON.parse(stdout);
    const named = files.map((file) => ({ ...file, file: file.file.replace(`${dir}/`, "") }));
    const faults = named.flatMap(({ file, faults: own }) =>
      own.map(({ code, key }) => `${file} ${code} ${key}`.trim()),
    );
    return { stdout, faults, notes: named.filter(({ file }) => file === TLS.certFile).flatMap(({ notes }) => notes) };
  };

  it("says the same of a pair that does not belong together, by each key that names it", async () => {
    const other = await ca.issue();
    writeFileSync(join(dir, "tls", "privkey.pem"), other.key);
    const { faults, stdout } = await check();
    expect(faults).toEqual([
      ...["directory", "attendance", "router", "web"].map(
        (name) => `organisation.json CERTIFICATE_KEY_MISMATCH listen.${name}.tls.keyFile`,
      ),
      "places/riyadh.json CERTIFICATE_KEY_MISMATCH tls.keyFile",
    ]);
    expect(stdout).not.toContain(other.key.split("\n")[1]);
  });

  it("names a clientCaFile that cannot be read, and one of no use to a machine without a certificate of its own", async () => {
    const strict = { ...TLS, clientCaFile: "tls/clients.pem" };
    const write = (tls: object) => {
      const listen = { directory: at(strict) };
      writeFileSync(join(dir, "organisation.json"), JSON.stringify({ ...ORGANISATION, listen, tls }));
    };
    write({});
    writePair(join(dir, "client"), await ca.issue({ days: [-60, 9.5] }));
    expect((await check()).faults.toSorted()).toEqual([
      "organisation.json BAD_CONFIG tls.clientCertFile",
      "organisation.json CERTIFICATE_UNREADABLE listen.directory.tls.clientCaFile",
    ]);
    writeFileSync(join(dir, "tls", "clients.pem"), "no certificate");
    write(CLIENT);
    expect((await check()).faults).toEqual(["organisation.json AUTHORITY_UNUSABLE listen.directory.tls.clientCaFile"]);
    writeFileSync(join(dir, "tls", "clients.pem"), ca.cert);
    expect((await check()).faults).toEqual([]);
    expect((await check()).stdout).toContain("renew it within 9 days");
    chmodSync(join(dir, "client", "privkey.pem"), 0o640);
    expect((await check()).faults).toEqual(["client/privkey.pem OPEN_TO_OTHERS"]);
  });

  it("finds a key that others may read", async () => {
    chmodSync(join(dir, "tls", "privkey.pem"), 0o640);
    expect((await check()).faults).toEqual(["tls/privkey.pem OPEN_TO_OTHERS"]);
  });

  it("warns of a certificate that ends within 30 days, and of none that lasts longer", async () => {
    expect(await check()).toMatchObject({ faults: [], notes: [] });
    writePair(join(dir, "tls"), await ca.issue({ days: [-60, 29.5] }));
    expect(await check()).toMatchObject({
      faults: [],
      notes: [expect.stringMatching(/^ends at .*: renew it within 29 days$/)],
    });
  });

  it("says where the address at which others come is not named in it", async () => {
    writePair(join(dir, "tls"), await ca.issue({ names: ["time.example.org"] }));
    const { faults, notes } = await check();
    expect(faults).toEqual([]);
    expect(notes).toEqual([expect.stringContaining("does not name 127.0.0.1, at which")]);
  });

  it("looks at a file that two listeners share once", async () => {
    copyFileSync(join(dir, "tls", "privkey.pem"), join(dir, "tls", "spare.pem"));
    const { stdout } = await check();
    const { files }: { files: { file: string }[] } = JSON.parse(stdout);
    expect(files.filter(({ file }) => file.includes("/tls/")).map(({ file }) => file.replace(`${dir}/`, ""))).toEqual([
      TLS.certFile,
      TLS.keyFile,
    ]);
  });
});
