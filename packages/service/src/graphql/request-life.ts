import type { GraphQLError } from "graphql";
import { codedError, type ErrorCode } from "../errors/error-codes.ts";

/** How long somebody waits for an answer, and what is to be answered where it cannot be given. */
export interface RequestLife {
  /** Set off when the answer is not waited for any more; its reason is an error that every field may be answered with. */
  readonly signal: AbortSignal;
  /** Ends the request as a whole with this error. */
  end(error: GraphQLError): void;
  /** Nobody waits for an answer any more. */
  leave(): void;
  /** The answer was given: nothing ends the request any more. */
  finish(): void;
}

/** The header in which a caller says for how many more milliseconds it waits. */
export const DEADLINE_HEADER = "x-deadline-ms";

const LONGEST_MS = 60_000;

/** How a request is to end. */
export interface RequestTerms {
  /** Milliseconds from now; at most a minute, which is also what holds when it is omitted. `NONE`: it may last for ever. */
  readonly deadlineMs: number | "NONE" | undefined;
  /** What is said of an answer that nobody waits for. */
  readonly code: ErrorCode;
}

/** Begins the life of a request. */
export function beginRequestLife({ deadlineMs, code }: RequestTerms): RequestLife {
  const controller = new AbortController();
  let isFinished = false;
  const end = (error: GraphQLError): void => {
    clearTimeout(timer);
    if (!isFinished) controller.abort(error);
  };
  const leave = (): void => end(codedError(code, "Nobody waits for the answer any more"));
  const pass = (): void => end(codedError(code, describeEnd(deadlineMs)));
  const timer = deadlineMs === "NONE" ? undefined : setTimeout(pass, Math.min(deadlineMs ?? LONGEST_MS, LONGEST_MS));
  timer?.unref();
  const finish = (): void => {
    isFinished = true;
    clearTimeout(timer);
  };
  return { signal: controller.signal, end, leave, finish };
}

function describeEnd(deadlineMs: RequestTerms["deadlineMs"]): string {
  const isGiven = typeof deadlineMs === "number" && deadlineMs <= LONGEST_MS;
  return isGiven ? "The time that the caller gave for the answer is over" : "The answer took longer than a minute";
}

/** Reads a deadline in milliseconds as a header or a message gives it; `undefined` for what is none. */
export function parseDeadline(value: unknown): number | undefined {
  const ms = typeof value === "string" && /^\d{1,9}$/.test(value) ? Number(value) : value;
  return typeof ms === "number" && Number.isInteger(ms) && ms >= 0 ? ms : undefined;
}
