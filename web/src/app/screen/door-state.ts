/** How the door of a screen stands; each has its words. */
export type DoorState = "opening" | "asking" | "replacing" | "leaving" | "waiting" | "over" | "otherKey" | "noKey";

const STATES: Readonly<Record<string, DoorState>> = {
  SCREEN_KEY_NEW: "asking",
  SESSION_OF_OTHER: "replacing",
  SCREEN_KEY_MISSING: "noKey",
  BAD_USER_INPUT: "noKey",
  UNAUTHENTICATED: "over",
  FORBIDDEN: "otherKey",
};

/** What an answer makes of the door; undefined: the screen is open. Codes that say nothing for good are waited out. */
export function toDoorState(code: string | undefined): DoorState | undefined {
  return code === undefined ? undefined : (STATES[code] ?? "waiting");
}

/** Whether the door asks by itself. */
export function isTrying(state: DoorState): boolean {
  return state === "opening" || state === "waiting";
}
