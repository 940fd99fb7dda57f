/** While a message is on its way it is asked often what became of it; else only whether there is a new one. In milliseconds. */
const SOON_MS = 5_000;
const LATER_MS = 30_000;

interface Told {
  readonly deliveries: { readonly edges: readonly { readonly node: { readonly state: string } }[] };
}

/** As many receivers as there can be. */
export const MOST_RECEIVERS = 100;

/** How long until the receivers are asked for again, in milliseconds. */
export function toPollMs(receivers: readonly Told[]): number {
  return receivers.some(({ deliveries }) => deliveries.edges[0]?.node.state === "WAITING") ? SOON_MS : LATER_MS;
}
