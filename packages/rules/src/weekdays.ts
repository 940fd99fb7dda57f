/** Days of the week as configured, in the order of `toWeekday`. */
export const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const;

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number];
