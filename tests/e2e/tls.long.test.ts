/** An organisation whose processes speak TLS with each other and with browsers, by certificates of its own authority. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { toOrigin } from "@biometricflow/config/hosts";
import { readOrganisation } from "@biometricflow/config/organisation";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Authority, createAuthority, writePair } from "../setup/certificates.ts";
import { launchBrowser, openVisitor, signIn } from "./harness/browser.ts";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { STAGE_TIMEOUT_MS, untilPill } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const BUILD_MS = 900_000;
const TLS = { certFile: "tls/fullchain.pem", keyFile: "tls/privkey.pem" };
/** Of listeners that our own processes alone call. */
const OWN_TLS = { ...TLS, clientCaFile: "tls/clients.pem" };
const CLIENT = { clientCertFile: "tls/client/fullchain.pem", clientKeyFile: "tls/client/privkey.pem" };

/** What browsers and programs come to. */
const OPEN: ReadonlySet<string> = new Set(["router", "web"]);

let ca: Authority;
let clients: Authority;
let organisation: RunningOrganisation;
let browser: Browser;

function changeJson(file: string, change: (json: Record<string, unknown>) => object): void {
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")))));
}

/** Gives each listener of an organisation's folder a certificate, and has those behind the router ask for one. */
async function speakTls(dir: string): Promise<void> {
  writePair(join(dir, "tls"), await ca.issue());
  writeFileSync(join(dir, "tls", "ca.pem"), ca.cert);
  writeFileSync(join(dir, "tls", "clients.pem"), clients.cert);
  writePair(join(dir, "tls", "client"), await clients.issue({ names: ["centre"] }));
  changeJson(join(dir, "organisation.json"), (settings) => {
    const listen = Object.fromEntries(
      Object.entries(Object(settings["listen"])).map(([service, at]) =>
        service === "simulator" ? [service, at] : [service, { ...Object(at), tls: OPEN.has(service) ? TLS : OWN_TLS }],
      ),
    );
    const publicUrl = `https://127.0.0.1:${Object(listen["web"]).port}`;
    return { ...settings, listen, publicUrl, tls: { caFile: "tls/ca.pem", ...CLIENT } };
  });
  const places = readdirSync(join(dir, "places"));
  for (const file of places) changeJson(join(dir, "places", file), (place) => ({ ...place, tls: OWN_TLS }));
}

beforeAll(async () => {
  [ca, clients] = [await createAuthority(), await createAuthority("Test clients")];
  setDefaultCACertificates([...getCACertificates("default"), ca.cert]);
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION);
  await speakTls(configDir);
  organisation = await RunningOrganisation.start({ configDir, withWeb: true });
  await until(
    () => organisation.demo.ready.web,
    BUILD_MS,
    () => organisation.output,
  );
  browser = await launchBrowser();
}, STAGE_TIMEOUT_MS);
afterAll(async () => {
  await browser?.close();
  await organisation?.stop();
});

it("answers by https alone, whole, with every place's punches", async () => {
  const { http, ws } = organisation.demo.router;
  expect([http, ws, organisation.demo.web].map((url) => new URL(url).protocol)).toEqual(["https:", "wss:", "https:"]);
  await expect(fetch(http.replace("https:", "http:"))).rejects.toThrow();
  const count = "{ punches { totalCount unavailable { place code } } }";
  const sum = 120 + 80 + 90 + 70;
  await until(async () => {
    const { data } = await organisation.graphql<{ punches: { totalCount: number } }>(count);
    return data?.punches.totalCount === sum;
  }, 120_000);
  expect((await organisation.graphql(count)).data).toEqual({ punches: { totalCount: sum, unavailable: [] } });
});

it("gives nothing of a place, the directory or attendance to whoever shows no certificate", async () => {
  const { listen, places } = readOrganisation(organisation.configDir);
  const origins = [listen.directory, listen.attendance, ...places].map(toOrigin);
  expect(origins).toHaveLength(5);
  const answers = await Promise.all(origins.map((origin) => fetch(`${origin}/ready`)));
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
});

it("brings a punch to a browser as it comes", async () => {
  const { web, accounts } = organisation.demo;
  const admin = accounts.find(({ role }) => role === "ADMIN") ?? expect.fail("no administrator");
  const { page, foreignHosts, scriptErrors } = await openVisitor(browser, { origin: web });
  await signIn(page, web, admin);
  await untilPill(page, "live");
  const [pin = ""] = await organisation.punch("riyadh", "gate-1");
  await page.waitForSelector(`[data-testid="live-feed"] > [data-punch-id]:has-text("${pin}")`);
  expect([foreignHosts(), scriptErrors()]).toEqual([[], []]);
});

it("knows days of attendance, which attendance made of the places' feeds", async () => {
  await until(async () => {
    const { data } = await organisation.graphql<{ attendanceSources: readonly { readonly isSynced?: boolean }[] }>(
      "{ attendanceSources { place { id } } }",
    );
    return data?.attendanceSources.length === 3;
  }, 120_000);
});
