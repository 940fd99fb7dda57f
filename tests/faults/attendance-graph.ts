import type { Fault } from "./fault.ts";

const PRESENCE = { project: "unit", tests: "domain/presence/presence.test" } as const;

const INSIGHTS = { project: "unit", tests: "domain/insights/insights.test" } as const;

/** Faults of presence, summaries, exceptions, insights and what is told live. */
export const ATTENDANCE_GRAPH_FAULTS: readonly Fault[] = [
  {
    ...PRESENCE,
    name: "somebody is absent for lack of data",
    file: "subgraphs/attendance/src/domain/presence/presence-state.ts",
    find: '  if (doubt !== undefined) return { state: "UNKNOWN", doubt };\n',
    replace: "",
  },
  {
    project: "unit",
    tests: "recompute/recomputer.test",
    name: "somebody who is the only one left waits for ever, and nobody is told why",
    file: "subgraphs/attendance/src/recompute/recomputer.ts",
    find: "failed.length === work.length && !(await isStuck())",
    replace: "failed.length === work.length",
  },
  {
    project: "unit",
    tests: "domain/changes/changes.test",
    name: "whoever saw a record where it was is not told that it moved",
    file: "subgraphs/attendance/src/domain/changes/find-changes.ts",
    find: "      ...left.map((row) => ({ ...toSubject(row, before), row: undefined })),\n",
    replace: "",
  },
  {
    project: "unit",
    tests: "packages/subgraph/src/changes/change-stream.test",
    name: "changes that are too many to tell are dropped without a word",
    file: "packages/subgraph/src/changes/change-stream.ts",
    find: "    this.#hasTooMuch = true;\n",
    replace: "",
  },
  {
    project: "unit",
    tests: "router/src/change-streams/change-roots.test",
    name: "changes of a place are told to whoever does not see it",
    file: "router/src/change-streams/change-roots.ts",
    find: "? canSeePlace(viewer, place) :",
    replace: "? true :",
  },
  {
    project: "unit",
    tests: "router/src/change-streams/change-roots.test",
    name: "an alert of the organisation as a whole is told to whoever sees some places",
    file: "router/src/change-streams/change-roots.ts",
    find: ': viewer.places === "*";',
    replace: ": true;",
  },
  {
    project: "unit",
    tests: "recompute/announce-changes.test",
    name: "whoever begins to listen while records are saved is told nothing",
    file: "subgraphs/attendance/src/recompute/announce-changes.ts",
    find: "      if (before === undefined) {\n",
    replace: "      if (!isHeard) return;\n      if (before === undefined) {\n",
  },
  {
    project: "unit",
    tests: "domain/follow/reader-drift.test",
    name: "rows before a reading of the clock have its drift",
    file: "subgraphs/attendance/src/domain/follow/reader-drift.ts",
    find: "  for (const change of changes) {\n",
    replace:
      '  for (const change of changes) if (change.kind === "PROOF") after.set(change.readerId, change.driftSeconds ?? 0);\n  for (const change of changes) {\n',
  },
  {
    ...INSIGHTS,
    name: "whoever comes as it suits is unusual",
    file: "subgraphs/attendance/src/domain/insights/usual-hours.ts",
    find: "Math.max(UNUSUAL.leastMinutes, UNUSUAL.spreads * spread)",
    replace: "UNUSUAL.leastMinutes",
  },
  {
    ...INSIGHTS,
    name: "what chance makes of few days is a tendency",
    file: "subgraphs/attendance/src/domain/insights/tendencies.ts",
    find: "  if (Math.abs(points) < TENDENCY.leastDeviations * 100 * deviation) return undefined;\n",
    replace: "",
  },
  {
    project: "unit",
    tests: "attendance/src/graph/insight-scan.test",
    name: "an insight tells of days that the viewer does not see",
    file: "subgraphs/attendance/src/graph/insight-people.ts",
    find: " && (dates?.has(date) ?? true)",
    replace: "",
  },
  {
    name: "who used a reader least stands first",
    file: "subgraphs/attendance/src/domain/summary/device-summary.ts",
    find: "b.punches - a.punches",
    replace: "a.punches - b.punches",
    project: "unit",
    tests: "summary/device-summary",
  },
  {
    name: "a later proof tells what was in a log that was lost",
    file: "subgraphs/attendance/src/domain/records/reader-proof.ts",
    find: "return [unread, ...unsent, ...lost.map(toLostDoubt)]",
    replace: "return [unread, ...unsent]",
    project: "unit",
    tests: "domain/records/reader-proof.test",
  },
  {
    name: "a clock that is behind proves a day before it has written the last row of it",
    file: "subgraphs/attendance/src/domain/follow/reader-drift.ts",
    find: "provedUntilMs - Math.max(0, -driftSeconds) * 1_000",
    replace: "provedUntilMs",
    project: "unit",
    tests: "domain/follow/reader-drift.test",
  },
];
