import type { DeviceWriteFactsFragment } from "@biometricflow/sdk/generated/graphql";

/** When whoever is signed in may change what is on readers, as far as the role may. */
export type DeviceWrites =
  | { readonly kind: "ALWAYS" }
  /** For a time that an administrator gives; milliseconds since 1970, 0 while nothing is given. */
  | { readonly kind: "TIMED"; readonly untilMs: number };

/** What the router says of it; at any time while it does not say: whoever may not is refused by it. */
export function toDeviceWrites(me: DeviceWriteFactsFragment | null | undefined): DeviceWrites {
  if (me?.deviceWrites !== "TIMED") return { kind: "ALWAYS" };
  return { kind: "TIMED", untilMs: me.deviceWritesUntil ? Date.parse(me.deviceWritesUntil) : 0 };
}

/** Whether both say the same: what is told every few seconds must not render a page each time. */
export function isSameRight(left: DeviceWrites, right: DeviceWrites): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** How a right stands in a moment; `endsInMs` is what is left of one that ends by itself. */
export type RightNow =
  | { readonly kind: "STANDS" }
  | { readonly kind: "ENDS"; readonly untilMs: number; readonly endsInMs: number }
  /** It was given, and is over. */
  | { readonly kind: "ENDED"; readonly untilMs: number }
  | { readonly kind: "NOT_GIVEN" };

/** How it stands now. */
export function judgeRight(right: DeviceWrites, nowMs: number): RightNow {
  if (right.kind === "ALWAYS") return { kind: "STANDS" };
  const { untilMs } = right;
  if (untilMs === 0) return { kind: "NOT_GIVEN" };
  return untilMs > nowMs ? { kind: "ENDS", untilMs, endsInMs: untilMs - nowMs } : { kind: "ENDED", untilMs };
}
