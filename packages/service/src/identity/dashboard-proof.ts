import type { IncomingMessage } from "node:http";
import { DASHBOARD_PROOF_HEADER } from "@biometricflow/config/dashboard-proof";
import { readOrCreateSecret } from "./keys.ts";
import { createSecretCheck } from "./secret-check.ts";

/** Whether a request is of the dashboard's server on this machine. */
export type DashboardCheck = (request: IncomingMessage) => boolean;

/**
 * Reads the secret that the dashboard's server shows, 64 hex digits; where there is none, a random one is made, mode 600.
 *
 * @throws {KeyFileError}
 */
export function readDashboardProof(path: string): string {
  return readOrCreateSecret(path).toString("hex");
}

/** Knows the dashboard by its secret. */
export function createDashboardCheck(proof: string): DashboardCheck {
  const isProof = createSecretCheck(proof);
  return ({ headers }) => {
    const given = headers[DASHBOARD_PROOF_HEADER];
    return typeof given === "string" && isProof(given);
  };
}
