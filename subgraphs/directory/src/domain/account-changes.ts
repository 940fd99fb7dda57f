import { type AuditedChange, type AuditedValues, toAuditedChanges } from "@biometricflow/service/audit/change";
import { isActive } from "./second-factor.ts";
import type { Principal } from "./principal.ts";

/** What the audit tells of a change of an account or a key: whose it is, always, so that it goes with them; what it may; nothing that signs in. */
export function toAccountChanges(before: Principal | undefined, after: Principal): readonly AuditedChange[] {
  return toAuditedChanges(before && toAccountValues(before), toAccountValues(after), ["users"]);
}

function toAccountValues(principal: Principal): AuditedValues {
  const { name, role, places, users, enabled, waitsForPassword = false, secondFactor, passkeys = [], key } = principal;
  return {
    ...{ name, role, places, users, isEnabled: enabled, waitsForPassword },
    hasSecondFactor: isActive(secondFactor),
    passkeys: passkeys.length,
    ...toWriteValues(principal),
    ...(key?.expiresAtMs === undefined ? {} : { expiresAt: new Date(key.expiresAtMs).toISOString() }),
  };
}

/** Of an account that may write to readers for a time alone: until when and why. */
function toWriteValues({ deviceWrites }: Principal): AuditedValues {
  if (deviceWrites === undefined) return {};
  const { grant } = deviceWrites;
  if (grant === undefined) return { deviceWrites: "TIMED" };
  const deviceWritesUntil = new Date(grant.untilMs).toISOString();
  return { deviceWrites: "TIMED", deviceWritesUntil, deviceWritesReason: grant.reason };
}
