/**
 * Whether a request that changes something, or spends the session's rights, comes from this dashboard's own pages.
 * Browsers send `Origin` with every POST, and scripts of other sites cannot forge it.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return true; // not a browser's cross-site request
  return URL.parse(origin)?.host === headers.get("host");
}
