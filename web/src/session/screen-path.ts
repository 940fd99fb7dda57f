/** Where a screen on a wall comes from, and where it goes back to whenever its session does not go on. */
export const SCREEN_PATH = "/screen";

/** What a screen shows where its link says nothing else. */
const USUAL_PATH = "/live";
const SHOWN_PATHS: ReadonlySet<string> = new Set([USUAL_PATH, "/presence"]);
const OWN_ORIGIN = "http://dashboard.invalid";

/** The page that a screen shows: one that it may open, with everything its address says. */
export function toScreenPage(next: string | undefined): string {
  const url = URL.parse(next ?? USUAL_PATH, OWN_ORIGIN);
  return url?.origin === OWN_ORIGIN && SHOWN_PATHS.has(url.pathname) ? `${url.pathname}${url.search}` : USUAL_PATH;
}
