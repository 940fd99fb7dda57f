/** How the directory follows attendance's feed: what it makes of entries that it cannot read, over a socket. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import { createSigningKeyFile } from "@biometricflow/service/identity/keys";
import { type AlarmBoard, createAlarmBoard } from "@biometricflow/service/observe/alarm-board";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startAttendanceRounds } from "../../subgraphs/directory/src/webhooks/attendance-rounds.ts";

const FEED = { "x-feed-epoch": "e", "x-feed-seq": "9" };
const NOTHING_NEW = { status: 200, body: "" };
const toLine = (seq: number, kind: string, date = "2026-11-26") =>
  `${JSON.stringify({
    ...{ epoch: "e", seq, atMs: 1, kind, ref: "p.7", placeId: "riyadh", departmentId: null, date },
    ...{ status: "PRESENT", flags: [], isFinal: true },
  })}\n`;

let dir: string;
let stop: () => Promise<void>;
let asked: string[];
let board: AlarmBoard;
let logged: string[];
let position: FeedPosition | undefined;
let answer: { status: number; body: string };

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-attendance-rounds-"));
  asked = [];
  logged = [];
  board = createAlarmBoard(() => 5);
  position = { epoch: "e", seq: 1 };
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    // as a feed does, it tells nothing twice: what was taken is no longer in what comes after it
    const isTold = position?.epoch === "e" && position.seq === 9;
    const { status, body } = request.url?.includes("after=") === true && !isTold ? answer : NOTHING_NEW;
    response.writeHead(status, FEED).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const key = createSigningKeyFile(join(dir, "directory.key"));
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      const { level, msg } = JSON.parse(chunk.toString());
      logged.push(`${level} ${msg}`);
      done();
    },
  });
  const stopRounds = startAttendanceRounds({
    url: `http://127.0.0.1:${port}`,
    store: {
      readFeedPosition: async () => position,
      takeFeedPage: async (_source, next) => void (position = next),
    },
    signingKey: () => key,
    now: () => 1,
    log: createLog({ service: "directory", destination }),
    alarms: board,
    onTold: () => {},
    onFigures: () => {},
    digests: { giveUp: async () => {}, isDue: async () => false, tell: async () => {} },
    pauseMs: 1,
  });
  stop = async () => {
    await stopRounds();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  answer = NOTHING_NEW;
});
afterEach(async () => {
  await stop();
  rmSync(dir, { recursive: true, force: true });
});

const feedLog = () => logged.filter((line) => line.includes("the feed of attendance"));

it("passes an entry of a kind that it does not know, and asks attendance for nothing that places tell", async () => {
  answer = { status: 200, body: toLine(8, "NIGHT") + toLine(9, "DAY") };
  await expect.poll(() => position?.seq).toBe(9);
  expect(asked.filter((url) => url.includes("unknown"))).toEqual([]);
  expect(feedLog()).toEqual([]);
});

it("says once that it cannot read the feed, once that it cannot for another reason, and when it can again", async () => {
  const cannot = expect.stringMatching(/^50 the feed of attendance cannot be read/);
  answer = { status: 200, body: toLine(9, "DAY", "2026-11-31") };
  await expect.poll(feedLog).toEqual([cannot]);
  answer = { status: 401, body: "" };
  await expect.poll(feedLog).toEqual([cannot, cannot]);
  expect(position?.seq).toBe(1);
  expect(board.alarms()).toContainEqual(expect.objectContaining({ code: "ATTENDANCE_FEED_UNREAD", sinceMs: 5 }));
  answer = { status: 200, body: toLine(9, "DAY") };
  await expect.poll(() => position?.seq).toBe(9);
  await expect.poll(feedLog).toEqual([cannot, cannot, expect.stringMatching(/^30 it is over/)]);
  expect(board.alarms().filter(({ code }) => code === "ATTENDANCE_FEED_UNREAD")).toEqual([]);
});

it("says that days are missed where the feed does not go on", async () => {
  position = { epoch: "former", seq: 3 };
  answer = { status: 400, body: '{"code":"CURSOR_RESET"}' };
  await expect.poll(feedLog).toContainEqual(expect.stringMatching(/^40 the feed of attendance does not go on/));
  expect(position).toEqual({ epoch: "e", seq: 9 });
});
