import { GraphQLError } from "graphql";
import type { FakeOrganisation, FakePunch } from "./fake-organisation.ts";

interface FakeNotice {
  readonly kind: "PLACE_LOST" | "PLACE_BACK" | "CAUGHT_UP" | "GAP";
  readonly place: string | null;
  readonly remaining?: number;
  readonly message: string;
}

interface FeedArgs {
  readonly placeIds?: readonly string[] | null;
  readonly after?: string | null;
}

type Message = { readonly punch?: FakePunch; readonly notice?: FakeNotice };

/** A feed with positions, catch-up and notices, as the contract of the subscription describes it. */
export interface FakeFeed {
  readonly follow: (args: FeedArgs) => AsyncGenerator<unknown>;
  readonly record: (punch: FakePunch) => void;
  readonly setPlaceLost: (placeId: string, isLost: boolean) => void;
  /** Makes every cursor handed out so far worthless. */
  readonly reset: () => void;
  /** Tells the listeners the same punch two times. */
  readonly sendTwice: (punch: FakePunch) => void;
}

interface FeedLog {
  epoch: number;
  readonly entries: FakePunch[];
  readonly listeners: Set<(message: Message) => void>;
}

/** Creates an empty feed over an organisation. */
export function createFakeFeed(organisation: FakeOrganisation): FakeFeed {
  const log: FeedLog = { epoch: 1, entries: [], listeners: new Set() };
  const tell = (message: Message) => {
    for (const listener of log.listeners) listener(message);
  };
  return {
    follow: (args) => follow(organisation, log, args),
    record: (punch) => {
      organisation.punches.push(punch);
      log.entries.push(punch);
      tell({ punch });
    },
    sendTwice: (punch) => {
      tell({ punch });
      tell({ punch });
    },
    setPlaceLost: (placeId, isLost) => {
      const place = organisation.places.find(({ id }) => id === placeId);
      if (!place) throw new TypeError(`no place ${placeId}`);
      place.status = isLost ? "OFFLINE" : "ONLINE";
      const kind = isLost ? "PLACE_LOST" : "PLACE_BACK";
      tell({ notice: { kind, place: placeId, message: `${place.name}: ${kind}` } });
      if (!isLost) tell({ notice: { kind: "CAUGHT_UP", place: null, message: "live from here" } });
    },
    reset: () => {
      log.epoch += 1;
      log.entries.length = 0;
    },
  };
}

async function* follow(organisation: FakeOrganisation, log: FeedLog, { placeIds, after }: FeedArgs) {
  const isInScope = (message: Message) => !message.punch || !placeIds || placeIds.includes(message.punch.place.id);
  const mailbox = openMailbox(log);
  let seq = log.entries.length;
  const toEvent = (phase: string, { punch, notice }: Message) => ({
    punchRecorded: {
      punch: punch ?? null,
      notice: notice ? { at: new Date().toISOString(), remaining: null, ...notice } : null,
      cursor: Buffer.from(JSON.stringify({ epoch: log.epoch, seq })).toString("base64url"),
      phase,
    },
  });
  try {
    for (const punch of readMissed(log, after).filter((missed) => isInScope({ punch: missed }))) {
      yield toEvent("CATCH_UP", { punch });
    }
    yield toEvent("LIVE", { notice: { kind: "CAUGHT_UP", place: null, message: "live from here" } });
    for (const place of organisation.places.filter(({ status }) => status === "OFFLINE")) {
      yield toEvent("LIVE", { notice: { kind: "PLACE_LOST", place: place.id, message: `${place.name} is lost` } });
    }
    for (;;) {
      const message = await mailbox.take();
      if (message.punch) seq += 1;
      if (isInScope(message)) yield toEvent("LIVE", message);
    }
  } finally {
    mailbox.close();
  }
}

function readMissed(log: FeedLog, after: string | null | undefined): readonly FakePunch[] {
  if (!after) return [];
  const { epoch, seq } = readCursor(after);
  if (epoch === log.epoch) return log.entries.slice(seq);
  throw new GraphQLError("the position is of another log", { extensions: { code: "CURSOR_RESET" } });
}

function openMailbox(log: FeedLog) {
  const queue: Message[] = [];
  let wake = () => {};
  const listen = (message: Message) => {
    queue.push(message);
    wake();
  };
  log.listeners.add(listen);
  const take = async (): Promise<Message> => {
    for (;;) {
      const message = queue.shift();
      if (message) return message;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { take, close: () => log.listeners.delete(listen) };
}

function readCursor(cursor: string): { epoch: number; seq: number } {
  return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
}
