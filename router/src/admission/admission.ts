import { toAsker } from "@biometricflow/service/identity/viewer";
import type { AccessTable } from "@biometricflow/service/graphql/access";
import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import type { Limits } from "../limits.ts";
import type { RouterContext } from "../operation/context.ts";
import type { OperationTurn } from "../operation/operation-turn.ts";
import { toAuthenticationError } from "../operation-rules/authentication.ts";
import { type ColdTurns, createColdTurns } from "./cold-turns.ts";
import { createActivity } from "./activity.ts";
import { FairQueue } from "../traffic/fair-queue.ts";
import { judgeAnonymous, judgeDocument } from "./judge-document.ts";
import { rateLimited } from "./refusals.ts";
import { createRowPace, type RowPace } from "./row-pace.ts";
import { createSocketPace, type SocketPace } from "./socket-pace.ts";

/** Who asks, as far as it decides how much may be asked. */
export type Applicant = Pick<RouterContext, "viewer" | "tokenError" | "forwardedFor" | "signal">;

/** What came, before anything is read of it. */
export interface GivenText {
  readonly text: string;
  readonly operationName: string | undefined;
}

/** The door of a router: judges who asks and how much before anything is parsed, and gives each its turn. */
export interface Admission {
  /** @throws the refusal */
  readonly admit: (applicant: Applicant, given: GivenText) => Promise<OperationTurn>;
  readonly sockets: SocketPace;
}

/** What the door knows. */
export interface AdmissionOptions {
  readonly limits: Limits;
  readonly table: AccessTable;
}

const MAX_TEXTS = 5000;
const MAX_CHARACTERS = 8_388_608;

/** Creates the door of a router. */
export function createAdmission({ limits, table }: AdmissionOptions): Admission {
  const { subject: own, router } = limits;
  const activity = createActivity();
  const { hasOthers } = activity;
  const alone = { count: own.running, rows: own.rows };
  const beside = { count: own.runningBesideOthers, rows: own.rows };
  const queue = new FairQueue({
    total: { count: router.running, rows: router.rows },
    perSubject: (subject) => (hasOthers(subject) ? beside : alone),
    waiting: own.waiting,
  });
  const rowPace = createRowPace(own, activity);
  const coldTurns = createColdTurns({
    burst: own.coldBurst,
    perSecond: own.coldPerSecond,
    waiting: own.waiting,
    hasOthers,
  });
  const verdicts = createTexts<{ readonly fault: GraphQLError | undefined }>();
  const planned = createTexts<true>();
  const judge = (text: string): GraphQLError | undefined => {
    const verdict = verdicts.get(text) ?? { fault: judgeDocument(text, limits.document) };
    if (text.length <= limits.document.maxCharacters) verdicts.set(text, verdict);
    return verdict.fault;
  };
  return {
    sockets: createSocketPace(own, (subject) => hasOthers(`subject ${subject}`)),
    admit: async (applicant, { text, operationName }) => {
      const isStranger = applicant.viewer === undefined;
      const refusal = isStranger ? judgeStranger(applicant, text) : undefined;
      if (refusal !== undefined) throw refusal;
      const key = `${operationName ?? ""} ${text}`;
      const isKnown = planned.has(key);
      const subject = toSubject(applicant);
      activity.note(subject);
      const endReading = isKnown ? undefined : await coldTurns.enter(subject, applicant.signal);
      const fault = isKnown || isStranger ? undefined : judge(text);
      if (fault !== undefined) {
        endReading?.();
        throw fault;
      }
      const keep = () => void (isStranger || planned.set(key, true)); // it may hold a password
      return createTurn({ subject, signal: applicant.signal, queue, rowPace, coldTurns, limits, keep, endReading });
    },
  };

  function judgeStranger(applicant: Applicant, text: string): GraphQLError | undefined {
    const options = { limits: limits.anonymousDocument, table, refusal: toAuthenticationError(applicant) };
    return judgeAnonymous(text, options);
  }
}

/** Strangers are told apart by their address. Somebody's exports have a turn of their own, and keep none of their pages waiting. */
function toSubject({ viewer, forwardedFor }: Applicant): string {
  if (viewer === undefined) return `address ${forwardedFor}`;
  return `${viewer.mayOnlyQuery === true ? "export" : "subject"} ${toAsker(viewer)}`;
}

function createTexts<V extends {}>(): LRUCache<string, V> {
  return new LRUCache<string, V>({
    max: MAX_TEXTS,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (_value, text) => text.length + 1,
  });
}

interface TurnParts {
  readonly subject: string;
  readonly signal: AbortSignal;
  readonly queue: FairQueue;
  readonly rowPace: RowPace;
  readonly coldTurns: ColdTurns;
  readonly limits: Limits;
  /** Remembers the text as one that was planned. */
  readonly keep: () => void;
  /** Set while the text is being read for the first time. */
  readonly endReading: (() => void) | undefined;
}

/** The turn of one operation, from its text to its answer. */
function createTurn(parts: TurnParts): OperationTurn {
  const { subject, signal, queue, rowPace, coldTurns, limits, keep, endReading } = parts;
  const ends = new Set<() => void>(endReading === undefined ? [] : [endReading]);
  let isOver = false;
  const endAll = () => {
    for (const end of ends) end();
    ends.clear();
  };
  const hold = (end: () => void) => {
    ends.add(end);
    if (isOver) endAll();
  };
  let endPlanning: (() => void) | undefined;
  let begunRows: number | undefined;
  return {
    plan: async (work) => {
      const end = endReading === undefined ? () => {} : await coldTurns.goOn(subject, signal);
      try {
        const planned = work();
        keep();
        return planned;
      } finally {
        end();
      }
    },
    rows: () => begunRows,
    begin: async (rows) => {
      begunRows = rows;
      endAll();
      const leave = await queue.enter(subject, rows, signal);
      if (leave === undefined) throw tooMany(limits.subject.waiting);
      hold(leave);
      await rowPace.enter(subject, rows, signal);
      if (endReading === undefined) return;
      endPlanning = await coldTurns.goOn(subject, signal);
      hold(endPlanning);
    },
    planned: () => {
      if (endReading !== undefined) keep();
      if (endPlanning === undefined || !ends.delete(endPlanning)) return;
      endPlanning();
    },
    end: () => {
      isOver = true;
      endAll();
    },
  };
}

function tooMany(limit: number): GraphQLError {
  return rateLimited("Too many of your operations wait already: send fewer at once", limit);
}
