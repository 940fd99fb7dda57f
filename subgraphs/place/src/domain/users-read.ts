import type { DeviceFacts, DeviceRecord, UsersRead } from "./device.ts";

/** The list is read again after so long, whatever the counts say: a name may be another one. */
const LIST_HOLDS_MS = 23 * 3_600_000;

/** What the reader said with a list of its users. */
interface UsersTold {
  readonly reportedCount: number | undefined;
  readonly nameBytes: readonly number[];
}

/** The list that was just read. */
export function toUsersRead(
  { operations }: Pick<DeviceFacts, "operations">,
  { reportedCount, nameBytes }: UsersTold,
  nowMs: number,
): UsersRead {
  return {
    ...{ atMs: nowMs, nameBytes },
    ...(reportedCount === undefined ? {} : { count: reportedCount }),
    ...(operations === undefined ? {} : { operations }),
  };
}

/**
 * Whether the users of a reader must be read at the beginning of a visit: where they are as many as they were, and nobody has
 * operated the reader since, they are the same.
 *
 * @param device with the counts of now.
 */
export function areUsersNeeded(device: DeviceRecord, nowMs: number): boolean {
  const { usersRead, users, unreadUsers, operations, proof } = device;
  if (usersRead === undefined || unreadUsers !== 0 || users === undefined) return true;
  const isSame = usersRead.count === users && usersRead.operations === operations;
  // Rows that name the slot alone are of whoever is in it now.
  const mayBeNamed = proof?.userForm === "SLOT" && device.punches !== proof.countAtRead;
  return !isSame || mayBeNamed || nowMs - usersRead.atMs >= LIST_HOLDS_MS;
}
