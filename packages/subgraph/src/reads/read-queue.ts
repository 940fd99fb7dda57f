/** How much may wait and run. */
export interface ReadQueueLimits {
  /** Entries of one subject that wait; more are refused. */
  readonly waitingPerSubject: number;
  /** Entries of all that wait. */
  readonly waiting: number;
  /** Entries of one subject that run at once, so that another's finds room whatever that one asks. */
  readonly runningPerSubject: number;
}

/** What waits to be run, each subject's in its own line. */
export interface ReadQueue<Entry> {
  /** Takes an entry in; false when too many wait. One that must wait is never refused. */
  add(subject: string, entry: Entry, mustWait?: boolean): boolean;
  /** Whether `next` has one to give. */
  hasNext(): boolean;
  /** The next one to run: the subjects take turns. It counts as running until `end`. */
  next(): Entry | undefined;
  /** An entry that ran has ended. */
  end(subject: string): void;
  /** Takes an entry out that is not wanted any more; false when it is not waiting. */
  remove(subject: string, entry: Entry): boolean;
  /** Takes out all that wait. */
  drain(): readonly Entry[];
}

interface Line<Entry> {
  readonly waiting: Entry[];
  running: number;
}

/** Creates a fair and bounded queue. Memory is held for subjects that have something waiting or running. */
export function createReadQueue<Entry>(limits: ReadQueueLimits): ReadQueue<Entry> {
  /** In the order of turns: whoever had one goes to the end. */
  const lines = new Map<string, Line<Entry>>();
  let size = 0;
  const forget = (subject: string, line: Line<Entry>): void => {
    if (line.waiting.length === 0 && line.running === 0) lines.delete(subject);
  };
  return {
    add: (subject, entry, mustWait = false) => {
      const line = lines.get(subject) ?? { waiting: [], running: 0 };
      const isFull = size >= limits.waiting || line.waiting.length >= limits.waitingPerSubject;
      if (isFull && !mustWait) return false;
      lines.set(subject, line);
      line.waiting.push(entry);
      size += 1;
      return true;
    },
    hasNext: () => findNext(lines, limits) !== undefined,
    next: () => {
      const found = findNext(lines, limits);
      if (found === undefined) return undefined;
      const [subject, line] = found;
      lines.delete(subject);
      lines.set(subject, line);
      line.running += 1;
      size -= 1;
      return line.waiting.shift();
    },
    end: (subject) => {
      const line = lines.get(subject);
      if (line === undefined) return;
      line.running -= 1;
      forget(subject, line);
    },
    remove: (subject, entry) => {
      const line = lines.get(subject);
      const place = line?.waiting.indexOf(entry) ?? -1;
      if (line === undefined || place < 0) return false;
      line.waiting.splice(place, 1);
      size -= 1;
      forget(subject, line);
      return true;
    },
    drain: () => {
      size = 0;
      const waiting = [...lines.values()].flatMap((line) => line.waiting.splice(0));
      for (const [subject, line] of lines) forget(subject, line);
      return waiting;
    },
  };
}

/** Whose turn it is, of those who may have one. */
function findNext<Entry>(
  lines: ReadonlyMap<string, Line<Entry>>,
  limits: ReadQueueLimits,
): readonly [subject: string, line: Line<Entry>] | undefined {
  for (const [subject, line] of lines) {
    if (line.waiting.length === 0 || line.running >= limits.runningPerSubject) continue;
    return [subject, line];
  }
  return undefined;
}
