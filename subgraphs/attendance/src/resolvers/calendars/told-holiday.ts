import { codedError } from "@biometricflow/service/errors/error-codes";
import { MOST_HOLIDAY_DAYS } from "../../domain/calendars/holiday.ts";
import type { RefusedHoliday } from "../../domain/calendars/holiday-plan.ts";

/** What came of a change of a holiday. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT where nothing did */
export function toldHoliday<Done extends { readonly kind: "DONE" }>(outcome: Done | RefusedHoliday): Done {
  switch (outcome.kind) {
    case "DONE":
      return outcome;
    case "GONE":
      throw codedError("NOT_FOUND", "There is no such holiday in your scope: read the calendars again", {
        argument: "input.id",
      });
    case "ELSEWHERE_TOO":
      throw codedError(
        "FORBIDDEN",
        "It is a holiday at a place out of your scope too: remove it at your places alone",
        {
          argument: "input.id",
        },
      );
    case "BAD_DATES":
      throw codedError("BAD_USER_INPUT", `A holiday ends on its first date or within ${MOST_HOLIDAY_DAYS} days`, {
        argument: "input.from",
      });
  }
}
