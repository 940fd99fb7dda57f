import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { findWeaknesses, toDeviceSetups } from "@biometricflow/place/operate";
import type { AuditFinding } from "./finding.ts";

/** What the places say of the readers in their files; simulated ones are nobody's. */
export function auditReaders({ places }: OrganisationConfig): readonly AuditFinding[] {
  return places.flatMap((place) => {
    const readers = place.readers.filter(({ simulate }) => simulate === undefined);
    return toDeviceSetups({ ...place, readers }).flatMap(({ readerId, address, hasPublicAddress, commKeyStrength }) =>
      findWeaknesses({ address, hasPublicAddress, commKeyStrength, firmware: undefined }).map((found) => ({
        ...found,
        where: `reader ${place.id}/${readerId}`,
      })),
    );
  });
}
