import type { AttendanceProcess } from "../../load/attendance/attendance-process.ts";
import type { YearsSize } from "../../load/attendance/punch-years.ts";
import { toPin } from "../../load/attendance/punch-years.ts";
import { type Figure, toFigure } from "./figures.ts";
import { DEPARTMENTS } from "./filters.ts";

const IMPORT = `mutation ($csv: String!) { importPeople(input: { csv: $csv, dryRun: false }) { isDone faults { found } } }`;
const PEOPLE_PER_SHEET = 1000;

/**
 * Waits until everything that the places tell is kept, gives everybody a department, and waits until everybody's records are
 * worked out; rates by the clock and by the CPU of the process, for the machine may have other work.
 *
 * @param rows that the places have to tell
 * @param toDiskMb what the store takes on the disk
 */
export async function feedAll(
  process: AttendanceProcess,
  { people, lastDate }: YearsSize,
  { rows, toDiskMb }: { readonly rows: number; readonly toDiskMb: () => number | Promise<number> },
): Promise<readonly Figure[]> {
  const [beganMs, cpuMs] = [performance.now(), process.cpuMs()];
  while (!(await isTold(process))) await new Promise((done) => setTimeout(done, 100));
  const [fedMs, fedCpuMs] = [performance.now() - beganMs, process.cpuMs() - cpuMs];
  const fed = [
    toFigure("rows from the feed", rows),
    toFigure("rows a second", (rows / fedMs) * 1000, ">= 20,000"),
    toFigure("rows a second of CPU", (rows / fedCpuMs) * 1000),
    toFigure("most memory while fed, MB", process.memory().peakMb),
  ];
  const importBeganMs = performance.now();
  await importPeople(process, people);
  const recordsBeganMs = performance.now();
  const filter = { from: "2000-01-01", to: lastDate };
  const list = `query ($filter: AttendanceFilter!) { attendance(filter: $filter) { recomputing } }`;
  while ((await process.ask(list, { filter })).attendance.recomputing > 0)
    await new Promise((done) => setTimeout(done, 200));
  const recordsMs = performance.now() - recordsBeganMs;
  const count = `query ($filter: AttendanceFilter!) { attendance(filter: $filter) { totalCount } }`;
  const records = (await process.ask(count, { filter })).attendance.totalCount;
  return [
    ...fed,
    toFigure("import of people, a second", (people / (recordsBeganMs - importBeganMs)) * 1000),
    toFigure("records", records),
    toFigure("records a second", (records / recordsMs) * 1000),
    toFigure("most memory with the records, MB", process.memory().peakMb),
    toFigure("disk, MB", await toDiskMb()),
  ];
}

async function isTold(process: AttendanceProcess): Promise<boolean> {
  const { attendanceSources } = await process.ask("{ attendanceSources { asOf pending } }");
  return attendanceSources.every(({ asOf, pending }: { asOf: unknown; pending: number }) => asOf && pending === 0);
}

async function importPeople({ ask }: AttendanceProcess, people: number): Promise<void> {
  for (let start = 0; start < people; start += PEOPLE_PER_SHEET) {
    const lines = Array.from({ length: Math.min(PEOPLE_PER_SHEET, people - start) }, (_, index) => {
      const pin = toPin(start + index);
      return `${pin},d-${(start + index) % DEPARTMENTS}`;
    });
    const { importPeople: done } = await ask(IMPORT, { csv: `pin,department\n${lines.join("\n")}\n` });
    if (!done.isDone) throw new Error(JSON.stringify(done.faults.slice(0, 3)));
  }
}
