import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVisitor } from "./harness/browser.ts";
import { openStage, STAGE_TIMEOUT_MS, type Stage, untilPill } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const MOST_TRIES = 12;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, STAGE_TIMEOUT_MS);
afterAll(() => stage?.close());

/** Sends credentials as a page of this or another origin would, and gives the answer. */
function post(path: string, headers: Record<string, string>, body: object = {}): Promise<Response> {
  return fetch(`${stage.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

async function trySignIn(username: string, password: string): Promise<string | undefined> {
  const response = await post("/session/sign-in", {}, { username, password });
  const answer: { error?: { code?: string } } = response.status === 204 ? {} : JSON.parse(await response.text());
  return answer.error?.code;
}

describe("a session in the browser", () => {
  it("P0.1 after many wrong passwords is asked to wait, in words that do not tell whether the user exists", async () => {
    const { page, context } = await openVisitor(stage.browser, { origin: stage.origin });
    const codes: (string | undefined)[] = [];
    while (codes.length < MOST_TRIES && codes.at(-1) !== "RATE_LIMITED") codes.push(await trySignIn("hr", "wrong"));
    expect(codes.at(-1)).toBe("RATE_LIMITED");
    expect(new Set(codes.slice(0, -1))).toEqual(new Set(["UNAUTHENTICATED"]));
    await page.goto(`${stage.origin}/sign-in`);
    await page.fill('input[name="username"]', "hr");
    await page.fill('input[name="password"]', "wrong");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-testid="sign-in-error"][data-code="RATE_LIMITED"]');
    expect(await page.textContent('[data-testid="sign-in-error"]')).toMatch(/wait/i);
    expect(page.url()).not.toMatch(/password|wrong/);
    await context.close();
  });

  it("begins with JSON alone, which pages of other sites cannot send", async () => {
    const body = { username: stage.admin.username, password: stage.admin.password };
    const kinds = ["text/plain", "application/x-www-form-urlencoded", "application/json"];
    const answers = await Promise.all(kinds.map((type) => post("/session/sign-in", { "content-type": type }, body)));
    expect(answers.map(({ status }) => status)).toEqual([415, 415, 204]);
  });

  it("P0.4 ends in every tab when one signs out, and the way back shows nothing", async () => {
    const { page, context } = await stage.visit();
    const other = await context.newPage();
    await other.goto(`${stage.origin}/devices`);
    await other.waitForSelector('[data-testid="refresh"]');
    await page.click('[data-testid="sign-out"]');
    await other.waitForURL(/sign-in/);
    await other.goBack({ waitUntil: "commit" }); // that page leaves for the sign-in again before it has loaded
    await other.waitForURL(/sign-in/);
    await context.close();
  });

  it("keeps its tokens in cookies that scripts cannot read, and nowhere else", async () => {
    const { page, context } = await stage.visit();
    const answers: string[] = [];
    page.on("response", async (response) => {
      if (/\/graphql$|\/time\//.test(response.url())) answers.push(await response.text().catch(() => ""));
    });
    await page.goto(`${stage.origin}/time/punches`);
    await page.waitForSelector(".ag-row");
    const tokens = (await context.cookies()).filter(({ name }) => /^bf_(access|refresh)/.test(name));
    expect(tokens.map(({ httpOnly, sameSite }) => [httpOnly, sameSite])).toEqual([
      [true, "Lax"],
      [true, "Lax"],
    ]);
    const stored = await page.evaluate<string>("JSON.stringify([localStorage, sessionStorage, document.cookie])");
    const seen = [...answers, await page.content(), stored].join();
    expect(tokens.filter(({ value }) => seen.includes(value)).map(({ name }) => name)).toEqual([]);
    await context.close();
  });

  it("is of no use to other sites", async () => {
    const { context } = await stage.visit();
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const foreign: readonly Record<string, string>[] = [
      { origin: "http://evil.example" },
      { origin: "null" },
      { origin: stage.origin, "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      for (const path of ["/graphql", "/session/sign-in", "/session/sign-out"]) {
        expect([path, (await post(path, { ...headers, cookie })).status]).toEqual([path, 403]);
      }
    }
    const socket = await fetch(`${stage.origin}/session/socket`, {
      headers: { cookie, "sec-fetch-site": "cross-site" },
    });
    expect(socket.status).toBe(403);
    const own = { cookie, origin: stage.origin };
    expect((await post("/graphql", own, { query: "{ me { role } }" })).status).toBe(200);
    expect((await post("/graphql", own, { query: "#".repeat(300_000) })).status).toBe(413);
    await context.close();
  });

  it("gives page scripts a token for the socket alone, which lives a minute", async () => {
    const { context } = await stage.visit();
    const cookies = await context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const answer = await fetch(`${stage.origin}/session/socket`, { headers: { cookie, origin: stage.origin } });
    const { token, expiresAt }: { token: string; expiresAt: number } = JSON.parse(await answer.text());
    expect(cookies.map(({ value }) => value)).not.toContain(token);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(60_000);
    const { status } = await stage.organisation.graphql("{ places { id } }", {}, token);
    expect(status).toBe(401);
    await context.close();
  });

  it("runs no script that the server did not send, and asks no other host", async () => {
    const { page, context } = await stage.visit();
    const blocked = await page.evaluate<string[]>(`new Promise((resolve) => {
      const blocked = [];
      addEventListener("securitypolicyviolation", (event) => {
        blocked.push(event.effectiveDirective);
        if (blocked.length === 2) resolve(blocked);
      });
      const holder = document.createElement("div");
      holder.innerHTML = "<img src=x onerror='globalThis.isTaken = true'>";
      document.body.append(holder);
      fetch("${stage.organisation.demo.router.http}/health").catch(() => {});
    })`);
    expect(blocked.toSorted()).toEqual(["connect-src", "script-src-attr"]);
    expect(await page.evaluate("globalThis.isTaken")).toBeUndefined();
    await context.close();
  });
});

describe("the content policy of a page", () => {
  const PAGES = ["/today", "/devices", "/presence", "/time/punches", "/time/sheet", "/shifts", "/roster", "/holidays"];
  const readPolicy = async (path: string, cookie = "") =>
    (await fetch(`${stage.origin}${path}`, { headers: { cookie } })).headers.get("content-security-policy") ?? "none";

  it("opens nothing to what is written into a page", async () => {
    const { context } = await stage.visit();
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const policies = await Promise.all([...PAGES, "/playground", "/nowhere"].map((path) => readPolicy(path, cookie)));
    for (const policy of [...policies, await readPolicy("/sign-in")]) {
      expect(policy).toMatch(
        /script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic'; style-src 'self' 'nonce-[0-9a-f]{32}';/,
      );
      expect(policy).not.toContain("unsafe");
    }
    await context.close();
  });

  it("refuses a page nothing that it needs, also where a list and the editor set styles of their own", async () => {
    const { page, context, policyViolations } = await stage.visit();
    for (const path of PAGES) {
      await page.goto(`${stage.origin}${path}`);
      await page.waitForSelector("main");
      await until(async () => (await page.locator('[data-testid="loading"]').count()) === 0, 120_000);
    }
    await page.goto(`${stage.origin}/time/punches`);
    await page.waitForSelector(".ag-row");
    expect(await page.evaluate('getComputedStyle(document.querySelector(".ag-row")).position')).toBe("absolute");
    await page.click('a[href="/playground"]'); // as people come there: under the policy of the page before
    await page.waitForSelector(".view-line:nth-of-type(3)");
    const tops = await page.evaluate<number[]>(
      `[...document.querySelectorAll(".graphiql-query-editor .view-line")].map((line) => line.offsetTop)`,
    );
    expect(tops.length).toBeGreaterThan(3);
    expect(new Set(tops).size).toBe(tops.length);
    expect(policyViolations()).toEqual([]);
    await context.close();
  });
});

describe("a password link", () => {
  it.each(["en", "ar"] as const)(
    "lets its owner set a password once, in %s, and says what is wrong with one",
    async (language) => {
      const username = `sara-${crypto.randomUUID().slice(0, 8)}`; // another one when it is tried again
      const { data } = await stage.organisation.graphql<{ createAccount: { passwordLink: { url: string } } }>(
        `mutation ($username: String!) {
        createAccount(input: { username: $username, role: HR, places: ["*"] }) { passwordLink { url } }
      }`,
        { username },
      );
      const url = data?.createAccount.passwordLink.url ?? "";
      const { page, context } = await openVisitor(stage.browser, { language, origin: stage.origin });
      await page.goto(url);
      expect(await page.inputValue('input[name="username"]')).toBe(username);
      const set = async (password: string, repeat: string) => {
        await page.fill('input[name="password"]', password);
        await page.fill('input[name="repeat"]', repeat);
        await page.click('button[type="submit"]');
      };
      await set("a long secret of mine", "another one of mine");
      await page.waitForSelector('[data-testid="password-error"][data-code="PASSWORD_DIFFERS"]');
      await set("a long secret of mine", "a long secret of mine");
      await page.waitForURL(`${stage.origin}/today`);
      expect(await trySignIn(username, "a long secret of mine")).toBeUndefined();
      await page.goto(url);
      await page.waitForSelector('[data-testid="password-refusal"][data-code="PASSWORD_LINK_USED"]');
      await context.close();
    },
  );
});

describe("while something is away", () => {
  it("pages load without the directory, and signing in says that it is unavailable", async () => {
    const { page, context } = await stage.visit();
    const guest = await openVisitor(stage.browser, { origin: stage.origin });
    stage.signal("directory", "SIGSTOP");
    try {
      await page.goto(`${stage.origin}/devices`);
      await page.waitForSelector('[data-testid="trust-line"]');
      await guest.page.goto(`${stage.origin}/sign-in`);
      await guest.page.fill('input[name="username"]', stage.admin.username);
      await guest.page.fill('input[name="password"]', stage.admin.password);
      await guest.page.click('button[type="submit"]');
      await guest.page.waitForSelector('[data-testid="sign-in-error"][data-code="SERVICE_UNAVAILABLE"]', {
        timeout: 120_000,
      });
    } finally {
      stage.signal("directory", "SIGCONT");
    }
    await guest.context.close();
    await context.close();
  });

  it("a page says that the router does not answer, and recovers by itself", async () => {
    const { page, context } = await stage.visit();
    stage.signal("router", "SIGSTOP");
    try {
      await page.goto(`${stage.origin}/devices`);
      await page.waitForSelector('[data-testid="failure-notice"]', { timeout: 120_000 });
    } finally {
      stage.signal("router", "SIGCONT");
    }
    await page.waitForSelector('[data-testid="trust-line"]', { timeout: 120_000 });
    await context.close();
  });

  it("a killed dashboard starts again, its session lives, and an open page stays where it is", async () => {
    const { page, context } = await stage.visit();
    await untilPill(page, "live");
    await page.goto(`${stage.origin}/devices`);
    await page.waitForSelector('[data-testid="trust-line"]');
    await page.evaluate("globalThis.isSamePage = true");
    stage.signal("web", "SIGSTOP");
    stage.signal("web", "SIGKILL");
    await page.click('[data-testid="refresh"]');
    await until(async () => (await fetch(`${stage.origin}/ready`).catch(() => undefined))?.ok, 120_000);
    expect(await page.evaluate("globalThis.isSamePage")).toBe(true);
    await page.goto(`${stage.origin}/live`);
    await untilPill(page, "live");
    await context.close();
  });
});
