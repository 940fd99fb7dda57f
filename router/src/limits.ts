import type { RowRate } from "./admission/row-pace.ts";

/** What one operation may ask for, before it runs. */
export interface OperationLimits {
  /** Fields from the root to the deepest one. */
  readonly maxDepth: number;
  /** Rows that its lists may hold together. */
  readonly maxRows: number;
  /** Of these, rows of lists within lists; each list costs some rows by itself. */
  readonly maxNestedRows: number;
  /** Values that its answer may hold: fields, once for each row that they stand in. */
  readonly maxValues: number;
  /** Fields of its root: each may become a request to every place. */
  readonly maxRootFields: number;
}

/** What the text of an operation may hold, before it is validated. */
export interface DocumentLimits {
  readonly maxCharacters: number;
  readonly maxTokens: number;
  /** Of one name. */
  readonly maxNameCharacters: number;
  /** Brackets of any kind within brackets. */
  readonly maxNesting: number;
  /** Its fields, every fragment written out where it is used. */
  readonly maxFields: number;
  /** Pairs of fields under one response name, which validation compares one by one. */
  readonly maxComparisons: number;
}

/** What one subject may have in flight, over HTTP and over all its sockets together. */
export interface SubjectLimits extends RowRate {
  /** Queries and mutations that run at once; more wait in the subject's own queue. */
  readonly running: number;
  /** Rows that those which run may hold together. */
  readonly rows: number;
  /** Queries and mutations that run at once while others want to get on too. */
  readonly runningBesideOthers: number;
  /** Queries and mutations that wait, for their turn or for a plan; more are refused. */
  readonly waiting: number;
  /** Operations whose text is new: so many at once, then so many each second; more wait. */
  readonly coldBurst: number;
  readonly coldPerSecond: number;
  readonly sockets: number;
  readonly subscriptions: number;
  /**
   * Operations over sockets: so many at once, then so many each second; more are refused. Beside other subjects fewer get on:
   * `PAUSE_MS` of admission/socket-pace.ts paces those that are let in.
   */
  readonly socketBurst: number;
  readonly socketPerSecond: number;
}

/** What the router does at once for all subjects together; more wait, each subject's next in turn. */
export interface RouterLimits {
  readonly running: number;
  readonly rows: number;
}

/** Every limit of a router. */
export interface Limits {
  readonly operation: OperationLimits;
  readonly document: DocumentLimits;
  /** Of whoever is not signed in: such operations sign in, and do nothing else. */
  readonly anonymousDocument: DocumentLimits;
  readonly subject: SubjectLimits;
  readonly router: RouterLimits;
}

/** Enough for every page of the dashboard, and for a client that reads a year of punches page by page. */
export const DEFAULT_LIMITS: Limits = {
  operation: { maxDepth: 12, maxRows: 6000, maxNestedRows: 5000, maxValues: 150_000, maxRootFields: 50 },
  document: {
    maxCharacters: 131_072,
    maxTokens: 4000,
    maxNameCharacters: 200,
    maxNesting: 60,
    maxFields: 4000,
    maxComparisons: 10_000,
  },
  anonymousDocument: {
    maxCharacters: 16_384,
    maxTokens: 200,
    maxNameCharacters: 200,
    maxNesting: 20,
    maxFields: 200,
    maxComparisons: 400,
  },
  subject: {
    running: 128, // most of them wait for places, and one that hangs must not hold up what others are asked
    rows: 12_000,
    runningBesideOthers: 8,
    freeRows: 200, // a page of the dashboard
    rowBurst: 10_000,
    rowsPerSecond: 1500,
    waiting: 400,
    coldBurst: 200,
    coldPerSecond: 10,
    sockets: 100,
    subscriptions: 5000,
    socketBurst: 5000,
    socketPerSecond: 200,
  },
  router: { running: 1024, rows: 100_000 },
};
