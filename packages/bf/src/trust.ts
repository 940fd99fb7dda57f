import { readAuthorities, trustAuthorities } from "@biometricflow/config/authorities";
import { readCertificate } from "@biometricflow/config/certificate";
import type { OrganisationSettings } from "@biometricflow/config/settings";
import { showClientCertificate } from "@biometricflow/edge/own-connections";

/** Has this command ask others as the processes of an organisation do. @throws {CertificateError} */
export function askAsProcesses({ tls }: Pick<OrganisationSettings, "tls">): void {
  if (tls.caFile !== undefined) trustAuthorities(readAuthorities(tls.caFile));
  if (tls.client !== undefined) showClientCertificate(readCertificate(tls.client));
}
