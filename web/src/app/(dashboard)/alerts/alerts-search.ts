import type { AlertKind, AlertsQueryVariables } from "@biometricflow/sdk/generated/graphql";
import { parseAsStringLiteral } from "nuqs/server";
import { type PlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { placeParser } from "../../../ui/place-search.ts";

/** What an alert can be about, in the order of the filter. */
export const ALERT_KINDS = [
  "PLACE_DOWN",
  "DISK_FAULT",
  "DISK_NEARLY_FULL",
  "DEVICE_OFFLINE",
  "RECORDS_MISSING",
  "LOG_LOST",
  "LOG_NEARLY_FULL",
  "CLOCK_DRIFT",
  "UNKNOWN_PIN_BURST",
  "SIGN_IN_FAILURES",
  "LEAVER_ENROLLED",
  "PUNCH_ON_DAY_OFF",
  "PUNCH_OUT_OF_HOURS",
] as const satisfies readonly AlertKind[];

/** What the address of the alerts page says: `place`, `kind`. */
export const alertsSearch = { place: placeParser, kind: parseAsStringLiteral(ALERT_KINDS) };

/** How the page reads its address beside `place`. */
export const alertsParams: ParamReaders = { kind: toReader(alertsSearch.kind) };

/** What the alerts of some places and one kind, or of all, are asked with: those that stand, and those that are over. */
export function toAlertVariables({ ids }: Pick<PlaceScope, "ids">, kind: AlertKind | null, first: number) {
  const filter = { ...toPlaceVariables(ids), ...(kind === null ? {} : { kinds: [kind] }) };
  return {
    open: { ...filter, states: ["RAISED"] },
    over: { ...filter, states: ["RESOLVED"] },
    first,
  } satisfies AlertsQueryVariables;
}
