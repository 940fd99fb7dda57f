import { createServer } from "node:net";
import type { OrganisationConfig } from "@biometricflow/config/organisation";

/** A port that must be free, and what it is for. */
export interface PortClaim {
  readonly port: number;
  readonly host: string;
  /** Such as `place riyadh` or `simulated reader riyadh/gate-1`. */
  readonly purpose: string;
}

/** Every fixed port an organisation listens on. */
export function toPortClaims(organisation: OrganisationConfig): readonly PortClaim[] {
  const { directory, attendance, router, web, simulator } = organisation.listen;
  const own = Object.entries({ directory, attendance, router, web, ...(simulator === undefined ? {} : { simulator }) });
  return [
    ...own.map(([purpose, { port, host }]) => ({ port, host, purpose })),
    ...organisation.places.flatMap((place) => [
      { port: place.port, host: place.host, purpose: `place ${place.id}` },
      ...(place.push === undefined ? [] : [{ ...place.push, purpose: `readers that push to ${place.id}` }]),
      ...place.readers
        .filter((reader) => reader.simulate)
        .map((reader) => ({
          port: reader.port,
          host: reader.host,
          purpose: `simulated reader ${place.id}/${reader.id}`,
        })),
    ]),
  ].filter((claim) => claim.port !== 0);
}

/** The claims whose port another program holds now. */
export async function findTakenPorts(claims: readonly PortClaim[]): Promise<readonly PortClaim[]> {
  const free = await Promise.all(claims.map(({ port, host }) => isFree(port, host)));
  return claims.filter((_claim, index) => !free[index]);
}

/** True when a listener could be opened on the port. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
