import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** With a busy machine, for whatever a page must show: nothing passes or fails by it. */
const PATIENCE_MS = 100_000;

/** The machine's Chromium. */
export const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** How a browser is started. */
export interface BrowserOptions {
  /** The machine's Chromium when omitted. */
  readonly executablePath?: string;
  readonly flags?: readonly string[];
}

/** Starts the machine's Chromium without a window. */
export function launchBrowser({ executablePath = CHROMIUM, flags = [] }: BrowserOptions = {}): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** A signed-out browser profile that remembers whom it asked. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Hosts other than the organisation's own machine. */
  readonly foreignHosts: () => readonly string[];
  /** GraphQL requests over HTTP so far that ask for punches: a page asks for the time and for counts, too. */
  readonly punchRequests: () => number;
  /** Errors of the page's own scripts, and what the browser wrote to its console as an error. */
  readonly scriptErrors: () => readonly string[];
  /** What the pages' content policies have refused, as the pages were told. */
  readonly policyViolations: () => readonly string[];
}

/** How a profile looks at the pages. */
export interface VisitorOptions {
  readonly language?: "en" | "ar";
  readonly colorScheme?: "light" | "dark";
  /** Of the window, in CSS pixels; default 1280. */
  readonly width?: number;
}

/** Opens a profile, in a language and colour scheme. */
export async function openVisitor(
  browser: Browser,
  options: VisitorOptions & { readonly origin: string },
): Promise<Visitor> {
  const { language = "en", colorScheme = "light", width = 1280, origin } = options;
  const { protocol, hostname: ownHost } = new URL(origin);
  const ignoreHTTPSErrors = protocol === "https:"; // a test's certificate is signed by nobody
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, ignoreHTTPSErrors });
  await context.addCookies([{ name: "bf_locale", value: language, url: origin }]);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const foreign = new Set<string>();
  const errors: string[] = [];
  const violations = await followViolations(context);
  let punchRequests = 0;
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.hostname !== ownHost) foreign.add(url.host);
    if (url.pathname === "/graphql" && /\bpunches\b/.test(request.postData() ?? "")) punchRequests += 1;
  });
  page.on("websocket", (socket) => {
    const { hostname, host } = new URL(socket.url());
    if (hostname !== ownHost) foreign.add(host);
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return {
    context,
    page,
    foreignHosts: () => [...foreign],
    punchRequests: () => punchRequests,
    scriptErrors: () => errors,
    policyViolations: () => violations,
  };
}

/** Has every page of a profile tell what its content policy refuses; lines are added as they come. */
async function followViolations(context: BrowserContext): Promise<readonly string[]> {
  const violations: string[] = [];
  await context.exposeFunction("tellViolation", (line: string) => violations.push(line));
  await context.addInitScript(`addEventListener("securitypolicyviolation", (event) =>
    tellViolation([location.pathname, event.effectiveDirective, event.blockedURI, event.sourceFile, event.sample].join(" ")))`);
  return violations;
}

/** Signs in by the form and waits for the page behind it. */
export async function signIn(
  page: Page,
  origin: string,
  account: { readonly username: string; readonly password: string },
): Promise<void> {
  await page.goto(`${origin}/sign-in?next=/live`);
  await page.fill('input[name="username"]', account.username);
  await page.fill('input[name="password"]', account.password);
  await page.click('button[type="submit"]');
  await page.waitForURL(({ pathname }) => pathname === "/live");
}

/** Accessibility findings that keep somebody out, one line each. */
export async function findBarriers(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(" "))
        .slice(0, 3)
        .join(" | ")}`,
  );
}
