/** What is decided when readers are looked for whose address changed. Pure: sockets and clocks are `reader-finder.ts`. */
import type { DeviceRecord } from "../../domain/device.ts";
import { toAddressText } from "../../domain/found-address.ts";
import { findSerialHolder } from "../../domain/serial-holder.ts";
import { type RetryTimes, toDoubledMs } from "../backoff.ts";
import type { ReaderPlan } from "../reader-plan.ts";

/** A reader that is not where it is visited. */
export interface LostReader {
  /** As it was entered. */
  readonly plan: ReaderPlan;
  readonly serialNumber: string;
  /** Where it is visited in vain, `host:port`. */
  readonly address: string;
  /** Another reader answers there. */
  readonly isOtherThere: boolean;
  readonly lastSeenMs: number;
}

/** An address to ask, in the way in which some of the lost readers are asked. */
export interface Question {
  /** With the address. */
  readonly plan: ReaderPlan;
  /** Ids of the readers that would be followed there. */
  readonly readerIds: readonly string[];
}

/** Where a serial number was stated. */
export interface Statement {
  readonly question: Question;
  readonly serialNumber: string;
}

/** What a search found of a reader. */
export type Finding =
  | { readonly kind: "FOUND"; readonly reader: LostReader; readonly plan: ReaderPlan }
  /** Several answer with its serial number: nobody can tell which one it is. */
  | { readonly kind: "CONFLICT"; readonly reader: LostReader; readonly addresses: readonly string[] };

/** How often a reader was looked for since it is lost, and when it may be again. */
export interface SearchState {
  readonly searches: number;
  readonly nextMs: number;
}

/** When readers are looked for. */
export interface SearchTimes {
  /** From the last contact on: a reader that restarts is not looked for. */
  readonly awayMs: number;
  readonly again: Pick<RetryTimes, "firstMs" | "lastMs">;
}

const NOT_THERE: ReadonlySet<string> = new Set([
  ...["DEVICE_UNREACHABLE", "DEVICE_NO_ROUTE", "DEVICE_REFUSED", "DEVICE_TIMEOUT"],
]);
const OTHER_THERE: ReadonlySet<string> = new Set(["DEVICE_REPLACED", "DEVICE_DUPLICATE"]);

/**
 * The readers that are not where they are visited: nobody answers there, or another one does. Only those of which the serial
 * number is known, which no other reader of the place has.
 */
export function listLost(plans: readonly ReaderPlan[], devices: readonly DeviceRecord[]): readonly LostReader[] {
  const records = new Map(devices.map((device) => [device.readerId, device]));
  return plans.flatMap((plan) => {
    const { serialNumber, address, fault, status, lastSeenMs = 0 } = records.get(plan.readerId) ?? {};
    if (serialNumber === undefined || address === undefined || fault === undefined || status !== "OFFLINE") return [];
    const isOtherThere = OTHER_THERE.has(fault.code);
    const isAway = fault.step === "CONNECT" && NOT_THERE.has(fault.code);
    const isItsOwn = findSerialHolder(devices, serialNumber) === plan.readerId;
    return isItsOwn && (isOtherThere || isAway) ? [{ plan, serialNumber, address, isOtherThere, lastSeenMs }] : [];
  });
}

/** Those among the lost that are to be looked for now. */
export function listDue(
  lost: readonly LostReader[],
  states: ReadonlyMap<string, SearchState>,
  at: { readonly nowMs: number; readonly monotonicMs: number; readonly awayMs: number },
): readonly LostReader[] {
  return lost.filter(({ plan, isOtherThere, lastSeenMs }) => {
    const state = states.get(plan.readerId);
    return state === undefined ? isOtherThere || at.nowMs - lastSeenMs >= at.awayMs : at.monotonicMs >= state.nextMs;
  });
}

/**
 * The states after a search: each time it is longer until the next. One for which nobody could be asked waits for nothing, and one
 * that is lost no more begins anew when it is again.
 */
export function toStates(
  lost: readonly LostReader[],
  before: ReadonlyMap<string, SearchState>,
  after: { readonly questions: readonly Question[]; readonly monotonicMs: number; readonly times: SearchTimes },
): ReadonlyMap<string, SearchState> {
  const asked = new Set(after.questions.flatMap(({ readerIds }) => readerIds));
  const states = new Map<string, SearchState>();
  for (const { plan } of lost) {
    const state = before.get(plan.readerId);
    const searches = (state?.searches ?? 0) + 1;
    const next = { searches, nextMs: after.monotonicMs + toDoubledMs(after.times.again, searches) };
    const now = asked.has(plan.readerId) ? next : state;
    if (now !== undefined) states.set(plan.readerId, now);
  }
  return states;
}

/** What is known of a place when its readers are looked for. */
export interface SearchGround {
  readonly due: readonly LostReader[];
  readonly lost: readonly LostReader[];
  readonly devices: readonly DeviceRecord[];
  /** Addresses that the configuration lets be asked, each at the port of the reader that is looked for. */
  readonly hosts: readonly string[];
}

/**
 * Which addresses are asked for the readers that are due: those that the configuration allows, the one that was entered of a
 * reader that is away from where it was found, and those of readers of the place in whose stead another one answers, as when two
 * were exchanged. No other address is ever sent anything, and none at which a reader of the place is visited well. One that is
 * asked in the same way for several readers is asked once.
 */
export function toQuestions({ due, lost, devices, hosts }: SearchGround): readonly Question[] {
  const elsewhere = new Set(lost.map(({ plan }) => plan.readerId));
  const inUse = devices.filter(({ readerId, status }) => status !== "DISABLED" && !elsewhere.has(readerId));
  const taken = new Set(inUse.map(({ address }) => address));
  const exchanged = lost.filter(({ isOtherThere }) => isOtherThere);
  const questions = new Map<string, Question>();
  for (const { plan, address } of due) {
    const others = exchanged.map((other) => splitAddress(other.address));
    for (const at of [plan, ...others, ...hosts.map((host) => ({ host, port: plan.port }))]) {
      const text = toAddressText(at);
      if (text === address || taken.has(text)) continue;
      const key = JSON.stringify([text, plan.transport, plan.driver, plan.commKey]);
      const readerIds = new Set([...(questions.get(key)?.readerIds ?? []), plan.readerId]);
      questions.set(key, { plan: { ...plan, host: at.host, port: at.port }, readerIds: [...readerIds] });
    }
  }
  return [...questions.values()];
}

/** What the answers say: a reader is where its serial number was stated, once. Another serial number is another reader. */
export function toFindings(due: readonly LostReader[], statements: readonly Statement[]): readonly Finding[] {
  return due.flatMap((reader): readonly Finding[] => {
    const own = statements.filter(
      ({ question, serialNumber }) =>
        serialNumber === reader.serialNumber && question.readerIds.includes(reader.plan.readerId),
    );
    const addresses = [...new Set(own.map(({ question }) => toAddressText(question.plan)))].toSorted();
    if (addresses.length > 1) return [{ kind: "CONFLICT", reader, addresses }];
    return own.slice(0, 1).map(({ question }) => ({ kind: "FOUND", reader, plan: question.plan }));
  });
}

function splitAddress(address: string): { readonly host: string; readonly port: number } {
  const at = address.lastIndexOf(":");
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) };
}
