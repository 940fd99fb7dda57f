import { readFileSync } from "node:fs";
import {
  type EdgeListener,
  type EdgeRules,
  readEdgeRules,
  refuseRedisPassword,
  toEdgeFile,
} from "@biometricflow/config/edge-config";
import { Redis } from "ioredis";
import { createEdge, type Edge } from "./edge.ts";

/** Takes what an operator should know. */
export interface EdgeLog {
  readonly info: (values: Readonly<Record<string, unknown>>, message: string) => void;
  readonly warn: (values: Readonly<Record<string, unknown>>, message: string) => void;
}

/** Where the edge of a process has its rules from. */
export interface OpenEdgeOptions {
  readonly configDir: string;
  readonly listener: EdgeListener;
  /** Of the process; its counts are told apart by it where several share a Redis. */
  readonly name: string;
  /** `redis://...`: counts are kept there; in this process when omitted. */
  readonly redisUrl?: string | undefined;
  readonly log: EdgeLog;
  /** How often the file is looked at; a second when omitted. */
  readonly lookMs?: number;
}

/** An edge that follows its file. */
export interface OpenEdge extends Edge {
  readonly stop: () => void;
}

const LOOK_MS = 1_000;
const REDIS_MS = 500; // a request waits no longer for a count

/**
 * Opens the edge of a process. When `organisation.json` changes its rules count within a second or two; a file with a fault
 * changes nothing, and the log says what is wrong with it.
 *
 * @throws {ConfigError}
 */
export function openEdge(options: OpenEdgeOptions): OpenEdge {
  const { configDir, listener, name, redisUrl, log } = options;
  refuseRedisPassword(configDir, redisUrl);
  const redis = redisUrl === undefined || redisUrl === "" ? undefined : connect(redisUrl, log);
  const edge = createEdge(readEdgeRules(configDir, listener), { redis, prefix: name });
  const stopWatching = watchRules(options, edge.change);
  return {
    ...edge,
    stop: () => {
      stopWatching();
      redis?.disconnect();
    },
  };
}

/** Looks at the text and not at its date: editors write a file anew, and a network drive may tell no changes. */
function watchRules(options: OpenEdgeOptions, change: (rules: EdgeRules) => void): () => void {
  const { configDir, listener, log, lookMs = LOOK_MS } = options;
  const file = toEdgeFile(configDir);
  let seen = readText(file);
  const look = () => {
    const text = readText(file);
    if (text === seen) return;
    seen = text;
    try {
      change(readEdgeRules(configDir, listener));
      log.info({ file }, "the rules of the edge are taken from the changed file");
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      log.warn({ file, fault }, "the changed file has a fault: the rules of before go on");
    }
  };
  const timer = setInterval(look, lookMs).unref();
  return () => clearInterval(timer);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A client that answers at once, if only that Redis is away. */
function connect(url: string, log: EdgeLog): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: REDIS_MS,
    retryStrategy: (tries) => Math.min(tries * 200, 5_000),
  });
  let isAway = false;
  redis.on("error", (error: Error) => {
    if (isAway) return;
    isAway = true;
    log.warn({ fault: error.message }, "Redis does not answer: each process counts by itself");
  });
  redis.on("ready", () => {
    isAway = false;
    log.info({}, "requests are counted in Redis");
  });
  return redis;
}
