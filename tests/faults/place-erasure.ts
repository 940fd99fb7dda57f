import type { Fault } from "./fault.ts";

const ERASURE = "subgraphs/place/src/domain/erasure";
const IN_PLACE = { project: "integration", tests: "integration/place-erase-person" } as const;
const IN_STORE = { project: "integration", tests: "integration/place-erasure-store" } as const;
const IN_ATTENDANCE = { project: "integration", tests: "integration/attendance/erased-people" } as const;
const IN_DIRECTORY = { project: "integration", tests: "integration/directory-forgotten" } as const;
const OF_GATE = { project: "unit", tests: "domain/erasure" } as const;

/** Faults by which an erased person stays somewhere, or comes back. */
export const PLACE_ERASURE_FAULTS: readonly Fault[] = [
  {
    name: "what readers tell of an erased person again comes in",
    file: `${ERASURE}/erasing-ledger.ts`,
    find: "return { ...row, pin: erasure.pseudonym, raw: NO_BYTES };",
    replace: "return row;",
    ...OF_GATE,
  },
  {
    name: "the end of a log that is kept holds bytes of an erased person",
    file: `${ERASURE}/erasing-ledger.ts`,
    find: "if (!holds(readerId, cursor)) return",
    replace: "if (readerId) return",
    ...OF_GATE,
  },
  {
    name: "a reader that has an erased person still enrols it anew",
    file: `${ERASURE}/erasing-ledger.ts`,
    find: "!people.isLeaving(readerId, pin)",
    replace: "pin !== undefined",
    ...OF_GATE,
  },
  {
    name: "whoever gets the PIN of an erased person is erased too",
    file: `${ERASURE}/erasure.ts`,
    find: "return atMs <= toLastMs(erasure, readerId);",
    replace: "return true;",
    ...OF_GATE,
  },
  {
    name: "an erasure is done while a reader has the person",
    file: `${ERASURE}/erasure.ts`,
    find: "erasure.erased !== undefined && listPending(erasure).length === 0",
    replace: "erasure.erased !== undefined",
    ...OF_GATE,
  },
  {
    name: "a store of before an erasure is served as it is",
    file: `${ERASURE}/erasure-desk.ts`,
    find: "!had.has(erasure.id)",
    replace: "had.has(erasure.id)",
    ...IN_PLACE,
  },
  {
    name: "the receipt says of whom it is",
    file: "subgraphs/place/src/resolvers/erasure/erase-person.ts",
    find: "key.includes(toSortKey(word.trim()))",
    replace: "key === toSortKey(word.trim())",
    ...IN_PLACE,
  },
  {
    name: "the feed keeps the name of an erased person",
    file: "subgraphs/place/src/store/erase-person.ts",
    find: "UPDATE feed SET ref = ?, body = ? WHERE kind = 'USER' AND ref = ?",
    replace: "UPDATE feed SET ref = ?, body = ? WHERE kind = 'NOBODY' AND ref = ?",
    ...IN_STORE,
  },
  {
    name: "the reader's bytes of the punches of an erased person stay",
    file: "subgraphs/place/src/store/erase-person.ts",
    find: "if (row.leaf !== null ||",
    replace: "if (row.raw.length > 0 || row.leaf !== null ||",
    ...IN_STORE,
  },
  {
    name: "the link of an erased row is not checked",
    file: "subgraphs/place/src/store/erase-person.ts",
    find: "row.salt === null ? NO_BYTES : toRowLeaf(row.salt, row.deviceId, row)",
    replace: "toRowLeaf(row.salt ?? NO_BYTES, row.deviceId, { ...row, pin: order.pseudonym })",
    ...IN_STORE,
  },
  {
    name: "a namesake of an erased person loses its name",
    file: "subgraphs/attendance/src/store/swept-texts.ts",
    find: "|| NAMES.has(column)) continue",
    replace: ") continue",
    ...IN_ATTENDANCE,
  },
  {
    name: "whoever has the PIN of an erased person at another place is erased too",
    file: "subgraphs/attendance/src/store/pin-owners.ts",
    find: 'identity === "place" ? []',
    replace: "identity !== undefined ? []",
    ...IN_ATTENDANCE,
  },
  {
    name: "what people changed of an erased person says who it was",
    file: "subgraphs/attendance/src/store/forgotten-people.ts",
    find: "await sweepTexts(transaction, { pin, pseudonym, isPinFree: whole.isPinFree, names: own, ids });",
    replace: "void [sweepTexts, own, ids];",
    ...IN_ATTENDANCE,
  },
  {
    name: "the audit names an erased person",
    file: "subgraphs/directory/src/store/forgotten-people.ts",
    find: "SET targets = NULL, salt = NULL",
    replace: "SET salt = NULL",
    ...IN_DIRECTORY,
  },
  {
    name: "whom a fact of the audit was about, whose person was erased, can be put back as somebody else",
    file: "subgraphs/directory/src/domain/audit.ts",
    find: "leaf.salt === undefined ? isErased :",
    replace: "leaf.salt === undefined ? isErased || true :",
    ...IN_DIRECTORY,
  },
  {
    name: "whom a place erased comes back with an older store of attendance",
    file: "subgraphs/attendance/src/store/forget-again.ts",
    find: "forgetPeople(transaction, own, {",
    replace: "forgetPeople(transaction, own.slice(own.length), {",
    ...IN_ATTENDANCE,
  },
  {
    name: "attendance forgets before it is on its list",
    file: "subgraphs/attendance/src/store/feed-keeper.ts",
    find: "forgotten?.add(told);",
    replace: "void [forgotten, told];",
    ...IN_ATTENDANCE,
  },
  {
    name: "whom a place erased comes back with an older store of the directory",
    file: "subgraphs/directory/src/forgetting-store.ts",
    find: "await store.forgetPeople(forgotten.list());",
    replace: "",
    ...IN_DIRECTORY,
  },
  {
    name: "whoever has the PIN of somebody erased later is forgotten by attendance with the next start",
    file: "subgraphs/attendance/src/store/forgotten-people.ts",
    find: "return told.filter(({ hash }) => !hashes.has(hash));",
    replace: "return told.filter(() => hashes.size >= 0);",
    ...IN_ATTENDANCE,
  },
  {
    name: "an account that has another owner by now is ended again with the next start",
    file: "subgraphs/directory/src/store/carried-out.ts",
    find: "return told.filter(({ hash }) => !hashes.has(hash));",
    replace: "return told.filter(() => hashes.size >= 0);",
    ...IN_DIRECTORY,
  },
  {
    name: "the account of somebody who is erased is nobody's to end",
    file: "subgraphs/attendance/src/store/forgotten-people.ts",
    find: "await noteAccount(transaction, person, whole);",
    replace: "",
    ...IN_ATTENDANCE,
  },
  {
    name: "whoever has the PIN later is erased too where attendance hears of both at once",
    file: "subgraphs/attendance/src/domain/follow/feed-page.ts",
    find: 'index === 0 || changes[index - 1]?.kind === "FORGOTTEN"',
    replace: "index === 0",
    ...IN_ATTENDANCE,
  },
  {
    name: "nobody cleans up after an erasure at which attendance was killed",
    file: "subgraphs/attendance/src/store/forgotten-people.ts",
    find: "is_clean: Number(known.length === 0)",
    replace: "is_clean: Number(known.length >= 0)",
    ...IN_ATTENDANCE,
  },
  {
    name: "whoever has the PIN elsewhere keeps the name of somebody erased",
    file: "subgraphs/attendance/src/store/pin-owners.ts",
    find: "places.some((place) => isAt(key, place))",
    replace: "places.length > 0",
    ...IN_ATTENDANCE,
  },
  {
    name: "a PIN that was erased before keeps somebody",
    file: "subgraphs/attendance/src/store/forgotten-people.ts",
    find: '.where("pin", "not in", tx.selectFrom("erasure").select("pseudonym"))',
    replace: '.where("pin", "<>", pseudonym)',
    ...IN_ATTENDANCE,
  },
  {
    name: "an administrator of one place ends accounts of another",
    file: "subgraphs/directory/src/store/forgotten-accounts.ts",
    find: 'places.includes("*") || places.includes(placeId)',
    replace: "places.includes(placeId) || places.length > 0",
    ...IN_DIRECTORY,
  },
];
