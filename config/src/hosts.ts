import { BlockList, isIP } from "node:net";

/** Where everything listens unless the configuration says otherwise. */
export const LOOPBACK = "127.0.0.1";

/** The names of the machine to itself, as URLs write them. */
export const LOOPBACK_NAMES = ["localhost", LOOPBACK, "[::1]"] as const;
const ANY_HOSTS: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Whether a host to listen on stands for every address of the machine; it is no address to reach anything at. */
export function isAnyHost(host: string): boolean {
  return ANY_HOSTS.has(host);
}

/** An address that something listens at, and what it speaks there: TLS where `tls` is anything. */
export interface Listening {
  readonly host: string;
  readonly port: number;
  readonly tls?: object | undefined;
}

/** What is spoken there, as URLs name it. */
export function toScheme({ tls }: Pick<Listening, "tls">): "http" | "https" {
  return tls === undefined ? "http" : "https";
}

/** `http://host:port`, or `https`, at which this machine reaches what listens there; loopback for what listens everywhere. */
export function toOrigin({ host, port, tls }: Listening): string {
  const reachable = isAnyHost(host) ? LOOPBACK : host;
  return `${toScheme({ tls })}://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
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

/** Whether an address is one of a list, or in a network of it such as `10.0.0.0/8`; what is no address is in none. */
export function createAddressCheck(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    if (bits === undefined) list.addAddress(address, toFamily(address));
    else list.addSubnet(address, Number(bits), toFamily(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, toFamily(address));
}

function toFamily(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}

/** Of machines themselves, of links and of private networks. Source: RFC 1918, 3927, 4193, 4291, 6598. */
const isPrivate = createAddressCheck([
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "100.64.0.0/10"],
  ...["::1/128", "fc00::/7", "fe80::/10"],
]);

/** Whether a host is an address of no private network. Names are not judged: whether one leads outside only its network knows. */
export function isPublicAddress(host: string): boolean {
  return isIP(host) !== 0 && !isPrivate(host);
}
