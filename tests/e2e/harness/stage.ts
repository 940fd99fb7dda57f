import type { Browser, Page } from "playwright-core";
import type { DemoFile } from "../../../scripts/supervisor/demo-file.ts";
import { launchBrowser, openVisitor, signIn, type Visitor, type VisitorOptions } from "./browser.ts";
import { SMALL_ORGANISATION, type TestPlace, writeOrganisationFolder } from "./organisation-folder.ts";
import { RunningOrganisation } from "./running-organisation.ts";
import { until } from "./until.ts";

/** How long a start with a build may take, in milliseconds. */
export const STAGE_TIMEOUT_MS = 1_400_000;

const BUILD_MS = 900_000;

/** A running organisation with its dashboard, and a browser before it. */
export interface Stage {
  readonly organisation: RunningOrganisation;
  readonly browser: Browser;
  /** The dashboard's origin. */
  readonly origin: string;
  readonly admin: DemoFile["accounts"][number];
  /** A signed-in profile on the live page. */
  readonly visit: (options?: VisitorOptions) => Promise<Visitor>;
  /** Sends a signal to a service, such as `place:dubai`. */
  readonly signal: (service: string, signal: NodeJS.Signals) => void;
  readonly close: () => Promise<void>;
}

/**
 * Starts an organisation, the small one when omitted, with its dashboard and a browser.
 *
 * @param settings more keys of `organisation.json`.
 */
export async function openStage(
  places: readonly TestPlace[] = SMALL_ORGANISATION,
  settings: object = {},
): Promise<Stage> {
  const organisation = await RunningOrganisation.start({
    configDir: await writeOrganisationFolder(places, settings),
    withWeb: true,
  });
  await until(
    () => organisation.demo.ready.web,
    BUILD_MS,
    () => organisation.output,
  );
  const origin = organisation.demo.web;
  const browser = await launchBrowser();
  const admin = organisation.demo.accounts.find(({ role }) => role === "ADMIN");
  if (admin === undefined) throw new Error("no administrator");
  return {
    organisation,
    browser,
    origin,
    admin,
    visit: async (options = {}) => {
      const visitor = await openVisitor(browser, { ...options, origin });
      await signIn(visitor.page, origin, admin);
      return visitor;
    },
    signal: (service, signal) => void process.kill(organisation.pidOf(service), signal),
    close: async () => {
      await browser.close();
      await organisation.stop();
    },
  };
}

/** Waits until the pill of the live page shows one of its states. */
export async function untilPill(page: Page, state: string): Promise<void> {
  await page.waitForSelector(`[data-testid="live-pill"][data-state="${state}"]`, { timeout: 120_000 });
}
