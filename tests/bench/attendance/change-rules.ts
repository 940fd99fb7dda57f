import type { AttendanceProcess } from "../../load/attendance/attendance-process.ts";
import { type Figure, toFigure } from "./figures.ts";
import { addDays } from "./filters.ts";
import { COUNTED, PAGE } from "./questions.ts";

const WEEKEND = `mutation ($placeId: ID!, $from: Date!, $weekend: [Weekday!]!) {
  editPlaceCalendar(input: { placeId: $placeId, setWeekend: { from: $from, weekend: $weekend } }) { calendar { place { id } } }
}`;
const LOOK_EVERY_MS = 50;

/** Changes the weekend of every place over a month, and looks at one page until all is done. */
export async function changeRules(process: AttendanceProcess, lastDate: string): Promise<readonly Figure[]> {
  const from = addDays(lastDate, -30);
  const filter = { from, to: addDays(from, 29) };
  const askPage = async () =>
    JSON.stringify((await process.ask(PAGE, { filter, orderBy: "DATE_ASC" })).attendance.edges);
  const [beganMs, cpuMs] = [performance.now(), process.cpuMs()];
  for (const placeId of ["riyadh", "dubai", "karachi"])
    await process.ask(WEEKEND, { placeId, from, weekend: ["TUE", "WED"] });
  const mutationMs = performance.now() - beganMs;
  const seen: { readonly atMs: number; readonly rows: string; readonly recomputing: number }[] = [];
  for (;;) {
    const rows = await askPage();
    const { recomputing } = (await process.ask(COUNTED, { filter })).attendance;
    seen.push({ atMs: performance.now() - beganMs, rows, recomputing });
    if (recomputing === 0) break;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  const everythingMs = performance.now() - beganMs;
  const last = await askPage();
  const firstRight = seen.findLastIndex(({ rows }) => rows !== last) + 1;
  const waits = seen.map(({ atMs }, index) => atMs - (seen[index - 1]?.atMs ?? mutationMs));
  return [
    toFigure("rule change, month of everybody: mutation, ms", mutationMs),
    toFigure("rule change: the asked page is right, ms", seen[firstRight]?.atMs ?? everythingMs, "<= 2,000"),
    toFigure("rule change: everything is right, ms", everythingMs, "<= 15,000 (PostgreSQL 30,000)"),
    toFigure("rule change: CPU of the process, ms", process.cpuMs() - cpuMs),
    toFigure("rule change: steps of progress that were seen", new Set(seen.map((look) => look.recomputing)).size),
    toFigure("rule change: longest look meanwhile, two questions, ms", Math.max(...waits) - LOOK_EVERY_MS),
  ];
}
