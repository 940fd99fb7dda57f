import { parseAttlogLine } from "@biometricflow/zk/codec/push/attlog-line";
import { encodeHandshakeAnswer } from "@biometricflow/zk/codec/push/handshake-answer";
import { countLines, splitLines, toKeepableLine } from "@biometricflow/zk/codec/push/lines";
import { parseOperlogLine } from "@biometricflow/zk/codec/push/operlog-line";
import { encodeCommand, parseResults } from "@biometricflow/zk/codec/push/push-command";
import { parsePairs, parsePollInfo, toPushedFacts } from "@biometricflow/zk/codec/push/pairs";
import { encodeNewUser } from "@biometricflow/zk/codec/push/user-line";
import { parsePushRequest, type PushRequest } from "@biometricflow/zk/codec/push/push-request";
import type { PushDesk, ToldOrder } from "../collector/push/push-desk.ts";
import type { PersonWish, ToldPerson } from "../domain/push/told-person.ts";
import { createReaderTimeline } from "../domain/local-time.ts";
import type { ReaderRow } from "../domain/punch.ts";
import { createCallRate } from "../domain/push/call-rate.ts";
import type { PushAdmission, PushHandler, PushHead } from "../domain/push/push-handler.ts";
import type { PushCaller, Standing } from "../domain/push/standing.ts";
import { createDecoder, toPushedRow } from "./pushed-row.ts";

/** Between two requests of a reader for commands, and before it repeats what failed. */
const POLL_SECONDS = 10;
const RETRY_SECONDS = 30;
/** The largest body that firmware is known to send. */
const MAX_BODY_BYTES = 10_485_760;
const MAX_TALK_BYTES = 262_144;
/** A reader calls each ten seconds and with each punch; one that comes back sends what it held one after the other. */
const CALLER_RATE = { burst: 200, perSecond: 20, callers: 5_000 };
/** Lines of a body that are taken in one go. */
const LINES_AT_ONCE = 500;
/** Results of one request. */
const MAX_RESULTS = 100;
/** Operations after which the log is empty: data cleared, reset to the factory's state, attendance deleted. */
const CLEARING: ReadonlySet<number> = new Set([13, 22, 23]);
/** Operations that remove users: one of them, all data, all settings. */
const REMOVING: ReadonlySet<number> = new Set([9, 13, 22]);
const NO_FIELDS = new Uint8Array();
/** Who brings rows and no serial number that can be one. */
const NO_SERIAL = "?";

/** Creates what answers readers that call: the codec in front of the desk. */
export function createZkPushHandler(desk: PushDesk): PushHandler {
  const isInTime = createCallRate(CALLER_RATE);
  return {
    admit: (head) => {
      const request = parsePushRequest(head.method, head.target);
      if (request === undefined) return { kind: "NOT_FOUND" };
      const caller = toCaller(request, head);
      if (!isInTime(`${caller.serialNumber} ${caller.address}`, desk.nowMs())) return { kind: "CUT" };
      return toAdmission(request, desk.standingOf(caller));
    },
    answer: async (head, body) => {
      const request = parsePushRequest(head.method, head.target);
      if (request === undefined) return "OK";
      const caller = toCaller(request, head);
      const standing = await greet(desk, request, caller);
      if (standing.kind === "WAITING") return answerWaiting(desk, { request, caller, standing, body });
      await desk.noteCall(standing.readerId, caller.address);
      return answerReader(desk, { request, readerId: standing.readerId, caller, body });
    },
  };
}

function toCaller({ serialNumber = NO_SERIAL }: PushRequest, { address }: PushHead): PushCaller {
  return { serialNumber, address };
}

/** Of callers that nobody knows, punches are read and nothing else. */
function toAdmission({ call }: PushRequest, standing: Standing): PushAdmission {
  if (call === "PUNCHES") return { kind: "READ", maxBytes: MAX_BODY_BYTES };
  if (standing.kind === "WAITING") return { kind: "DROP" };
  if (call === "OPERATIONS") return { kind: "READ", maxBytes: MAX_BODY_BYTES };
  return call === "OPTIONS" || call === "RESULTS" ? { kind: "READ", maxBytes: MAX_TALK_BYTES } : { kind: "DROP" };
}

async function greet(desk: PushDesk, { call, query }: PushRequest, caller: PushCaller): Promise<Standing> {
  if (call === "REGISTER") return { kind: "WAITING", reason: "NOT_SUPPORTED" };
  if (isStranger(desk.standingOf(caller))) await desk.learnApproved();
  return call === "HANDSHAKE" ? desk.showKey(caller, query.get("pushcommkey")) : desk.standingOf(caller);
}

function isStranger(standing: Standing): boolean {
  return standing.kind === "WAITING" && standing.reason === "UNKNOWN_SERIAL";
}

interface WaitingCall {
  readonly request: PushRequest;
  readonly caller: PushCaller;
  readonly standing: Extract<Standing, { kind: "WAITING" }>;
  readonly body: Buffer;
}

/** Whoever nobody knows is told nothing, and is listed. */
async function answerWaiting(desk: PushDesk, { request, caller, standing, body }: WaitingCall): Promise<string> {
  const isRemembered = request.call === "HANDSHAKE" || request.call === "PUNCHES" || request.call === "REGISTER";
  if (!isRemembered) return "OK";
  const lines = request.call === "PUNCHES" ? [...splitLines(body)].map(toKeepableLine) : [];
  await desk.takeWaiting(caller, standing.reason, lines);
  return request.call === "PUNCHES" ? `OK: ${lines.length}` : "OK";
}

interface ReaderCall {
  readonly request: PushRequest;
  readonly readerId: string;
  readonly caller: PushCaller;
  readonly body: Buffer;
}

async function answerReader(desk: PushDesk, { request, readerId, caller, body }: ReaderCall): Promise<string | Buffer> {
  switch (request.call) {
    case "HANDSHAKE":
      return answerHandshake(desk, readerId, caller);
    case "PUNCHES":
      await takePunches(desk, readerId, body);
      return `OK: ${countLines(body)}`;
    case "OPERATIONS":
      await takeOperations(desk, readerId, body);
      return `OK: ${countLines(body)}`;
    case "OPTIONS":
      await desk.takeFacts(readerId, toPushedFacts(parsePairs(body.toString("utf8"))));
      return "OK";
    case "POLL": {
      const told = parsePollInfo(request.query.get("info"));
      if (told !== undefined) await desk.takeFacts(readerId, told);
      const next = await desk.nextOrders(readerId);
      return next.length === 0 ? "OK" : Buffer.concat(next.map(encodeOrder));
    }
    case "RESULTS":
      await takeResults(desk, readerId, body);
      return "OK";
    default:
      return "OK";
  }
}

function encodeOrder({ key, order, fields }: ToldOrder): Buffer {
  if (order.kind === "PUT_USER") return encodeCommand(String(key), { kind: order.kind, fields: fields ?? NO_FIELDS });
  return encodeCommand(String(key), order);
}

function answerHandshake(desk: PushDesk, readerId: string, { serialNumber }: PushCaller): string {
  const utc = new Date(desk.nowMs()).toISOString().slice(0, 19);
  const { offsetMinutes } = createReaderTimeline(desk.zoneOf(readerId), undefined).next(utc);
  return encodeHandshakeAnswer({ serialNumber, offsetMinutes, pollSeconds: POLL_SECONDS, retrySeconds: RETRY_SECONDS });
}

async function takePunches(desk: PushDesk, readerId: string, body: Buffer): Promise<void> {
  const decoder = createDecoder(desk.encodingOf(readerId));
  let rows: ReaderRow[] = [];
  let unreadable: Buffer[] = [];
  const request = desk.openRequest(readerId, body, countLines(body));
  const flush = async () => {
    await desk.takePunches(readerId, rows, { unreadable, request });
    [rows, unreadable] = [[], []];
  };
  for (const line of splitLines(body)) {
    const punch = parseAttlogLine(line, decoder);
    if (punch === undefined) unreadable.push(toKeepableLine(line));
    else rows.push(toPushedRow(punch));
    if (rows.length + unreadable.length >= LINES_AT_ONCE) {
      await flush();
      await desk.yieldTurn();
    }
  }
  await flush();
  await desk.endRequest(readerId, request);
}

async function takeResults(desk: PushDesk, readerId: string, body: Buffer): Promise<void> {
  for (const { id, returnCode, attlogSum, values } of parseResults(body).slice(0, MAX_RESULTS)) {
    if (!/^\d{1,15}$/.test(id)) continue;
    await desk.takeFacts(readerId, toPushedFacts(values));
    await desk.takeAnswer(readerId, { key: Number(id), returnCode, attlogSum });
  }
}

async function takeOperations(desk: PushDesk, readerId: string, body: Buffer): Promise<void> {
  const decoder = createDecoder(desk.encodingOf(readerId));
  let people: ToldPerson[] = [];
  let seen = 0;
  for (const line of splitLines(body)) {
    const told = parseOperlogLine(line, decoder);
    if (told.kind === "USER") {
      const { kind: _user, ...person } = told;
      people.push(person);
    }
    const isCleared = told.kind === "OPERATION" && CLEARING.has(told.code) && told.localTime !== undefined;
    if (isCleared) await desk.takeCleared(readerId, told.localTime);
    if (told.kind === "OPERATION" && REMOVING.has(told.code)) await desk.doubtUsers(readerId);
    seen += 1;
    if (seen % LINES_AT_ONCE > 0) continue;
    await desk.takePeople(readerId, people);
    people = [];
    await desk.yieldTurn();
  }
  if (people.length > 0) await desk.takePeople(readerId, people);
}

/** The fields of somebody whom a reader does not have yet. @throws {ZkWireError} `BAD_TEXT` */
export function encodePerson(wish: PersonWish, textEncoding: string): Uint8Array {
  return encodeNewUser(wish, textEncoding);
}

/** Reads a line that was kept aside; `undefined` when it is no punch. */
export function readKeptLine(line: Uint8Array, textEncoding: string): ReaderRow | undefined {
  const punch = parseAttlogLine(Buffer.from(line), createDecoder(textEncoding));
  return punch === undefined ? undefined : toPushedRow(punch);
}
