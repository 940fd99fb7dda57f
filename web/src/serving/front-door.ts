import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { createAddressCheck, createHostCheck, toScheme } from "@biometricflow/config/hosts";
import type { WebConfig } from "@biometricflow/config/web-config";
import { toPlainAddress } from "@biometricflow/edge/address-key";
import proxyAddr from "@fastify/proxy-addr";

/** What a refused visitor reads. */
export const FOREIGN_HOST = "The dashboard does not answer under that host name.\n";

/** Decides under which names the dashboard answers, and which headers of a request count. */
export interface FrontDoor {
  /** The origin a request was made to; undefined when its `Host` is none of ours. */
  readonly toOwnOrigin: (host: string | undefined) => string | undefined;
  /** Whether an own origin is the public one, over TLS: whoever came by it may be told to come by TLS alone. */
  readonly isPublicTls: (ownOrigin: string) => boolean;
  /** The visitor's address: what trusted proxies say, else who is connected. */
  readonly toClientAddress: (request: IncomingMessage) => string;
  /** Whether an address is one of many visitors: that of a proxy or of this machine. */
  readonly isShared: (address: string) => boolean;
}

const isLoopback = createAddressCheck(["127.0.0.0/8", "::1"]);

/** Creates the decisions of one dashboard. */
export function createFrontDoor(config: Pick<WebConfig, "publicUrl" | "trustedProxies" | "listen">): FrontDoor {
  const { publicUrl, trustedProxies, listen } = config;
  const isAllowed = createHostCheck([listen.web.host, ...(publicUrl === undefined ? [] : [publicUrl])]);
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return {
    toOwnOrigin: (host) => (isAllowed(host) ? toOrigin(host ?? "", toScheme(listen.web), publicUrl) : undefined),
    isPublicTls: (ownOrigin) => ownOrigin === publicUrl && publicUrl.startsWith("https:"),
    toClientAddress: (request) => proxyAddr(request, isTrusted) ?? "unknown",
    isShared: (address) => isLoopback(toPlainAddress(address)) || isTrusted(address, 0),
  };
}

/** A proxy may pass the public name on without its port, and always without its scheme: `publicUrl` has both. */
function toOrigin(host: string, scheme: "http" | "https", publicUrl: string | undefined): string {
  const asked = new URL(`${scheme}://${host}`);
  const known = publicUrl === undefined ? undefined : new URL(publicUrl);
  const isPublic =
    known?.hostname === asked.hostname &&
    (known.protocol === "https:" || asked.port === "" || known.port === asked.port);
  return isPublic ? known.origin : asked.origin;
}

const FORWARDED_HEADERS = ["forwarded", "x-forwarded-host", "x-forwarded-port", "x-forwarded-server", "x-real-ip"];

/**
 * Replaces what a request says of its own origin and address by what is true: whatever lies behind reads `host`,
 * `x-forwarded-proto` and `x-forwarded-for` and may believe them.
 */
export function setOwnHeaders(headers: IncomingHttpHeaders, ownOrigin: string, clientAddress: string): void {
  for (const name of FORWARDED_HEADERS) delete headers[name];
  const { host, protocol } = new URL(ownOrigin);
  headers["host"] = host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  headers["x-forwarded-for"] = clientAddress;
}
