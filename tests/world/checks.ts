import type { FullRead } from "../../subgraphs/place/src/domain/device.ts";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import type { Doubt } from "../../subgraphs/place/src/domain/doubts.ts";
import { isLate } from "../../subgraphs/place/src/domain/late.ts";
import type { PunchRecord } from "../../subgraphs/place/src/domain/punch.ts";
import { PullReader } from "./pull-reader.ts";
import { listTold } from "./pushing-reader.ts";
import type { World } from "./world.ts";
import type { WorldReader } from "./world-reader.ts";

const EVERYTHING = { limit: 10_000_000, after: undefined, isDescending: false } as const;
const MINUTE_MS = 60_000;
/** A reader is asked, answers, and the answer is written down: what was punched meanwhile is not claimed. */
const CLAIM_MARGIN_MS = 30_000;

/** A law of the world was broken. The message says which, and how to see it again. */
export class WorldViolation extends Error {
  override name = "WorldViolation";
}

/** Looks at the ledger, of one reader or of all. @throws {WorldViolation} */
export async function checkReaders(world: World, readers: readonly WorldReader[] = world.readers): Promise<void> {
  const [error] = world.errors;
  if (error !== undefined) throw error;
  for (const reader of readers) {
    const found = [...reader.faults(), ...(world.place.isUp ? await checkLedger(world, reader) : [])];
    if (found.length > 0) throw toViolation(world, reader, found);
  }
}

/** Looks whether everything that is in the reader's log, or was and could be known, has arrived. @throws {WorldViolation} */
export async function checkArrived(world: World, reader: WorldReader): Promise<void> {
  await checkReaders(world, [reader]);
  const missing = reader.truth.missing();
  if (missing.length > 0) throw toViolation(world, reader, ["it has not arrived by itself:", ...missing]);
}

/** A time in which a reader was away. */
interface Absence {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Looks whether what was punched while a reader was away is marked late. @throws {WorldViolation} */
export async function checkLate(world: World, reader: WorldReader, { fromMs, toMs }: Absence): Promise<void> {
  const prompt = (await listRows(world, reader)).filter((row) => {
    const { pin, localTime, stateCode } = row;
    const madeMs = reader.truth.madeMs({ userId: reader.toUserId(pin), time: localTime, punch: stateCode });
    return madeMs !== undefined && madeMs > fromMs && madeMs < toMs && !isLate(row);
  });
  const found = prompt.map(({ pin, localTime }) => `${pin} ${localTime} was punched while it was away and is not late`);
  if (found.length > 0) throw toViolation(world, reader, found);
}

/** Looks whether a reader that was away shows a closed gap of that time. @throws {WorldViolation} */
export async function checkGap(world: World, reader: WorldReader, { fromMs, toMs }: Absence): Promise<void> {
  const { gapFromMs = Infinity, gapClosedMs = 0 } = await world.place.ledger.readDevice(reader.id);
  if (gapFromMs <= fromMs + CLAIM_MARGIN_MS && gapClosedMs >= toMs) return;
  throw toViolation(world, reader, [
    `its gap is from ${gapFromMs} to ${gapClosedMs}, it was away from ${fromMs} to ${toMs}`,
  ]);
}

/** Looks whether nobody says of a reader that is away that it is whole. @throws {WorldViolation} */
export async function checkDoubted(world: World, reader: WorldReader): Promise<void> {
  const { verdict } = toCompleteness(await world.place.ledger.readDevice(reader.id), Date.now());
  if (verdict === "COMPLETE") throw toViolation(world, reader, ["it is away, and said to be COMPLETE"]);
}

/** Looks whether the last gap says that rows were lost with a log. @throws {WorldViolation} */
export async function checkLost(world: World, reader: WorldReader): Promise<void> {
  const { gapClosing } = await world.place.ledger.readDevice(reader.id);
  if (gapClosing === "LOG_LOST") return;
  throw toViolation(world, reader, [`its log was cleared, and the gap was closed by ${gapClosing ?? "nothing"}`]);
}

/** Looks whether punches that a reader pushed are in the ledger at the moment at which it is told so. @throws {WorldViolation} */
export async function checkAcknowledged(world: World, reader: WorldReader, body: Buffer): Promise<void> {
  if (!world.place.isUp) return;
  const stored = new Set((await listRows(world, reader)).map((row) => `${row.pin} ${row.localTime} ${row.stateCode}`));
  const found = listTold(body)
    .map(({ userId, time, punch }) => `${userId} ${time} ${punch}`)
    .filter((row) => !stored.has(row))
    .map((row) => `${row} was acknowledged and is not in the ledger`);
  if (found.length > 0) throw toViolation(world, reader, found);
}

/** Nothing that a reader never had, nothing twice, nothing gone, and nobody said to be whole who is not. */
async function checkLedger(world: World, reader: WorldReader): Promise<readonly string[]> {
  const { truth } = reader;
  const found = truth.look(await listRows(world, reader), reader.toUserId);
  const device = await world.place.ledger.readDevice(reader.id);
  const foreign = reader instanceof PullReader ? listForeignRows(reader) : [];
  if (toCompleteness(device, Date.now()).verdict !== "COMPLETE") return [...found, ...foreign];
  const claimedMs = world.claimedMs.get(reader.id);
  if (claimedMs === undefined) return [...found, "it is said to be COMPLETE, and nobody has looked"];
  const missing = truth.missing(claimedMs - CLAIM_MARGIN_MS, device.push?.proof);
  return [...found, ...foreign, ...(missing.length === 0 ? [] : ["it is said to be COMPLETE", ...missing])];
}

/** Rows of whoever is in the place of a reader. */
function listForeignRows({ otherSinceMs = Infinity, truth }: PullReader): readonly string[] {
  return truth.storedSince(otherSinceMs).map((row) => `${row} was made by another reader`);
}

/** What must be true when nothing has been in the way of a reader for a while. */
export interface FinalTerms {
  /** What its completeness says; `undefined` where anything may be. Default COMPLETE. */
  readonly verdict?: "COMPLETE" | "INCOMPLETE" | undefined;
  readonly status?: "ONLINE";
  /** A reason of which its verdict is that. */
  readonly doubt?: Doubt;
}

/**
 * Takes everything out of the way of everybody, lets the world be and judges it. What is missing after twenty minutes must be there
 * after the daily read of the whole log; that it was missing was said until then.
 *
 * @returns how many readers needed that read
 */
export async function checkInTheEnd(
  world: World,
  termsOf: (reader: WorldReader) => FinalTerms = () => ({}),
): Promise<number> {
  await healAll(world);
  await world.time.pass(20 * MINUTE_MS); // a reader that refused a key is asked again within a quarter of an hour
  await checkReaders(world);
  const late = world.readers.filter(({ truth }) => truth.missing().length > 0).length;
  if (late > 0) await world.time.pass(26 * 60 * MINUTE_MS);
  await checkReaders(world);
  for (const reader of world.readers) {
    const found = await judge(world, reader, termsOf(reader));
    if (found.length > 0) throw toViolation(world, reader, found);
  }
  return late;
}

async function healAll(world: World): Promise<void> {
  world.time.wallOffsetMs = 0;
  if (!world.place.isUp) await world.time.settle(world.place.boot());
  world.place.setDiskFull(false);
  world.place.spare();
  for (const reader of world.readers) {
    reader.clockOffsetMs = 0;
    await world.time.settle(reader.heal());
  }
}

async function judge(world: World, reader: WorldReader, terms: FinalTerms): Promise<readonly string[]> {
  const { truth, toUserId, id } = reader;
  const device = await world.place.ledger.readDevice(id);
  const { verdict: wanted = "COMPLETE", status = "ONLINE", doubt } = terms;
  const { verdict, doubts = [] } = toCompleteness(device, Date.now());
  const isSure = !truth.hasLost && truth.excusedRows === 0;
  return [
    ...truth.missing(),
    ...(await listDisorder(world, reader)).flatMap((records) => truth.disorder(records, toUserId)),
    ...(device.status === status ? [] : [`its status is ${device.status}: ${device.fault?.message ?? ""}`]),
    ...(("verdict" in terms && terms.verdict === undefined) || verdict === wanted
      ? []
      : [`its verdict is ${verdict}: ${doubts.join()}`]),
    ...(doubt === undefined || doubts.includes(doubt) ? [] : [`it is not doubted for ${doubt}: ${doubts.join()}`]),
    ...(isSure && device.rowsStored !== truth.rows
      ? [`${device.rowsStored} copies and rows set aside, ${truth.rows} rows in its log`]
      : []),
    ...(reader instanceof PullReader ? listSizeFaults(reader, device.proof?.rowsRead, device.newSinceProof) : []),
    ...listFullReadFaults(device.fullRead),
  ];
}

/** What the last read brought, and what came since, is the log by its own size. */
function listSizeFaults(reader: PullReader, rowsRead: number | undefined, newSinceProof: number): readonly string[] {
  const rows = reader.simulator.control.log().rows.length;
  if (rowsRead === undefined) return ["its log was never read"];
  if (reader.truth.hasLost) return rowsRead > rows + newSinceProof ? [`${rowsRead} rows read of ${rows}`] : [];
  return rowsRead + newSinceProof === rows ? [] : [`${rowsRead} rows read and ${newSinceProof} since, of ${rows}`];
}

/** The log by its own size, at the last read of the whole of it, is what became of its rows. */
function listFullReadFaults(read: FullRead | undefined): readonly string[] {
  if (read === undefined || read.slots === read.copies + read.setAside + read.blanks) return [];
  const { slots, copies, setAside, blanks } = read;
  return [`${slots} slots were read: ${copies} copies, ${setAside} set aside and ${blanks} without a row`];
}

/** Every row of a reader, set aside or not. */
async function listRows({ place: { reads } }: World, { id }: WorldReader): Promise<readonly PunchRecord[]> {
  const deviceId = `world/${id}`;
  const caller = { subject: "world", signal: new AbortController().signal };
  const punches = await reads.run("listPunches", [{ deviceIds: [deviceId] }, EVERYTHING], caller);
  return [...punches, ...(await reads.run("listSetAside", [{ deviceId }, EVERYTHING], caller))];
}

/** Its punches in the order in which they were stored, by the way they came; datagrams may overtake each other. */
async function listDisorder({ place: { ledger } }: World, { id, config }: WorldReader) {
  const { entries } = await ledger.readPunchFeed(0, { deviceIds: [`world/${id}`] }, EVERYTHING.limit);
  const punches = entries.map(({ punch }) => punch);
  const channels = config.transport === "udp" ? ["READ"] : ["READ", "LIVE", "PUSH"];
  return channels.map((channel) => punches.filter((punch) => punch.channel === channel));
}

function toViolation(world: World, { id }: WorldReader, found: readonly string[]): WorldViolation {
  const more = found.length > 12 ? [`and ${found.length - 12} more`] : [];
  const at = new Date(world.time.nowMs).toISOString();
  return new WorldViolation(
    [
      `seed ${world.seed}, ${at}, ${id}:`,
      ...found.slice(0, 12),
      ...more,
      "before:",
      ...world.trace.last(""),
      "of it:",
      ...world.trace.last(id),
    ].join("\n  "),
  );
}
