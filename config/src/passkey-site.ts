import { isIP } from "node:net";

/** Where passkeys count, or why there are none. */
export type PasskeySite =
  | { readonly kind: "OFFERED"; readonly rpId: string; readonly origin: string }
  | { readonly kind: "NOT_OFFERED"; readonly obstacle: PasskeyObstacle };

/** What the address of the dashboard lacks. */
export type PasskeyObstacle = "NO_HTTPS" | "NO_NAME";

/**
 * Reads where browsers reach the dashboard. Browsers make passkeys for names alone, and over https; `localhost` is the one name
 * that needs none.
 */
export function toPasskeySite(webOrigin: string): PasskeySite {
  const { protocol, hostname, origin } = new URL(webOrigin);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return { kind: "NOT_OFFERED", obstacle: "NO_NAME" };
  if (protocol !== "https:" && hostname !== "localhost") return { kind: "NOT_OFFERED", obstacle: "NO_HTTPS" };
  return { kind: "OFFERED", rpId: hostname, origin };
}
