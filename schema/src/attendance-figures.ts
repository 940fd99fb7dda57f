import { z } from "zod";

const placeFigures = z.object({
  placeId: z.string().min(1),
  /** People who left and are enrolled on readers of the place. */
  leaversEnrolled: z.int().min(0),
  /** People who punched on a day under way on which they do not work: a day off, a holiday, leave. */
  punchedOnDayOff: z.int().min(0),
});

const attendanceFigures = z.object({ places: z.array(placeFigures).readonly() });

/** What attendance counts at a place now. */
export type PlaceFigures = Readonly<z.infer<typeof placeFigures>>;
/** The answer of attendance's `GET /figures`: of each place, counts, and nobody by name or id. */
export type AttendanceFigures = Readonly<z.infer<typeof attendanceFigures>>;

/** Reads an answer; `undefined` for one that is none. Keys that it does not know are left out. */
export function parseAttendanceFigures(text: string): AttendanceFigures | undefined {
  try {
    return attendanceFigures.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON
  }
}
