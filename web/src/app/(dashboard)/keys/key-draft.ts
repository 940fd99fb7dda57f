import type { CreateApiKeyInput, Role } from "@biometricflow/sdk/generated/graphql";
import { addDays, type DateText, toStartOfDay } from "../../../lib/zone.ts";

/** What a key may do: any role but that of somebody with a record of their own. */
export const KEY_ROLES = [
  "SCREEN",
  "FEEDER",
  "VIEWER",
  "AUDITOR",
  "MANAGER",
  "PLACE_ADMIN",
  "HR",
  "ADMIN",
] as const satisfies readonly Role[];

/** Roles that count at named places alone. */
const OF_PLACES: readonly Role[] = ["PLACE_ADMIN", "FEEDER", "SCREEN"];
const NAME = /^[a-z0-9._-]{1,64}$/;
const USUAL_DAYS = 90;
const MOST_DAYS = 365;

/** A key while it is typed. */
export interface KeyDraft {
  readonly name: string;
  readonly role: (typeof KEY_ROLES)[number];
  /** None: every place. */
  readonly placeIds: readonly string[];
  /** Its last day. */
  readonly until: DateText | null;
}

/** What of a draft does not do. */
export type KeyFault = "name" | "places" | "until";

/** A key that nobody typed anything of yet. */
export function toNewKey(today: DateText): KeyDraft {
  return { name: "", role: "VIEWER", placeIds: [], until: addDays(today, USUAL_DAYS) };
}

/** The first thing of a draft that does not do; undefined when all does. */
export function findKeyFault({ name, role, placeIds, until }: KeyDraft, today: DateText): KeyFault | undefined {
  if (!NAME.test(name.trim())) return "name";
  if (placeIds.length === 0 && OF_PLACES.includes(role)) return "places";
  return until === null || until < today || until >= addDays(today, MOST_DAYS) ? "until" : undefined;
}

/** What a draft asks for: the key ends when its last day does, in the zone of whoever makes it. */
export function toKeyInput(draft: KeyDraft, today: DateText, zone: string): CreateApiKeyInput | undefined {
  const { name, role, placeIds, until } = draft;
  if (until === null || findKeyFault(draft, today) !== undefined) return undefined;
  const places = placeIds.length === 0 ? ["*"] : [...placeIds];
  return { name: name.trim(), role, places, expiresAt: toStartOfDay(addDays(until, 1), zone) };
}
