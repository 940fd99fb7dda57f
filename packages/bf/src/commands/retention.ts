import { parseArgs } from "node:util";
import { readAttendanceLeavers } from "@biometricflow/attendance/operate";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { type DirectoryDue, openRetention } from "@biometricflow/directory/operate";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { findDirectory } from "../own-directory.ts";
import { findElsewhere, readDatabaseUrl } from "../place-backup/own-ledgers.ts";

const DAY_MS = 86_400_000;

/** `bf retention`. */
export const retention: Command = {
  name: "retention",
  summary: "says what is kept longer than organisation.json allows, and removes it when told to",
  usage: `[--dry-run | --apply] [--config DIR] [--json]

  --dry-run  says what would go, and changes nothing; so it is without either
  --apply    removes it; the audit keeps that an operator did
  --config   the organisation's folder, default config
  --json     one JSON object

  Of the directory: rows of the audit, sessions that are over, and what webhooks were told, as the running directory removes them
  each hour. The organisation may run. Punches are never removed. Of attendance: who left longer ago than retention.leaverDays; they
  are named and never touched here: erase each with erasePerson, which also takes them off the readers and cannot be undone.
  Ends with 0, and with 1 where something could not be asked.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ "dry-run": { type: "boolean", default: false }, apply: { type: "boolean", default: false } },
        ...{ config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
      },
    });
    if (values["dry-run"] && values.apply) throw badUsage("--dry-run and --apply exclude each other");
    const organisation = readOrganisation(values.config);
    const nowMs = Date.now();
    const directory = await pruneDirectory(organisation, nowMs, values.apply);
    const people = await findLeavers(organisation, nowMs);
    const told = { isApplied: values.apply, ...directory, ...people };
    process.stdout.write(values.json ? `${JSON.stringify(told)}\n` : `${toLines(told).join("\n")}\n`);
    return people.missing === null ? 0 : 1;
  },
};

interface FoundLeavers {
  readonly leavers: Awaited<ReturnType<typeof readAttendanceLeavers>> | null;
  readonly missing: string | null;
}

interface Told extends Awaited<ReturnType<typeof pruneDirectory>>, FoundLeavers {
  readonly isApplied: boolean;
}

/** What is over its time, and what of it was removed. @throws {CommandError} NO_DIRECTORY */
async function pruneDirectory(
  { dataDir, retention: kept, sessions }: OrganisationConfig,
  nowMs: number,
  apply: boolean,
) {
  const terms = { retention: kept, sessionLimits: sessions };
  const operated = await openRetention(findDirectory({ dataDir }), terms, nowMs);
  if (operated === undefined)
    throw new CommandError("NO_DIRECTORY", "the directory was never started on this machine: nothing is known of it", {
      exitCode: BAD_INPUT,
    });
  try {
    const due: DirectoryDue = await operated.count();
    return { due, removed: apply ? await operated.apply() : null };
  } finally {
    await operated.close();
  }
}

/** Whoever left too long ago; null where nobody said how long that is. */
async function findLeavers(
  { dataDir, places, retention: { leaverDays } }: OrganisationConfig,
  nowMs: number,
): Promise<FoundLeavers> {
  if (leaverDays === undefined) return { leavers: null, missing: null };
  const databaseUrl = readDatabaseUrl();
  const store = { file: toDataPaths(dataDir).attendanceStore, databaseUrl };
  const here = places.map(({ id }) => id);
  const elsewhere = findElsewhere({ dataDir, databaseUrl }, here);
  if (elsewhere !== undefined) return { leavers: null, missing: `attendance cannot be asked who left: ${elsewhere}` };
  const before = new Date(nowMs - leaverDays * DAY_MS).toISOString().slice(0, 10);
  try {
    const leavers = await readAttendanceLeavers(store, before);
    if (leavers !== undefined) return { leavers, missing: null };
    return { leavers: null, missing: "attendance was never started on this machine: who left is not known" };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { leavers: null, missing: `attendance cannot be asked who left: ${why}` };
  }
}

const KINDS = [
  ["audit", "rows of the audit"],
  ["sessions", "sessions that are over"],
  ["deliveries", "messages of webhooks"],
] as const;

function toLines({ due, removed, leavers, missing }: Told): readonly string[] {
  const directory = KINDS.map(([kind, words]) => {
    if (removed !== null) return `${words}: ${removed[kind]} removed`;
    const { count, oldest } = due[kind];
    return `${words}: ${count} would go${oldest === null ? "" : `, the oldest of ${oldest}`}`;
  });
  const people = (leavers ?? []).map(({ id, employedTo }) => `${id} left on ${employedTo}: erase with erasePerson`);
  return [...directory, ...(missing === null ? [] : [`MISSING ${missing}`]), ...people];
}
