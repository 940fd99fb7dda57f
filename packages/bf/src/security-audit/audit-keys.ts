import type { OperatedKey } from "@biometricflow/directory/operate";
import type { AuditFinding } from "./finding.ts";

/** API keys that may do everything: they never end by themselves. */
export function auditApiKeys(keys: readonly OperatedKey[]): readonly AuditFinding[] {
  return keys
    .filter(({ role, enabled }) => role === "ADMIN" && enabled)
    .map(({ name }) => ({
      code: "API_KEY_OF_ADMIN",
      severity: "MEDIUM",
      where: `API key ${name}`,
      message: "A program may do all that an administrator may, and its key never ends by itself",
      steps: [
        "Make a key of the least role that will do: bf api-key add --name N --role VIEWER",
        `Give that to the program, then end this one: bf api-key disable --name ${name}`,
      ],
    }));
}
