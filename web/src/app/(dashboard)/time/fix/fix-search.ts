import type { ExceptionKind } from "@biometricflow/sdk/generated/graphql";
import { parseAsStringLiteral } from "nuqs/server";
import { dayParser } from "../../../../attendance/day/day-key.ts";
import { type ParamReaders, toReader } from "../../../../ui/dropped-params.ts";
import { placeParser } from "../../../../ui/place-search.ts";

/** What the page groups, in its order: what stops records, what people asked for, days, overtime, enrolments. */
export const FIX_GROUPS = [
  "RECORD_FAULT",
  "PIN_CONFLICT",
  "UNMAPPED_PIN",
  "REQUESTS",
  "MISSING_IN",
  "MISSING_OUT",
  "SHORT_DAY",
  "WORKED_ON_LEAVE",
  "ABSENT",
  "UNKNOWN_DAY",
  "CLOCK_DRIFT",
  "OVERTIME",
  "LEAVER_STILL_ENROLLED",
  "ENROLLED_BEFORE_EMPLOYMENT",
  "ENROLLED_NOWHERE",
  "NEVER_PUNCHED",
] as const satisfies readonly (ExceptionKind | "REQUESTS" | "OVERTIME")[];

/** One group of the page. */
export type FixGroup = (typeof FIX_GROUPS)[number];

const groupParser = parseAsStringLiteral(FIX_GROUPS);

/** What the address of the page says: `place`, `kind` (one group alone), `row` (the day that is open). */
export const fixSearch = { place: placeParser, kind: groupParser, row: dayParser };

/** How the page reads its address beside `place`. */
export const fixParams: ParamReaders = { kind: toReader(groupParser), row: toReader(dayParser) };
