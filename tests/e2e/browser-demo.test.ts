import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBarriers, openVisitor, signIn } from "./harness/browser.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { openStage, type Stage, STAGE_TIMEOUT_MS, untilPill } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const GATE = "[data-testid='device-riyadh/gate-1'] [data-testid='punch-now']";
const SWITCH = "[data-testid='demo-traffic']";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

const countRows = async () =>
  (await stage.organisation.control<{ rows: unknown[] }>("riyadh", "gate-1", "log")).rows.length;

describe("punch now on a simulated reader", () => {
  it.each(["en", "ar"] as const)(
    "lets somebody punch there, who then stands on the live page, in %s",
    async (language) => {
      const { page, context } = await stage.visit({ language });
      await page.goto(`${stage.origin}/devices`);
      const rows = await countRows();
      await page.click(`${GATE} button`);
      await page.waitForSelector(`${GATE}[data-state="done"]`);
      const person = await page.textContent(`${GATE} bdi`);
      expect(person).toBeTruthy();
      expect(await countRows()).toBe(rows + 1);
      expect(await findBarriers(page)).toEqual([]);
      await page.click(`${GATE} a`);
      await untilPill(page, "live");
      await page.waitForSelector(`[data-testid^='row-']:has-text("${person}")`);
      await context.close();
    },
  );

  it("says why nobody punched while the simulator does not answer", async () => {
    const { page, context } = await stage.visit();
    await page.goto(`${stage.origin}/devices`);
    stage.signal("readers", "SIGSTOP");
    try {
      await page.click(`${GATE} button`);
      await page.waitForSelector(`${GATE}[data-state="failed"]`);
      expect(await page.textContent(`${GATE} p`)).toContain("do not answer");
    } finally {
      stage.signal("readers", "SIGCONT");
    }
    await page.click(`${GATE} button`);
    await page.waitForSelector(`${GATE}[data-state="done"]`);
    await context.close();
  });

  it("never shows the simulator's address to the browser", async () => {
    const { page, context } = await stage.visit();
    const control = new URL(stage.organisation.demo.readers[0]?.control ?? "").host;
    await page.goto(`${stage.origin}/devices`);
    expect(await page.content()).not.toContain(control);
    await context.close();
  });
});

describe("the route behind it", () => {
  const post = async (cookie: string, body: object, headers: Record<string, string> = {}, path = "/demo/punch") => {
    const response = await fetch(`${stage.origin}${path}`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/json", cookie, ...headers },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    return [response.status, /"code":"(\w+)"/.exec(text)?.[1]];
  };

  /** The session cookies of an account. */
  const toCookie = async (username: string) => {
    const account = stage.organisation.demo.accounts.find((each) => each.username === username);
    if (account === undefined) throw new Error(`no account "${username}"`);
    const { context, page } = await openVisitor(stage.browser, { origin: stage.origin });
    await signIn(page, stage.origin, account);
    const cookies = await context.cookies();
    await context.close();
    return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  };

  it("serves those alone who are signed in, from this site, and for readers that they may see", async () => {
    const admin = await toCookie(stage.admin.username);
    const { accounts, readers } = stage.organisation.demo;
    const narrow = accounts.find(({ places }) => places.length === 1 && !places.includes("*"));
    const foreign = readers.find(({ place }) => !narrow?.places.includes(place));
    const gate = { reader: "riyadh/gate-1" };
    const forged = admin.replace(/(bf_access_\d+=[^;]{40})[^;]*/, "$1");
    const rows = await countRows();
    expect(await post("", gate)).toEqual([401, "UNAUTHENTICATED"]);
    expect(await post(forged.replace(/bf_refresh[^;]*/, ""), gate)).toEqual([401, "UNAUTHENTICATED"]);
    expect(await post(admin, gate, { origin: "http://evil.example" })).toEqual([403, "FORBIDDEN"]);
    const elsewhere = { reader: `${foreign?.place}/${foreign?.id}` };
    expect(await post(await toCookie(narrow?.username ?? ""), elsewhere)).toEqual([403, "FORBIDDEN"]);
    expect(await post(admin, { reader: "riyadh/gate-9" })).toEqual([404, "NOT_FOUND"]);
    expect(await post(admin, { reader: 1 })).toEqual([400, "BAD_USER_INPUT"]);
    expect(await post(admin, { on: "yes" }, {}, "/demo/traffic")).toEqual([400, "BAD_USER_INPUT"]);
    expect(await post("", { on: true }, {}, "/demo/traffic")).toEqual([401, "UNAUTHENTICATED"]);
    expect(await countRows()).toBe(rows);
    expect(await post(admin, gate)).toEqual([200, undefined]);
    expect(await countRows()).toBe(rows + 1);
  });
});

describe("the traffic of the demo", () => {
  it("is told on the live page, and turned on and off there", async () => {
    const { page, context } = await stage.visit();
    const isOn = () => stage.organisation.control<{ on: boolean }>("cairo", "lobby", "traffic");
    await page.waitForSelector(`${SWITCH}[data-state="off"]`);
    await page.click(`${SWITCH} [role="switch"]`);
    await page.waitForSelector(`${SWITCH}[data-state="on"]`);
    expect(await isOn()).toEqual({ on: true });
    await page.reload();
    await page.waitForSelector(`${SWITCH}[data-state="on"]`);
    expect(await findBarriers(page)).toEqual([]);
    await page.click(`${SWITCH} [role="switch"]`);
    await page.waitForSelector(`${SWITCH}[data-state="off"]`);
    expect(await isOn()).toEqual({ on: false });
    await context.close();
  });
});

describe("in an organisation that is no demo", () => {
  let web: ChildProcess;
  let origin: string;

  /** A dashboard of its own before the same router, so that the same accounts sign in. */
  beforeAll(async () => {
    const [port = 0] = await findFreePorts(1);
    const dir = mkdtempSync(join(tmpdir(), "biometricflow-no-demo-"));
    const urls = { router: stage.organisation.demo.router.http };
    const listen = { web: { port } };
    writeFileSync(
      join(dir, "organisation.json"),
      JSON.stringify({ name: "No demo", dataDir: stage.organisation.dataDir, demo: false, listen, urls }),
    );
    web = spawn(process.execPath, ["web/server.ts", "--config", dir], { cwd: ROOT, stdio: "ignore" });
    origin = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${origin}/ready`).catch(() => undefined))?.ok === true, 120_000);
  });
  afterAll(() => web?.kill());

  it("there is no such route, no button and no switch", async () => {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    for (const path of ["/demo/punch", "/demo/traffic"])
      expect([path, (await fetch(`${origin}${path}`, init)).status]).toEqual([path, 404]);
    const { page, context } = await openVisitor(stage.browser, { origin });
    await signIn(page, origin, stage.admin);
    await page.waitForSelector('[data-testid="live-pill"]');
    expect(await page.locator(SWITCH).count()).toBe(0);
    await page.goto(`${origin}/devices`);
    await page.waitForSelector("[data-testid='device-riyadh/gate-1']");
    expect(await page.locator("[data-testid='punch-now']").count()).toBe(0);
    await context.close();
  });
});
