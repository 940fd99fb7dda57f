import type { EdgeRules, LimitName } from "@biometricflow/config/edge-config";
import { createAddressCheck } from "@biometricflow/config/hosts";
import { toAddressKey, toPlainAddress } from "./address-key.ts";
import { createLimiter, type Limiter, type LimiterStore } from "./limiter.ts";

/** What stands before one listener. What it says changes with `change`; what it has counted stays, where the limit does. */
export interface Edge {
  /** Whether an address is heard at all. This machine itself is, unless it is denied by name. */
  readonly isHeard: (address: string) => boolean;
  /** Whether pages of an origin may read answers, beside the dashboard's own. */
  readonly isReader: (origin: string) => boolean;
  /** Counts a request. @returns seconds to wait; 0 when it is within the limit */
  readonly take: (limit: LimitName, address: string, subject?: string) => Promise<number>;
  /** Seconds for which `take` would say to wait; nothing is counted. */
  readonly look: (limit: LimitName, address: string) => Promise<number>;
  readonly change: (rules: EdgeRules) => void;
}

/** The machine itself, with nobody in between: probes, and our own processes. */
const isLoopback = createAddressCheck(["127.0.0.0/8", "::1"]);

/** Creates what stands before a listener. */
export function createEdge(first: EdgeRules, store: LimiterStore = {}): Edge {
  let rules = first;
  let isAllowed = toCheck(first);
  const limiters = new Map<string, Limiter>();
  const limiterOf = (limit: LimitName): Limiter => {
    const { requests, seconds } = rules.limits[limit];
    const key = `${limit} ${requests} ${seconds}`;
    const limiter = limiters.get(key) ?? createLimiter(limit, rules.limits[limit], store);
    limiters.set(key, limiter);
    return limiter;
  };
  return {
    isHeard: (address) => isAllowed(toPlainAddress(address)),
    isReader: (origin) => rules.corsOrigins.includes(origin),
    take: (limit, address, subject = "") => limiterOf(limit).take(`${toAddressKey(address)} ${subject}`),
    look: (limit, address) => limiterOf(limit).look(`${toAddressKey(address)} `),
    change: (next) => {
      rules = next;
      isAllowed = toCheck(next);
      limiters.clear();
    },
  };
}

function toCheck({ allow, deny }: EdgeRules): (address: string) => boolean {
  const isDenied = createAddressCheck(deny);
  const isListed = allow === undefined ? () => true : createAddressCheck(allow);
  return (address) => !isDenied(address) && (isLoopback(address) || isListed(address));
}
