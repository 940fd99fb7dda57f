/** Whether the right to write to readers, of a role that has it, stands at any time or is given for a time. */
export const DEVICE_WRITE_RIGHTS = ["ALWAYS", "TIMED"] as const;

/** One of them. */
export type DeviceWriteRight = (typeof DEVICE_WRITE_RIGHTS)[number];

/** The right for a time, as it was given last; it may be over. */
export interface DeviceWriteGrant {
  /** Milliseconds since 1970. */
  readonly untilMs: number;
  readonly grantedAtMs: number;
  /** The account that gave it. */
  readonly grantedBy: string;
  readonly reason: string;
}

/** Of an account whose right is given for a time. */
export interface TimedWrites {
  readonly grant?: DeviceWriteGrant;
}
