/**
 * The origin a request was made to. `serving/front-door.ts` let it through under this name and wrote both headers, so
 * neither is a visitor's word.
 */
export function toOwnOrigin(headers: Headers): string {
  return `${headers.get("x-forwarded-proto") ?? "http"}://${headers.get("host") ?? ""}`;
}

/** Whether a request came over TLS, so that its cookies may stay there. */
export function isSecure(headers: Headers): boolean {
  return toOwnOrigin(headers).startsWith("https:");
}

/**
 * Whether a request that changes something, or spends the session's rights, comes from this dashboard's own pages.
 * Browsers send `Origin` with every POST, and scripts of other sites cannot forge it.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  return origin === null || origin === toOwnOrigin(headers); // without one it is not a browser's cross-site request
}
