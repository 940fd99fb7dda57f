import { setImmediate as nextTurn } from "node:timers/promises";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { GroupedDay, OvertimeReader } from "../domain/overtime/overtime-store.ts";
import type { RecordSelection } from "../domain/records/listed-record.ts";
import type { TotalsGroup } from "../domain/records/period-totals.ts";
import { countDecided, type ReadWorkTerms } from "./overtime-loader.ts";

const MAX_DECISIONS = 50_000;
/** People whose decisions are counted in one turn: some milliseconds, and others have theirs. */
const PEOPLE_PER_TURN = 200;

/** What sums are made of. */
interface OvertimeSources {
  readonly overtimeReader: OvertimeReader;
  readonly readWorkTerms: ReadWorkTerms;
}

/** Approved minutes of a selection's records, by group; a group without any is missing. @throws BAD_USER_INPUT for too many */
export async function sumApproved(
  selection: RecordSelection,
  groupBy: TotalsGroup,
  { overtimeReader, readWorkTerms }: OvertimeSources,
): Promise<ReadonlyMap<string, number>> {
  const days = await overtimeReader.listGrouped(selection, groupBy, MAX_DECISIONS + 1);
  if (days.length > MAX_DECISIONS)
    throw codedError("BAD_USER_INPUT", `More than ${MAX_DECISIONS} decisions: choose fewer dates or people`, {
      argument: "filter",
    });
  const people = [...Map.groupBy(days, ({ personKey }) => personKey)];
  const sums = new Map<string, number>();
  for (let start = 0; start < people.length; start += PEOPLE_PER_TURN) {
    const some = people.slice(start, start + PEOPLE_PER_TURN);
    await addSums(sums, new Map(some), (keys) => countDecided(selection, keys, overtimeReader, readWorkTerms));
    await nextTurn();
  }
  return sums;
}

async function addSums(
  sums: Map<string, number>,
  people: ReadonlyMap<number, readonly GroupedDay[]>,
  count: (keys: readonly number[]) => ReturnType<typeof countDecided>,
): Promise<void> {
  const counted = await count([...people.keys()]);
  for (const [key, days] of people)
    for (const { date, groupId } of days) {
      const minutes = counted.get(key)?.get(date)?.counted.minutes ?? 0;
      sums.set(groupId, (sums.get(groupId) ?? 0) + minutes);
    }
}
