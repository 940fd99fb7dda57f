import { getTranslations } from "next-intl/server";
import { readRuntimeSettings } from "../../lib/runtime-settings.ts";

const WITHIN_MS = 1_500;

/** One line about the router, so that a failing sign-in has its reason before the first try. */
export async function RouterStatus() {
  const t = await getTranslations("signIn.router");
  const isUp = await isRouterReady();
  return (
    <p className="mt-4 flex items-center justify-center gap-2 text-sm text-muted" data-testid="router-status">
      <span aria-hidden="true" className={isUp ? "size-2 rounded-full bg-good" : "size-2 rotate-45 bg-bad"} />
      {isUp ? t("up") : t("down")}
    </p>
  );
}

async function isRouterReady(): Promise<boolean> {
  try {
    const url = new URL("/ready", readRuntimeSettings().routerUrl);
    const response = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS), cache: "no-store" });
    return response.ok;
  } catch {
    return false; // nobody listens, or too slowly to be of use
  }
}
