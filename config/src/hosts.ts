/** Where everything listens unless the configuration says otherwise. */
export const LOOPBACK = "127.0.0.1";

const ANY_HOSTS: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** Whether a host to listen on stands for every address of the machine; it is no address to reach anything at. */
function isAnyHost(host: string): boolean {
  return ANY_HOSTS.has(host);
}

/** `http://host:port` at which this machine reaches what listens there; loopback for what listens everywhere. */
export function toOrigin({ host, port }: { readonly host: string; readonly port: number }): string {
  const reachable = isAnyHost(host) ? LOOPBACK : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
