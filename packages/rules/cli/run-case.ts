import type { CompletenessProofs } from "../src/completeness.ts";
import { type DayQuery, type DayRecord, toDayRecords } from "../src/day-record.ts";
import { isDate } from "../src/local-time.ts";
import { createOrganisation, type Organisation } from "../src/organisation.ts";
import { parseOrganisationRules } from "../src/parse-organisation.ts";
import { parsePersonRules, toHomePlace } from "../src/parse-person.ts";
import { type PeriodSummary, toPeriodSummary } from "../src/period-summary.ts";
import type { Reading, SetAsideReading } from "../src/punch.ts";
import { type ResolvedLog, toResolvedLog } from "../src/reader-log.ts";
import { createSchedule, type Schedule } from "../src/schedule.ts";
import { createTimeline } from "../src/timeline.ts";
import type { CaseInput, CaseOutput } from "./case-format.ts";

/**
 * The record of a day case as `expected` spells it, or `null` where there is none.
 *
 * @throws {RulesError} for refused rules; {RangeError} for dates, times or places that do not exist.
 */
export function runDayCase(input: CaseInput): CaseOutput | null {
  const { records, setAside } = runCase(input, { from: input.date ?? "", to: input.date ?? "" });
  const record = records[0];
  return record ? { ...toRecordOutput(record), setAside: setAside.map(toSetAsideOutput) } : null;
}

/** The summary of a period case as `expected` spells it; throws as `runDayCase`. */
export function runSummaryCase(input: CaseInput): CaseOutput {
  return toSummaryOutput(toPeriodSummary(runCase(input, { from: input.from ?? "", to: input.to ?? "" }).records));
}

/** Everything a case gives: the records of its dates and what was set aside in its logs. */
export interface CaseResult {
  readonly schedule: Schedule;
  readonly log: ResolvedLog;
  readonly records: readonly DayRecord[];
  readonly setAside: readonly SetAsideReading[];
}

/** Runs the dates of a case; throws as `runDayCase`. */
export function runCase(input: CaseInput, dates: Pick<DayQuery, "from" | "to">): CaseResult {
  const organisation = createOrganisation(parseOrganisationRules(toOrganisation(input)));
  const schedule = toSchedule(input, organisation);
  const asOfMs = input.asOf === undefined ? Number.POSITIVE_INFINITY : parseInstant(input.asOf);
  const isEnrolled = (pin: string) => input.enrolledPins?.includes(pin) ?? true;
  const log = toResolvedLog(toReadings(input, schedule), { organisation, observedAtMs: asOfMs, isEnrolled });
  const own = toOwnLog(log, input, schedule);
  const query = { ...dates, asOfMs, additionalHolidays: input.additionalHolidays ?? [], proofs: toProofs(input) };
  return { schedule, log, records: toDayRecords(schedule, createTimeline(own), query), setAside: own.setAside };
}

function toOrganisation({ places, identity }: CaseInput): unknown {
  return { places, ...(identity === undefined ? {} : { identity }) };
}

function toSchedule(input: CaseInput, organisation: Organisation): Schedule {
  const { pin, homePlace, shift, roster, absences, employed } = input;
  const enrolledAt = input.enrolledAt ?? Object.keys(input.places);
  const given = Object.entries({ homePlace, shift, roster, absences, employed }).filter(
    ([, value]) => value !== undefined,
  );
  const rules = parseOrganisationRules(toOrganisation(input));
  const person = parsePersonRules({ pin, enrolledAt, ...Object.fromEntries(given) }, rules);
  const { scopePlace } = input;
  return createSchedule(
    organisation,
    person,
    scopePlace === undefined ? { kind: "ORGANISATION" } : { kind: "PLACE", place: scopePlace },
  );
}

function toReadings(input: CaseInput, schedule: Schedule): readonly Reading[] {
  const home = toHomePlace(schedule.person) ?? "";
  return input.punches.map((punch, index) => ({
    id: `#${index + 1}`,
    place: punch.place ?? home,
    device: punch.device ?? "D1",
    pin: punch.pin ?? input.pin,
    local: punch.t,
    state: punch.state ?? 0,
    driftSeconds: punch.driftSeconds ?? 0,
  }));
}

/** The rows of the case's person; rows of nobody are reported with them. */
function toOwnLog({ punches, setAside }: ResolvedLog, { pin }: CaseInput, { isInScope }: Schedule): ResolvedLog {
  return {
    punches: punches.filter((punch) => punch.pin === pin),
    setAside: setAside.filter(
      ({ punch, reason }) => (punch.pin === pin || reason === "UNKNOWN_PIN") && isInScope(punch.place),
    ),
  };
}

const ALWAYS = [{ fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY }];

function toProofs({ places, proved, notProved }: CaseInput): CompletenessProofs {
  if (notProved !== undefined) {
    return new Map(Object.keys(places).map((place) => [place, notProved.includes(place) ? [] : ALWAYS]));
  }
  if (proved === undefined) return "ALL_PROVED";
  const periods = Object.entries(proved).map(([place, list]) => {
    return [place, list.map(([from, to]) => ({ fromMs: parseInstant(from), toMs: parseInstant(to) }))] as const;
  });
  return new Map(periods);
}

/** `Date.parse` would take 30 February for 2 March. */
function parseInstant(iso: string): number {
  const instantMs = Date.parse(iso);
  const isInstant = /(Z|[+-]\d\d:\d\d)$/.test(iso) && isDate(iso.slice(0, 10)) && !Number.isNaN(instantMs);
  if (!isInstant) throw new RangeError(`not an instant: ${iso}`);
  return instantMs;
}

function toRecordOutput(record: DayRecord): CaseOutput {
  const { checkInMs, checkOutMs, progressPct, explanation: _explanation, ...figures } = record;
  return {
    ...figures,
    checkIn: toIso(checkInMs),
    checkOut: toIso(checkOutMs),
    progressPct: progressPct ?? null,
  };
}

function toSetAsideOutput({ punch, reason }: SetAsideReading): CaseOutput {
  const { place, device, pin, local, state } = punch;
  return { place, device, pin, t: local, state, reason };
}

function toSummaryOutput({ attendanceRatePct, hoursProgressPct, ...counts }: PeriodSummary): CaseOutput {
  return { ...counts, attendanceRatePct: attendanceRatePct ?? null, hoursProgressPct: hoursProgressPct ?? null };
}

function toIso(instantMs: number | undefined): string | null {
  return instantMs === undefined ? null : new Date(instantMs).toISOString().replace(".000Z", "Z");
}
