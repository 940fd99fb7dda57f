import type { RecordSelection } from "../../domain/records/listed-record.ts";
import {
  addGroups,
  type GroupName,
  isBehind,
  listAffected,
  type OverlaidRecord,
  orderByName,
  toGroups,
  toUnjudged,
} from "../../domain/records/overlay.ts";
import type { GroupTotals, TotalsGroup, TotalsPageRequest, TotalsReader } from "../../domain/records/period-totals.ts";
import { eachSlice, EVERYBODY, keepsRows, listPeople, type OverlayParts, workOut } from "./overlay-slices.ts";

/** Totals of records as they would be: sums of the dates that no holiday touches, and of what the others come to. */
export function createOverlayTotals(parts: OverlayParts): TotalsReader {
  const { storedTotals, holidays, now } = parts;
  const split = (selection: RecordSelection) => {
    const affected = listAffected(holidays, selection);
    return {
      outside: { ...selection, exceptDates: affected },
      inside: affected.map(({ from, to }) => ({ ...selection, from, to })),
    };
  };
  return {
    list: async (selection, groupBy, page) => {
      const { outside, inside } = split(selection);
      const kept = await storedTotals.list(outside, groupBy, page);
      const others =
        groupBy === "PERSON" ? await listPersons(inside, page, parts) : await listAll(inside, groupBy, parts);
      return addGroups(kept, others)
        .filter((group) => isBehind(group, page.after))
        .slice(0, page.limit);
    },
    count: async (selection, groupBy) => {
      const { outside, inside } = split(selection);
      if (inside.every((each) => keepsRows(each, now()))) return storedTotals.count(selection, groupBy);
      const page = { limit: EVERYBODY, after: undefined };
      const kept = await storedTotals.list(outside, groupBy, page);
      const others =
        groupBy === "PERSON" ? await listPersons(inside, page, parts) : await listAll(inside, groupBy, parts);
      return new Set([...kept, ...others].map(({ id }) => id)).size;
    },
  };
}

const PEOPLE_AT_ONCE = 100;

/** Of people in the order of names, until there are as many as a page has. */
async function listPersons(
  inside: readonly RecordSelection[],
  { limit, after }: TotalsPageRequest,
  parts: OverlayParts,
): Promise<readonly GroupTotals[]> {
  const lists: (readonly GroupTotals[])[] = [];
  for (const each of inside) lists.push(await listPeople(each, parts, after));
  const ids = orderByName(lists.flat()).map(({ id }) => id);
  const groups: GroupTotals[] = [];
  for (let start = 0; start < ids.length && groups.length < limit; start += PEOPLE_AT_ONCE) {
    const some = ids.slice(start, start + PEOPLE_AT_ONCE);
    const rows: OverlaidRecord[] = [];
    for (const each of inside) rows.push(...(await workOut(each, some, parts)));
    groups.push(...toGroups(rows, "PERSON", toPersonName));
  }
  return groups;
}

/** Of every department or place; there are few of them. */
async function listAll(
  inside: readonly RecordSelection[],
  groupBy: TotalsGroup,
  parts: OverlayParts,
): Promise<readonly GroupTotals[]> {
  let groups: readonly GroupTotals[] = [];
  for (const each of inside) {
    const known = await parts.storedTotals.list(toUnjudged(each), groupBy, { limit: EVERYBODY, after: undefined });
    const names = new Map(known.map((group) => [group.id, group]));
    const toName = (record: OverlaidRecord) => toGroupName(groupBy, record, names);
    for await (const rows of eachSlice(each, parts)) groups = addGroups(groups, toGroups(rows, groupBy, toName));
  }
  return groups;
}

function toPersonName({ person }: OverlaidRecord): GroupName {
  const { id, name, nameKey, pin, key } = person;
  return { id, name, nameKey, pin, personKey: key };
}

function toGroupName(
  groupBy: TotalsGroup,
  { placeId, departmentId = "" }: OverlaidRecord,
  names: ReadonlyMap<string, GroupName>,
): GroupName {
  const id = groupBy === "PLACE" ? placeId : departmentId;
  const { name, nameKey } = names.get(id) ?? { name: id, nameKey: id };
  return { id, name, nameKey, pin: undefined, personKey: undefined };
}
