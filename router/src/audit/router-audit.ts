import { join } from "node:path";
import type { AuditHead } from "@biometricflow/schema/audit-batch";
import { AUDIT_HEADS_FILE, keepHead, parseKeptHeads } from "@biometricflow/schema/audit-heads";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import { createAuditTally, isSingle } from "@biometricflow/service/audit/tally";
import type { Log } from "@biometricflow/service/observe/log";
import { openCacheFile } from "@biometricflow/service/process/cache-file";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { askAuditHead, type AuditDirectory, deliverAudit } from "./delivery.ts";
import { createOutage, type Outage } from "./outage.ts";
import type { WaitingFact } from "./outbox.ts";
import { createAuditOutboxFile } from "./outbox-file.ts";
import { keepMost } from "./unwritten-facts.ts";

/** The router's part of the audit: whatever passes through it and is written down by no subgraph. */
export interface RouterAudit {
  /** Keeps a fact. One that changed something is on disk when the promise resolves, a refusal within a second. */
  readonly record: (fact: AuditFact) => Promise<void>;
  /** Keeps a view: it is on disk within a second, as a row of its own, and nobody waits for that. */
  readonly recordView: (fact: AuditFact) => void;
  /** Writes down what was counted; what the directory did not take is sent at the next start. */
  readonly stop: () => void;
}

/** What it stands on. */
export interface RouterAuditOptions {
  /** The router's own folder. */
  readonly folder: string;
  readonly directory: AuditDirectory;
  readonly log: Log;
  /** Between two deliveries; half a second when omitted. */
  readonly pauseMs?: number;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
}

const PAUSE_MS = 500;
const HEAD_EVERY_MS = 60_000;
/** Facts that wait for a disk that takes nothing; of more, views are lost, then the newest, which the log says. */
const MOST_UNWRITTEN = 10_000;

/**
 * Opens it. Facts are on the router's own disk first, and go to the directory whenever it answers: while it is down nothing is
 * lost, and nobody waits. Refusals are counted by the minute, as the directory counts its own, so that nobody fills the disk.
 */
export function openRouterAudit(options: RouterAuditOptions): RouterAudit {
  const { folder, directory, log, pauseMs = PAUSE_MS, now = Date.now } = options;
  const file = createAuditOutboxFile(join(folder, "audit.sqlite"), log, now);
  const heads = openHeads(join(folder, AUDIT_HEADS_FILE));
  const writer = createWriter((facts) => file.use().append(facts), log);
  const tally = createAuditTally();
  let views: WaitingFact[] = [];
  const settle = () => {
    const counted = tally.take().map(({ minute, ...fact }) => ({ minute, fact }));
    const seen = views;
    views = [];
    writer.write([...seen, ...counted]);
  };
  const told = createOutageOfDirectory(log);
  let isStopped = false;
  let headAtMs = Number.NEGATIVE_INFINITY;
  const round = async () => {
    settle();
    try {
      await deliverAudit(file.use(), directory);
      if (now() - headAtMs >= HEAD_EVERY_MS) {
        heads.keep(await askAuditHead(directory), now());
        headAtMs = now();
      }
      told.works();
    } catch (error) {
      if (!isStopped) told.fails(error); // a round on its way finds its file closed
    }
  };
  const stopRounds = repeatEvery(() => pauseMs, round);
  return {
    record: async (fact) => {
      if (isSingle(fact)) await writer.soon({ minute: null, fact: { count: 1, ...fact } });
      else tally.add(fact, now());
    },
    recordView: (fact) => void views.push({ minute: null, fact: { count: 1, ...fact } }),
    stop: () => {
      isStopped = true;
      stopRounds();
      settle();
      file.close();
    },
  };
}

/** What the directory says of its newest link, kept where the directory cannot change it. */
function openHeads(file: string) {
  const cache = openCacheFile(file);
  let kept = parseKeptHeads(cache.read()) ?? { heads: [] };
  return {
    keep: (head: AuditHead, atMs: number) => {
      kept = keepHead(kept, { ...head, atMs });
      cache.write(kept);
    },
  };
}

/** Writes facts down; those that the disk does not take are written with the next ones. */
function createWriter(append: (facts: readonly WaitingFact[]) => void, log: Log) {
  let unwritten: readonly WaitingFact[] = [];
  let soon: Promise<void> | undefined;
  const outage = createOutage({
    fails: (err) => log.error({ err }, "audited facts cannot be written down; they wait in memory"),
    works: () => log.info("audited facts are written down again"),
  });
  const write = (facts: readonly WaitingFact[]) => {
    const all = [...unwritten, ...facts];
    if (all.length === 0) return;
    try {
      append(all);
      unwritten = [];
      outage.works();
    } catch (error) {
      unwritten = keepMost(all, MOST_UNWRITTEN);
      outage.fails(error);
      const lost = all.length - unwritten.length;
      if (lost > 0) log.error({ lost }, "audited facts are lost: too many wait for a disk that takes nothing");
    }
  };
  let batch: readonly WaitingFact[] = [];
  return {
    write,
    /** Those that come together are one commit. */
    soon: (fact: WaitingFact): Promise<void> => {
      batch = [...batch, fact];
      soon ??= new Promise((resolve) =>
        setImmediate(() => {
          const facts = batch;
          batch = [];
          soon = undefined;
          write(facts);
          resolve();
        }),
      );
      return soon;
    },
  };
}

function createOutageOfDirectory(log: Log): Outage {
  return createOutage({
    fails: (err) => log.warn({ err }, "the directory does not take the audit; it is kept here meanwhile"),
    works: () => log.info("the directory takes the audit again"),
  });
}
