import type { PunchRowFragment, ScreenPunchFragment } from "@biometricflow/sdk/generated/graphql";

/** A punch as a screen on a wall is told it, as a row of the feed: whose PIN it is stays unknown. */
export function toPunchRow(punch: ScreenPunchFragment): PunchRowFragment {
  const user = punch.user && { ...punch.user, id: "" };
  return { ...punch, user, pin: null, localTime: null, stateCode: null, verifyCode: null };
}
