/**
 * How many dates away the hours of a date, or that it is a day off, may move the border of a business day (R8, R8a): a
 * shift ends 44 hours after the midnight of its date at the latest, and keeps 24 hours beside it at most.
 */
export const REACH_DAYS = 3;
