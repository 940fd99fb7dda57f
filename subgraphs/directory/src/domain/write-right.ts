import type { TimedDeviceWrites } from "@biometricflow/schema/revocations";
import type { Role } from "@biometricflow/service/identity/role";
import { isUsable, type Principal } from "./principal.ts";
import type { DeviceWriteRight } from "./timed-writes.ts";

/** Roles that may write to readers at all: those of the mutations that `@writesToReader` marks. */
export const DEVICE_WRITERS: readonly Role[] = ["ADMIN", "PLACE_ADMIN"];

/** Whether somebody may write to readers at any time. */
export function writesAlways({ role, deviceWrites }: Pick<Principal, "role" | "deviceWrites">): boolean {
  return DEVICE_WRITERS.includes(role) && deviceWrites === undefined;
}

/** Whether somebody has the right at any time, or gives it: who takes over an administrator has what that one gives. */
export function commandsWrites(principal: Pick<Principal, "role" | "deviceWrites">): boolean {
  return writesAlways(principal) || principal.role === "ADMIN";
}

/** Which right an account or key has. */
export function toWriteRight({ deviceWrites }: Pick<Principal, "deviceWrites">): DeviceWriteRight {
  return deviceWrites === undefined ? "ALWAYS" : "TIMED";
}

/** An account or key with this right; what was given of it for a time stays where it is timed still. */
export function withWriteRight(principal: Principal, right: DeviceWriteRight): Principal {
  const { deviceWrites, ...rest } = principal;
  return right === "ALWAYS" ? rest : { ...rest, deviceWrites: deviceWrites ?? {} };
}

/**
 * Keys that keep an account from having the right for a time alone: by one that it made and that has it at any time, it would have it at any
 * time still. None where the account is set so already, or stays as it is.
 *
 * @param keys that the account made
 */
export function listWritingKeys(
  before: Pick<Principal, "deviceWrites">,
  after: Pick<Principal, "deviceWrites">,
  { keys, nowMs }: { readonly keys: readonly Principal[]; readonly nowMs: number },
): readonly Principal[] {
  const isNew = before.deviceWrites === undefined && after.deviceWrites !== undefined;
  return isNew ? keys.filter((key) => isUsable(key, nowMs) && writesAlways(key)) : [];
}

/** The account with its right for a time over; as it is where there is none, or it is over already. */
export function endGrant(account: Principal, atMs: number): Principal {
  const grant = account.deviceWrites?.grant;
  if (grant === undefined || grant.untilMs <= atMs) return account;
  return { ...account, deviceWrites: { grant: { ...grant, untilMs: atMs } } };
}

/** Who has the right for a time now, as the router is told. */
export function listTimedWrites(principals: readonly Principal[], nowMs: number): readonly TimedDeviceWrites[] {
  return principals.flatMap(({ subject, enabled, deviceWrites }) => {
    const untilMs = deviceWrites?.grant?.untilMs ?? 0;
    return enabled && untilMs > nowMs ? [{ subject, untilMs }] : [];
  });
}
