import { connect } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, launchBrowser, openVisitor, signIn } from "./harness/browser.ts";
import { CAN_MAKE_NAMESPACES, type NetworkNamespace, openNetworkNamespace } from "./harness/network-namespace.ts";
import { startNginx } from "./harness/nginx.ts";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { STAGE_TIMEOUT_MS, untilPill } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const NAME = "attendance.test";
const ORIGIN = `https://${NAME}`;
const BUILD_MS = 900_000;

let network: NetworkNamespace;
let organisation: RunningOrganisation;
let browser: Browser;
let stopNginx: () => Promise<void>;

async function openAll(): Promise<void> {
  network = openNetworkNamespace();
  const settings = { publicUrl: ORIGIN, trustedProxies: ["127.0.0.1"] };
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION, settings);
  organisation = await RunningOrganisation.start({ configDir, withWeb: true });
  await until(
    () => organisation.demo.ready.web,
    BUILD_MS,
    () => organisation.output,
  );
  const dashboard = organisation.demo.services.find(({ name }) => name === "web")?.url ?? "";
  stopNginx = await startNginx({ name: NAME, address: network.hostAddress, dashboard: new URL(dashboard).host });
  const names = [NAME, "evil.test"].map((name) => `MAP ${name} ${network.hostAddress}`);
  browser = await launchBrowser({
    executablePath: network.wrap(CHROMIUM),
    flags: [`--host-resolver-rules=${names.join(", ")}`],
  });
}

async function visit() {
  const admin = organisation.demo.accounts.find(({ role }) => role === "ADMIN");
  if (admin === undefined) throw new Error("no administrator");
  const visitor = await openVisitor(browser, { origin: ORIGIN });
  const sockets: string[] = [];
  visitor.page.on("websocket", (socket) => sockets.push(socket.url()));
  await signIn(visitor.page, ORIGIN, admin);
  return { ...visitor, sockets };
}

/** Whether anything answers at an address of this machine. */
function isOpen(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    socket.once("error", () => done(false));
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
  });
}

// With CI=true it runs wherever it is: there it must not be skipped.
describe.skipIf(!CAN_MAKE_NAMESPACES && process.env["CI"] !== "true")("a browser on another machine", () => {
  beforeAll(openAll, STAGE_TIMEOUT_MS);
  afterAll(async () => {
    await browser?.close();
    await stopNginx?.();
    await organisation?.stop();
    network?.close();
  });

  it("signs in over TLS and sees a punch as it comes, from one origin alone", async () => {
    const { page, context, sockets, foreignHosts, scriptErrors } = await visit();
    await untilPill(page, "live");
    const [pin = ""] = await organisation.punch("riyadh", "gate-1");
    await page.waitForSelector(`[data-testid="live-feed"] > [data-punch-id]:has-text("${pin}")`);
    expect(new Set(sockets)).toEqual(new Set([`wss://${NAME}/graphql`]));
    expect([foreignHosts(), scriptErrors()]).toEqual([[], []]);
    const cookies = (await context.cookies()).filter(({ name }) => /^bf_(access|refresh)/.test(name));
    expect(cookies.map(({ secure, httpOnly, domain }) => [secure, httpOnly, domain])).toEqual([
      [true, true, NAME],
      [true, true, NAME],
    ]);
    await context.close();
  });

  it("runs a query in the playground", async () => {
    const { page, context, foreignHosts, sockets } = await visit();
    await page.goto(`${ORIGIN}/playground`);
    await page.waitForSelector('.graphiql-query-editor .view-line:has-text("LatestPunches")');
    await page.click(".graphiql-execute-button");
    await until(async () => /"data"/.test((await page.textContent(".graphiql-response")) ?? ""), 120_000);
    const foreignSockets = sockets.filter((url) => url !== `wss://${NAME}/graphql`); // a query needs none
    expect([foreignHosts(), foreignSockets]).toEqual([[], []]);
    await context.close();
  });

  it("is sent from plain HTTP to TLS, and without a session to the sign-in page of the public address", async () => {
    const { page, context } = await openVisitor(browser, { origin: ORIGIN });
    await page.goto(`http://${NAME}/devices`);
    expect(page.url()).toBe(`${ORIGIN}/sign-in?next=%2Fdevices`);
    await context.close();
  });

  it("is refused under a foreign host name, in a plain sentence", async () => {
    const { page, context } = await openVisitor(browser, { origin: ORIGIN });
    const answer = await page.goto("https://evil.test/sign-in");
    expect([answer?.status(), await answer?.text()]).toEqual([
      421,
      "The dashboard does not answer under that host name.\n",
    ]);
    await context.close();
  });

  it("reaches nothing but nginx: every process listens on loopback alone", async () => {
    const ports = organisation.demo.services.map(({ url }) => Number(new URL(url).port));
    expect(ports.length).toBeGreaterThan(5);
    expect(await Promise.all(ports.map((port) => isOpen(network.hostAddress, port)))).toEqual(ports.map(() => false));
    expect(await isOpen(network.hostAddress, 443)).toBe(true);
  });
});
