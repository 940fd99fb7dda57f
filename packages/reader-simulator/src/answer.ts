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
import { encodeFreeSizes } from "./reader-options.ts";
import type { ReaderState } from "./reader-state.ts";
import type { Packet } from "./wire.ts";

/** What a reader remembers about one connection. */
export interface Session {
  id: number;
  stage: "NEW" | "CONNECTED" | "AUTHORISED";
  eventMask: number;
  /** What 1503 prepared: as the log was then. */
  buffer: DataSet | undefined;
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

/** Answers one request and moves the session on. Source: docs/ZK_PULL_PROTOCOL.md, sections 2 to 5. */
export function answerRequest(reader: ReaderState, session: Session, request: Packet): Answer {
  const { command, data } = request;
  const refusal = refuse(reader, session, request);
  if (refusal !== undefined) return reply(refusal);
  if (command === COMMAND.EXIT) return { ...reply(ANSWER.OK), then: "CLOSE" };
  if (command === COMMAND.RESTART) return { ...reply(ANSWER.OK), then: "RESTART" };
  return HANDLERS.get(command)?.({ reader, session, data }) ?? reply(ANSWER.UNKNOWN_COMMAND);
}

function refuse(reader: ReaderState, session: Session, request: Packet): number | undefined {
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
  [COMMAND.CLEAR_ATTENDANCE, clearAttendance],
  [COMMAND.PREPARE_BUFFER, prepareBuffer],
  [COMMAND.READ_BUFFER, readBuffer],
  [COMMAND.FREE_DATA, freeBuffer],
  [COMMAND.DIRECT_ATTENDANCE, (asked: Asked) => readDirectly(asked, COMMAND.DIRECT_ATTENDANCE)],
  [COMMAND.DIRECT_USERS, (asked: Asked) => readDirectly(asked, COMMAND.DIRECT_USERS)],
  ...[COMMAND.REFRESH_DATA, COMMAND.REFRESH_OPTIONS, COMMAND.START_VERIFY, COMMAND.CANCEL_CAPTURE].map(
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
  return reply(ANSWER.OK, encodeFreeSizes(reader.profile, reader.log.count + off, capacity));
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
  return reply(ANSWER.OK, encodeBufferSize(set));
}

function readBuffer({ reader, session, data }: Asked): Answer {
  if (!reader.profile.hasBufferedReads) return reply(ANSWER.UNKNOWN_COMMAND);
  const set = session.buffer;
  if (set === undefined || data.length !== 8) return reply(ANSWER.ERROR);
  const [start, length] = [data.readUInt32LE(0), data.readUInt32LE(4)];
  if (length === 0 || start + length > set.size) return reply(ANSWER.ERROR);
  return { packets: readChunk(reader, set, start, length), then: "STAY" };
}

function freeBuffer({ session }: Asked): Answer {
  session.buffer = undefined;
  return reply(ANSWER.OK);
}

function readDirectly({ reader }: Asked, command: number): Answer {
  const set = snapshotDataSet(reader, command);
  if (set === undefined) return reply(ANSWER.ERROR);
  return { packets: readDirect(set, reader.profile.dataPacketBytes), then: "STAY" };
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
