/** The weekend of a place from a date on. */
interface PlaceWeekendTable {
  place_id: string;
  from_date: string;
  /** Names of weekdays parted by commas; empty: every day is worked. */
  weekend: string;
}

/** Dates on which nobody is expected, at the places of `holiday_place`. */
interface HolidayTable {
  id: string;
  from_date: string;
  to_date: string;
  name: string;
  latin_name: string | null;
  arabic_name: string | null;
  /** The suggestion that was confirmed. */
  suggestion: string | null;
}

/** Where a holiday is one. */
interface HolidayPlaceTable {
  holiday_id: string;
  place_id: string;
}

/** A weekend day worked. */
interface ExtraWorkingDayTable {
  place_id: string;
  date: string;
}

/** Tables of calendars. */
export interface CalendarTables {
  place_weekend: PlaceWeekendTable;
  holiday: HolidayTable;
  holiday_place: HolidayPlaceTable;
  extra_working_day: ExtraWorkingDayTable;
}
