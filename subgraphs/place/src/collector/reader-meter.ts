import type { ConnectionStats, ReaderConnection } from "./reader-driver.ts";

/** What is counted of a reader, over all its connections. */
export type ReaderFigures = Readonly<Record<keyof typeof NO_FIGURES, number>>;

const NO_FIGURES = {
  ...{ badChecksums: 0, askedAgain: 0, foreignReplies: 0 },
  ...{ bytesIn: 0, bytesOut: 0, longestLockMs: 0 },
};

/** Counts what goes wrong on the connections to readers. */
export interface ReaderMeter {
  /** Counts a connection, from now on also while it is open. Call what is returned when it has closed. */
  attach(readerId: string, connection: Pick<ReaderConnection, "stats">): () => void;
  /** By reader, since the process began. */
  read(): ReadonlyMap<string, ReaderFigures>;
}

/** Creates the meter of a place. */
export function createReaderMeter(): ReaderMeter {
  const ended = new Map<string, ReaderFigures>();
  const open = new Map<object, readonly [readerId: string, connection: Pick<ReaderConnection, "stats">]>();
  const addTo = (figures: Map<string, ReaderFigures>, readerId: string, stats: ConnectionStats): void => {
    const before = figures.get(readerId) ?? NO_FIGURES;
    figures.set(readerId, {
      badChecksums: before.badChecksums + stats.badChecksums,
      askedAgain: before.askedAgain + stats.askedAgain,
      foreignReplies: before.foreignReplies + stats.foreignReplies,
      bytesIn: before.bytesIn + stats.bytesIn,
      bytesOut: before.bytesOut + stats.bytesOut,
      longestLockMs: Math.max(before.longestLockMs, stats.longestLockMs),
    });
  };
  return {
    attach: (readerId, connection) => {
      const key = {};
      open.set(key, [readerId, connection]);
      return () => {
        if (open.delete(key)) addTo(ended, readerId, connection.stats);
      };
    },
    read: () => {
      const figures = new Map(ended);
      for (const [readerId, { stats }] of open.values()) addTo(figures, readerId, stats);
      return figures;
    },
  };
}
