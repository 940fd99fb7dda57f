import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Edge } from "@biometricflow/edge/edge";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { HttpError } from "../errors/http-error.ts";
import { createCounter } from "../observe/figures.ts";
import type { Metrics } from "../observe/metrics.ts";
import type { ClientAddress } from "./client-address.ts";

/** Whose a request is, as far as its token tells. `STALE`: it counted once. `BAD`: it never did. */
export type Caller = { readonly kind: "KNOWN"; readonly subject: string } | { readonly kind: "NONE" | "STALE" | "BAD" };

/** What stands before a server. */
export interface EdgeOptions {
  readonly edge: Edge;
  /** Where a request came from; whoever is connected when omitted: no header is believed. */
  readonly clientAddress?: ClientAddress;
  /** True of requests whose sender one of ours has let in already. */
  readonly isLetIn?: (request: IncomingMessage) => boolean;
  /** Judges a request by the headers that show a right. Never throws. */
  readonly identify: (headers: IncomingHttpHeaders) => Caller | Promise<Caller>;
  /** The limit of whoever is known. */
  readonly limit: "token" | "upstream";
  /** Whether a path is counted at all; every path is when omitted. */
  readonly isFree?: (path: string) => boolean;
  /** Whether requests to a path wait where others are refused: whoever signs in is heard, whatever others do at the same address. */
  readonly isSlowed?: (path: string) => boolean;
}

declare module "fastify" {
  interface FastifyInstance {
    /** Why an upgrade is not taken: it comes from an address that is not heard. Waits where an address asks too often. */
    refuseUpgrade: ((request: IncomingMessage) => Promise<string | undefined>) | null;
  }
}

type Reason = "ADDRESS_REFUSED" | "ADDRESS_BLOCKED" | "RATE_LIMITED";

const MOST_PAUSE_MS = 3_000;
/** Requests of one address that wait at once; more are refused. */
const MOST_SLOWED = 256;

/** Adds the edge to a server: addresses, then limits, before anything of a request is read but its head. */
export function addEdge(app: FastifyInstance, options: EdgeOptions, metrics: Metrics): void {
  const { edge, isLetIn = () => false, identify, limit, isFree = () => false, isSlowed = () => false } = options;
  const { clientAddress = (request) => request.socket.remoteAddress ?? "" } = options;
  const refusals = createRefusals(metrics);
  const slowDown = createSlowdown();
  const judgeAddress = (request: IncomingMessage): string => {
    const address = clientAddress(request);
    if (isLetIn(request) || edge.isHeard(address)) return address;
    throw refusals.toError("ADDRESS_REFUSED", 0);
  };
  app.decorate("refuseUpgrade", async (request: IncomingMessage) => {
    try {
      const address = judgeAddress(request);
      if (limit !== "token") return undefined;
      const seconds = await edge.take("address", address);
      return (await slowDown(address, seconds)) ? undefined : "429 Too Many Requests";
    } catch {
      return "403 Forbidden";
    }
  });
  app.addHook("onRequest", async (request) => {
    const address = judgeAddress(request.raw);
    const path = toPath(request);
    if (isFree(path)) return;
    const caller = await identify(request.headers);
    if (caller.kind === "KNOWN") {
      const seconds = await edge.take(limit, address, caller.subject);
      if (seconds > 0) throw refusals.toError("RATE_LIMITED", seconds);
      return;
    }
    if (caller.kind === "BAD") {
      const blocked = (await edge.look("failures", address)) || (await edge.take("failures", address));
      if (blocked > 0) throw refusals.toError("ADDRESS_BLOCKED", blocked);
    }
    const seconds = await edge.take("address", address);
    if (seconds === 0 || (isSlowed(path) && (await slowDown(address, seconds)))) return;
    throw refusals.toError("RATE_LIMITED", seconds);
  });
}

const TEXTS: Readonly<Record<Reason, string>> = {
  ADDRESS_REFUSED: "This address is not allowed here",
  ADDRESS_BLOCKED: "Too many tokens from this address were not valid",
  RATE_LIMITED: "Too many requests",
};

/** Errors that are counted; the server notes them, as any other. */
function createRefusals(metrics: Metrics) {
  const counter = createCounter(metrics, {
    name: "edge_refusals_total",
    help: "Requests refused before anything was read of them, by code.",
    labelNames: ["code"],
  });
  return {
    toError: (code: Reason, seconds: number): HttpError => {
      counter.inc({ code });
      return new HttpError(code, TEXTS[code], seconds);
    },
  };
}

/** @returns whether the request may go on, after a pause; false when too many of its address wait already */
function createSlowdown() {
  const waiting = new Map<string, number>();
  return async (address: string, seconds: number): Promise<boolean> => {
    if (seconds === 0) return true;
    const own = waiting.get(address) ?? 0;
    if (own >= MOST_SLOWED) return false;
    waiting.set(address, own + 1);
    await pause(Math.min(seconds * 1000, MOST_PAUSE_MS));
    const left = (waiting.get(address) ?? 1) - 1;
    if (left > 0) waiting.set(address, left);
    else waiting.delete(address);
    return true;
  };
}

function toPath({ url }: FastifyRequest): string {
  return url.split("?", 1)[0] ?? "";
}
