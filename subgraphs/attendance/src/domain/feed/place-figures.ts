/** What is counted of a place now. */
export interface PlaceFigures {
  readonly placeId: string;
  /** People who left and are enrolled there. */
  readonly leaversEnrolled: number;
  /** People who punched on a day under way on which they do not work. */
  readonly punchedOnDayOff: number;
}

/** Port: counts of each place that has any, on a date. */
export type ReadFigures = (today: string) => Promise<readonly PlaceFigures[]>;
