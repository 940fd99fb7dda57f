import type { RecordSelection } from "../../domain/records/listed-record.ts";
import { listAffected, type OverlaidRecord, toUnjudged } from "../../domain/records/overlay.ts";
import { addSums } from "../../domain/summary/period-sums.ts";
import { toRowSums } from "../../domain/summary/row-sums.ts";
import type { RecordGroup, RecordGroupSums, SummaryReader } from "../../domain/summary/summary-store.ts";
import { eachSlice, EVERYBODY, type OverlayParts } from "./overlay-slices.ts";

/** Sums of records as they would be; punches are what they are. */
export function createOverlaySummaries(parts: OverlayParts): SummaryReader {
  const { storedSummaries, holidays } = parts;
  return {
    ...storedSummaries,
    sumRecords: async (selection, groupBy) => {
      const affected = listAffected(holidays, selection);
      const kept = await storedSummaries.sumRecords({ ...selection, exceptDates: affected }, groupBy);
      const groups = new Map(kept.map((group) => [group.id, group]));
      for (const { from, to } of affected) await addInside(groups, { ...selection, from, to }, { groupBy, parts });
      return [...groups.values()];
    },
  };
}

async function addInside(
  groups: Map<string, RecordGroupSums>,
  selection: RecordSelection,
  { groupBy, parts }: { readonly groupBy: RecordGroup; readonly parts: OverlayParts },
): Promise<void> {
  const departments = groupBy === "DEPARTMENT" ? await listDepartments(selection, parts) : new Map<string, Name>();
  for await (const rows of eachSlice(selection, parts))
    for (const [id, own] of Map.groupBy(rows, (row) => toName(groupBy, row, departments).id)) {
      const [first] = own;
      if (first === undefined) continue;
      const sums = toRowSums(own);
      const known = groups.get(id);
      const group = known ?? {
        ...toName(groupBy, first, departments),
        pin: first.person.pin,
        personKey: first.person.key,
      };
      groups.set(id, { ...group, sums: known === undefined ? sums : addSums(known.sums, sums) });
    }
}

type Name = Pick<RecordGroupSums, "id" | "name" | "nameKey">;

/** The departments of the records, by id. */
async function listDepartments(
  selection: RecordSelection,
  { storedTotals }: Pick<OverlayParts, "storedTotals">,
): Promise<ReadonlyMap<string, Name>> {
  const page = { limit: EVERYBODY, after: undefined };
  const found = await storedTotals.list(toUnjudged(selection), "DEPARTMENT", page);
  return new Map(found.map(({ id, name, nameKey }) => [id, { id, name, nameKey }]));
}

function toName(groupBy: RecordGroup, row: OverlaidRecord, departments: ReadonlyMap<string, Name>): Name {
  const { person, placeId, date, departmentId = "" } = row;
  if (groupBy === "PERSON") return { id: person.id, name: person.name, nameKey: person.nameKey };
  if (groupBy === "DEPARTMENT")
    return departments.get(departmentId) ?? { id: departmentId, name: departmentId, nameKey: departmentId };
  const id = groupBy === "PLACE" ? placeId : date;
  return { id, name: id, nameKey: id };
}
