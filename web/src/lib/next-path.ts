/** Where people land when nothing else is asked for. */
export const HOME_PATH = "/today";

const OWN_ORIGIN = "http://dashboard.invalid";

/**
 * The page to return to after signing in. Only a path of this dashboard passes; anything that a browser could read as
 * another host, and the sign-in page itself, becomes the home page.
 */
export function parseNextPath(value: string | null | undefined): string {
  if (!value?.startsWith("/")) return HOME_PATH;
  const url = URL.parse(value, OWN_ORIGIN);
  if (url?.origin !== OWN_ORIGIN) return HOME_PATH;
  if (url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in")) return HOME_PATH;
  return `${url.pathname}${url.search}`;
}
