import {
  type AnswerPacket,
  type DataSet,
  encodeBufferSize,
  readChunk,
  readDirect,
  sliceDataSet,
  snapshotDataSet,
} from "./bulk.ts";
import { isMadeFromKey } from "./comm-key.ts";
import { ANSWER, COMMAND } from "./commands.ts";
import { SimulatorError } from "./errors.ts";
import { changeLastBytes } from "./hostile.ts";
import { MADE_UP_RECORDS } from "./made-up-records.ts";
import { encodeFreeSizes } from "./reader-options.ts";
import type { ReaderState } from "./reader-state.ts";
import { decodeUser } from "./user-records.ts";
import type { Packet } from "./wire.ts";

/** What a reader remembers about one connection. */
export interface Session {
  id: number;
  stage: "NEW" | "CONNECTED" | "AUTHORISED";
  eventMask: number;
  /** What 1503 prepared: as the log was then. */
  buffer: DataSet | undefined;
  /** Where the parts of it begin that were asked for. */
  readonly asked: Set<number>;
  /** Most data bytes of one DATA packet. */
  readonly packetBytes: number;
}

/** What a reader knows of a connection that has just been made. */
export function createSession(packetBytes: number): Session {
  return { id: 0, stage: "NEW", eventMask: 0, buffer: undefined, asked: new Set(), packetBytes };
}

/** The answer to one request, and what happens to the connection once it has left. */
export interface Answer {
  readonly packets: Iterable<AnswerPacket>;
  readonly then: "STAY" | "CLOSE" | "RESTART";
}

interface Asked {
  readonly reader: ReaderState;
  readonly session: Session;
  readonly data: Buffer;
}

const NO_DATA = Buffer.alloc(0);
const BUSY_STATE = 4;
/** Commands that a busy reader still answers. */
const NEVER_BUSY: readonly number[] = [COMMAND.CONNECT, COMMAND.AUTH, COMMAND.EXIT, COMMAND.STATE_RRQ];

/** Answers one request and moves the session on. */
export function answerRequest(reader: ReaderState, session: Session, request: Packet): Answer {
  const { command, data } = request;
  const refusal = refuse(reader, session, request);
  if (refusal !== undefined) return reply(refusal);
  if (command === COMMAND.EXIT) return { ...reply(ANSWER.OK), then: "CLOSE" };
  if (command === COMMAND.RESTART) return { ...reply(ANSWER.OK), then: "RESTART" };
  return HANDLERS.get(command)?.({ reader, session, data }) ?? reply(ANSWER.UNKNOWN_COMMAND);
}

function refuse(reader: ReaderState, session: Session, request: Packet): number | undefined {
  const odd = reader.faults.find("oddAnswer");
  if (odd !== undefined && isAbout(request, odd.command ?? COMMAND.DIRECT_ATTENDANCE)) {
    return odd.code ?? ANSWER.NOT_OFFERED;
  }
  if (request.command !== COMMAND.CONNECT) {
    if (session.stage === "NEW") return ANSWER.NOT_INITIALISED;
    if (request.sessionId !== session.id) return ANSWER.ERROR;
    const mayAsk =
      session.stage === "AUTHORISED" || request.command === COMMAND.AUTH || request.command === COMMAND.EXIT;
    if (!mayAsk) return ANSWER.UNAUTHORISED;
  }
  const isBusy = !NEVER_BUSY.includes(request.command) && reader.faults.take("busy") !== undefined;
  return isBusy ? ANSWER.RETRY : undefined;
}

/** Whether a request is this command, or asks for the set that it names. */
function isAbout({ command, data }: Packet, asked: number): boolean {
  return (
    command === asked || (command === COMMAND.PREPARE_BUFFER && data.length === 11 && data.readUInt16LE(1) === asked)
  );
}

const HANDLERS: ReadonlyMap<number, (asked: Asked) => Answer> = new Map([
  [COMMAND.CONNECT, connect],
  [COMMAND.AUTH, authorise],
  [COMMAND.OPTIONS_RRQ, readOption],
  [COMMAND.OPTIONS_WRQ, writeOption],
  [COMMAND.GET_VERSION, ({ reader }: Asked) => reply(ANSWER.OK, encodeText(reader.profile.firmware))],
  [COMMAND.GET_FREE_SIZES, readFreeSizes],
  [COMMAND.GET_TIME, ({ reader }: Asked) => reply(ANSWER.OK, encodeWord(reader.packedNow()))],
  [COMMAND.SET_TIME, writeTime],
  [COMMAND.ENABLE, enable],
  [COMMAND.DISABLE, disable],
  [COMMAND.REGISTER_EVENTS, registerEvents],
  [COMMAND.STATE_RRQ, readReaderState],
  [
    COMMAND.GET_PIN_WIDTH,
    ({ reader }: Asked) => reply(ANSWER.OK, Buffer.from([Number(reader.options.get("~PIN2Width"))])),
  ],
  [COMMAND.WRITE_USER, writeUser],
  [COMMAND.DELETE_USER, deleteUser],
  [COMMAND.CLEAR_ATTENDANCE, clearAttendance],
  [COMMAND.PREPARE_BUFFER, prepareBuffer],
  [COMMAND.READ_BUFFER, readBuffer],
  [COMMAND.FREE_DATA, freeBuffer],
  [COMMAND.DIRECT_ATTENDANCE, (asked: Asked) => readDirectly(asked, COMMAND.DIRECT_ATTENDANCE)],
  [COMMAND.DIRECT_USERS, (asked: Asked) => readDirectly(asked, COMMAND.DIRECT_USERS)],
  ...[COMMAND.UNLOCK, COMMAND.REFRESH_DATA, COMMAND.REFRESH_OPTIONS, COMMAND.START_VERIFY, COMMAND.CANCEL_CAPTURE].map(
    (command): [number, (asked: Asked) => Answer] => [command, () => reply(ANSWER.OK)],
  ),
]);

function connect({ reader, session }: Asked): Answer {
  const { connectAnswer, asksForKeyZero } = reader.profile;
  if (connectAnswer !== undefined) return reply(connectAnswer);
  const isOpen = reader.commKey === 0 && !asksForKeyZero;
  session.id = reader.nextSessionId();
  session.stage = isOpen ? "AUTHORISED" : "CONNECTED";
  session.eventMask = 0;
  session.buffer = undefined;
  return reply(isOpen ? ANSWER.OK : ANSWER.UNAUTHORISED);
}

function authorise({ reader, session, data }: Asked): Answer {
  if (!isMadeFromKey(data, reader.commKey, session.id)) return reply(ANSWER.UNAUTHORISED);
  session.stage = "AUTHORISED";
  return reply(ANSWER.OK);
}

function readOption({ reader, data }: Asked): Answer {
  const name = decodeText(data);
  const value = name === "~SerialNumber" ? reader.serial : reader.options.get(name);
  return value === undefined ? reply(ANSWER.ERROR) : reply(ANSWER.OK, encodeText(`${name}=${value}`));
}

function writeOption({ reader, data }: Asked): Answer {
  const [name = "", ...value] = decodeText(data).split("=");
  if (name === "" || name === "~SerialNumber" || value.length === 0) return reply(ANSWER.ERROR);
  reader.options.set(name, value.join("="));
  return reply(ANSWER.OK);
}

function readFreeSizes({ reader }: Asked): Answer {
  const wrong = reader.faults.find("countOff");
  const off = wrong === undefined ? 0 : (wrong.count ?? 1);
  const isFull = reader.faults.find("wrap") !== undefined;
  const capacity = isFull ? reader.log.count : reader.profile.capacity;
  const rows = madeUp(reader, "longLog") ?? reader.log.count;
  const users = madeUp(reader, "manyUsers") ?? reader.users.length;
  return reply(
    ANSWER.OK,
    encodeFreeSizes(reader.profile, {
      users,
      admins: countAdmins(reader.users),
      rows: reader.faults.find("noCount") === undefined ? rows + off : 0,
      capacity: Math.max(rows, capacity),
      operations: reader.profile.countsClears ? reader.log.clears : 0,
    }),
  );
}

function countAdmins(users: ReaderState["users"]): number {
  return users.filter(({ privilege }) => (privilege & 0x0e) === 14).length;
}

function writeUser({ reader, data }: Asked): Answer {
  const { userRecordSize, textEncoding } = reader.profile;
  const user = decodeUser(data, userRecordSize, textEncoding);
  return reply(user !== undefined && reader.putUser(user) ? ANSWER.OK : ANSWER.ERROR);
}

function deleteUser({ reader, data }: Asked): Answer {
  return reply(data.length >= 2 && reader.removeUser(data.readUInt16LE(0)) ? ANSWER.OK : ANSWER.ERROR);
}

/** How many records nobody made; `undefined` when the reader is honest about them. */
function madeUp({ faults }: ReaderState, kind: "longLog" | "manyUsers"): number | undefined {
  const fault = faults.find(kind);
  return fault && (fault.count ?? MADE_UP_RECORDS);
}

function writeTime({ reader, data }: Asked): Answer {
  if (data.length < 4) return reply(ANSWER.ERROR);
  try {
    reader.setPackedTime(data.readUInt32LE(0));
  } catch (error) {
    if (error instanceof SimulatorError) return reply(ANSWER.ERROR);
    throw error;
  }
  return reply(ANSWER.OK);
}

function enable({ reader }: Asked): Answer {
  reader.meter.enable();
  return reply(ANSWER.OK);
}

function disable({ reader, data }: Asked): Answer {
  reader.meter.disable(data.length < 4 ? undefined : data.readUInt32LE(0) * 1000);
  return reply(ANSWER.OK);
}

function registerEvents({ session, data }: Asked): Answer {
  if (data.length < 4) return reply(ANSWER.ERROR);
  session.eventMask = data.readUInt32LE(0);
  return reply(ANSWER.OK);
}

function readReaderState({ reader }: Asked): Answer {
  const state = reader.faults.find("busy") === undefined ? 0 : BUSY_STATE;
  return { packets: [{ command: ANSWER.OK, data: NO_DATA, sessionField: state }], then: "STAY" };
}

function clearAttendance({ reader }: Asked): Answer {
  reader.log.clear();
  return reply(ANSWER.OK);
}

function prepareBuffer({ reader, session, data }: Asked): Answer {
  if (!reader.profile.hasBufferedReads) return reply(ANSWER.UNKNOWN_COMMAND);
  const set = data.length === 11 ? snapshotDataSet(reader, data.readUInt16LE(1)) : undefined;
  if (set === undefined) return reply(ANSWER.ERROR);
  if (set.size <= reader.profile.smallSetBytes) return reply(COMMAND.DATA, sliceDataSet(set, 0, set.size));
  session.buffer = set;
  session.asked.clear();
  return reply(ANSWER.OK, encodeBufferSize(reader.faults.find("hugeSet") === undefined ? set.size : 0xffff_ffff));
}

function readBuffer({ reader, session, data }: Asked): Answer {
  if (!reader.profile.hasBufferedReads) return reply(ANSWER.UNKNOWN_COMMAND);
  const set = session.buffer;
  if (set === undefined || data.length !== 8) return reply(ANSWER.ERROR);
  const [start, length] = [data.readUInt32LE(0), data.readUInt32LE(4)];
  if (length === 0 || start + length > set.size) return reply(ANSWER.ERROR);
  const { packetBytes } = session;
  const packets = readChunk(set, { start, length }, { packetBytes, smallChunkBytes: reader.profile.smallChunkBytes });
  const isSecondTime = session.asked.has(start);
  session.asked.add(start);
  return {
    packets: isSecondTime && reader.faults.find("changingLog") ? changeLastBytes(packets) : packets,
    then: "STAY",
  };
}

function freeBuffer({ session }: Asked): Answer {
  session.buffer = undefined;
  return reply(ANSWER.OK);
}

function readDirectly({ reader, session }: Asked, command: number): Answer {
  const set = snapshotDataSet(reader, command);
  if (set === undefined) return reply(ANSWER.ERROR);
  return { packets: readDirect(set, session.packetBytes), then: "STAY" };
}

function reply(command: number, data: Buffer = NO_DATA): Answer {
  return { packets: [{ command, data }], then: "STAY" };
}

function encodeText(text: string): Buffer {
  return Buffer.from(`${text}\0`, "utf8");
}

function decodeText(data: Buffer): string {
  return data.toString("utf8").split("\0")[0] ?? "";
}

function encodeWord(word: number): Buffer {
  const data = Buffer.alloc(4);
  data.writeUInt32LE(word);
  return data;
}
