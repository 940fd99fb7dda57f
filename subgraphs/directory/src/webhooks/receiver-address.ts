import { createAddressCheck } from "@biometricflow/config/hosts";
import { isIPv4 } from "node:net";

/**
 * What is no address of the internet. IPv4: IANA's special-purpose registry, multicast and everything above; metadata services
 * of clouds are among link-local and shared addresses. Of IPv6 nothing is let through but global unicast (2000::/3), without what
 * leads to IPv4 or nowhere; so forms of IPv4 addresses in IPv6 (`::ffff:0:0/96`, `64:ff9b::/96`) are refused as such.
 */
const isSpecial = createAddressCheck([
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16"],
  ...["192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
  ...["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"],
]);
const isGlobalUnicast = createAddressCheck(["2000::/3"]);

/** Where an address that is no exception is called: nothing but TLS listens there. */
const PORTS: ReadonlySet<string> = new Set(["", "443", "8443"]);

/** Whether a receiver's URL may be called at an address that its name has. */
export type ReceiverCheck = (url: URL, address: string) => boolean;

/**
 * Creates the check: networks of the configuration are called as they are, with any port and without TLS; everything else is
 * called at addresses of the internet, over TLS, at its ports.
 */
export function createReceiverCheck(allow: readonly string[]): ReceiverCheck {
  const isAllowed = createAddressCheck(allow);
  return (url, address) => {
    if (isAllowed(address)) return true;
    const isPublic = !isSpecial(address) && (isIPv4(address) || isGlobalUnicast(address));
    return isPublic && url.protocol === "https:" && PORTS.has(url.port);
  };
}
