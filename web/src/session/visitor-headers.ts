import { readFileSync } from "node:fs";
import { DASHBOARD_PROOF_HEADER } from "@biometricflow/config/dashboard-proof";

/**
 * What a request to the router says of the visitor it is made for: the address, and the proof that this dashboard may
 * say so. Without the router's secret on this machine the router asks `trustedProxies` whether our word counts.
 */
export function toVisitorHeaders(address: string | null): Record<string, string> {
  if (address === null) return {};
  const proof = readProof();
  return { "x-forwarded-for": address, ...(proof === undefined ? {} : { [DASHBOARD_PROOF_HEADER]: proof }) };
}

/** Read each time: the router makes the file at its first start, which may come after ours. */
function readProof(): string | undefined {
  const file = process.env.BIOMETRICFLOW_DASHBOARD_PROOF_FILE;
  if (file === undefined || file === "") return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return undefined; // a dashboard on a machine of its own
  }
}
