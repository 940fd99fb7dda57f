/** Where everything listens unless the configuration says otherwise. */
export const LOOPBACK = "127.0.0.1";

/** The names of the machine to itself, as URLs write them. */
export const LOOPBACK_NAMES = ["localhost", LOOPBACK, "[::1]"] as const;
const ANY_HOSTS: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Whether a host to listen on stands for every address of the machine; it is no address to reach anything at. */
export function isAnyHost(host: string): boolean {
  return ANY_HOSTS.has(host);
}

/** `http://host:port` at which this machine reaches what listens there; loopback for what listens everywhere. */
export function toOrigin({ host, port }: { readonly host: string; readonly port: number }): string {
  const reachable = isAnyHost(host) ? LOOPBACK : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/** Judges a `Host` header. */
export type HostCheck = (header: string | undefined) => boolean;

/**
 * Creates the check of `Host` headers: loopback names pass, and the names given here, on any port. Everything else may be
 * a foreign name that somebody pointed at this machine.
 *
 * @param allowed host names, addresses or origins; those that stand for every address of the machine name nothing.
 */
export function createHostCheck(allowed: readonly string[]): HostCheck {
  const named = allowed.filter((host) => !isAnyHost(host)).map(toHostname);
  const names: ReadonlySet<string | undefined> = new Set([...LOOPBACK_NAMES, ...named]);
  return (header) =>
    header !== undefined && /^[^/?#@\\\s]+$/.test(header) && names.has(URL.parse(`http://${header}`)?.hostname);
}

/** The name in a host, an address or an origin, as URLs write it. */
function toHostname(host: string): string | undefined {
  if (host.includes("//")) return URL.parse(host)?.hostname;
  return URL.parse(`http://${host.includes(":") ? `[${host}]` : host}`)?.hostname;
}
