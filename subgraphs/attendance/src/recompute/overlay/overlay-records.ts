import type {
  ListedRecord,
  RecordPageRequest,
  RecordReader,
  RecordSelection,
} from "../../domain/records/listed-record.ts";
import { cutRange, isChosen, listAffected, toUnjudged } from "../../domain/records/overlay.ts";
import type { DateRange } from "../../domain/rules/stretches.ts";
import { eachSlice, keepsRows, type OverlayParts } from "./overlay-slices.ts";

/** Records of one date that are read at once. */
const ROWS_AT_ONCE = 200;

/** Lists of records as they would be: dates that no holiday touches as they are kept, the others worked out. */
export function createOverlayRecords(parts: OverlayParts): RecordReader {
  const { stored, days, holidays, now } = parts;
  const cut = (selection: RecordSelection) => cutRange(listAffected(holidays, selection), selection);
  return {
    list: async (selection, page) => {
      const { limit, after, isDescending } = page;
      const found: ListedRecord[] = [];
      const pieces = isDescending ? cut(selection).toReversed() : cut(selection);
      for (const piece of pieces) {
        if (found.length >= limit || isPassed(piece, page)) continue;
        const wanted = { limit: limit - found.length, after: isWithin(piece, after) ? after : undefined, isDescending };
        const { from, to } = piece;
        const ofPiece = { ...selection, from, to };
        if (piece.isAffected) found.push(...(await listWorkedOut(ofPiece, wanted, { stored, days })));
        else found.push(...(await stored.list(ofPiece, wanted)));
      }
      return found;
    },
    count: async (selection) => {
      let count = 0;
      for (const { from, to, isAffected } of cut(selection)) {
        const ofPiece = { ...selection, from, to };
        if (!isAffected || keepsRows(ofPiece, now())) count += await stored.count(ofPiece);
        else for await (const rows of eachSlice(ofPiece, parts)) count += rows.length;
      }
      return count;
    },
    countMarked: stored.countMarked,
  };
}

function isPassed({ from, to }: DateRange, { after, isDescending }: RecordPageRequest): boolean {
  if (after === undefined) return false;
  return isDescending ? from > after[0] : to < after[0];
}

function isWithin({ from, to }: DateRange, after: RecordPageRequest["after"]): boolean {
  return after !== undefined && from <= after[0] && after[0] <= to;
}

/** Date by date, in the order of names, until the page is full. */
async function listWorkedOut(
  selection: RecordSelection,
  { limit, after, isDescending }: RecordPageRequest,
  { stored, days }: Pick<OverlayParts, "stored" | "days">,
): Promise<readonly ListedRecord[]> {
  const { from, to } = selection;
  const found: ListedRecord[] = [];
  let position = after;
  const isNarrowed = selection.statuses !== undefined || selection.flags !== undefined;
  const atOnce = isNarrowed ? ROWS_AT_ONCE : Math.min(limit, ROWS_AT_ONCE);
  while (found.length < limit) {
    const rows = await stored.list(toUnjudged(selection), { limit: atOnce, after: position, isDescending });
    found.push(...(await days(rows, { from, to })).toSorted(byPlaceIn(rows)).filter((row) => isChosen(row, selection)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) break;
    position = [last.date, last.person.nameKey, last.person.id];
  }
  return found.slice(0, limit);
}

/** The order in which the store gave them. */
function byPlaceIn(rows: readonly ListedRecord[]): (a: ListedRecord, b: ListedRecord) => number {
  const places = new Map(rows.map(({ person, date }, index) => [`${person.key} ${date}`, index]));
  const placeOf = ({ person, date }: ListedRecord) => places.get(`${person.key} ${date}`) ?? 0;
  return (a, b) => placeOf(a) - placeOf(b);
}
