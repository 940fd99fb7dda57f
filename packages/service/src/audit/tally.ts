import type { AuditFact } from "./fact.ts";

/** Equal facts of one minute, counted. */
export interface TalliedFact extends AuditFact {
  /** Minutes since 1970. */
  readonly minute: number;
  readonly account: string;
  readonly address: string;
  readonly count: number;
}

/** Facts that come in any number: refusals above all, which nobody needs a right for. */
export interface AuditTally {
  readonly add: (fact: AuditFact, nowMs: number, about?: AuditedGroup) => void;
  /** What was counted since it was taken last. */
  readonly take: () => readonly TalliedFact[];
  /** What was taken and could not be kept: it is taken again, with what was counted meanwhile. */
  readonly putBack: (facts: readonly TalliedFact[]) => void;
}

/** Whose facts a minute names apart, so that none can hide the others. */
export type AuditedGroup = keyof typeof MAX_NAMED;

/** What stands for accounts and addresses that are too many to be named. */
export const OTHERS = "(others)";

/** Rows that wait to be written: of what is put back beyond them, minutes name nobody, so that a long fault does not fill the memory. */
const MAX_WAITING = 5000;

/** Different facts that one minute names; whatever comes beyond is one row per action and outcome. */
const MAX_NAMED = {
  /** Of whoever shows no right, about no account that there is. */
  strangers: 20,
  /** The same about accounts that there are: invented names do not hide who tries those. */
  accounts: 20,
  /** Of whoever is signed in. */
  known: 2000,
} as const;

/** Creates an empty tally. */
export function createAuditTally(): AuditTally {
  let minute = 0;
  let named = createNames();
  let taken = new Map<string, TalliedFact>();
  const isNamed = (fact: AuditFact, group: AuditedGroup): boolean => {
    const names = named[group];
    const key = toKey(fact);
    if (!names.has(key) && names.size >= MAX_NAMED[group]) return false;
    names.add(key);
    return true;
  };
  const count = (fact: TalliedFact): void => {
    const key = toRowKey(fact);
    const known = taken.get(key);
    taken.set(key, { ...(known ?? fact), count: (known?.count ?? 0) + fact.count });
  };
  return {
    add: (fact, nowMs, about = fact.actor === "anonymous" ? "strangers" : "known") => {
      const current = toMinute(nowMs);
      if (current !== minute) named = createNames();
      minute = current;
      const { targets: _targets, changes: _changes, ...counted } = fact; // a count is of many
      const { account = "", address = "" } = counted;
      const shown = isNamed(counted, about) ? { ...counted, account, address } : toOthers(counted);
      count({ ...shown, minute, count: fact.count ?? 1 });
    },
    take: () => {
      const facts = [...taken.values()];
      taken = new Map();
      return facts;
    },
    putBack: (facts) => {
      const later = taken;
      taken = new Map();
      for (const fact of [...facts, ...later.values()]) {
        const hasRoom = taken.size < MAX_WAITING || taken.has(toRowKey(fact));
        count(hasRoom ? fact : { ...fact, ...toOthers(fact) });
      }
    },
  };
}

function createNames(): Readonly<Record<AuditedGroup, Set<string>>> {
  return { strangers: new Set(), accounts: new Set(), known: new Set() };
}

/** The minute that an instant falls into. */
export function toMinute(nowMs: number): number {
  return Math.floor(nowMs / 60_000);
}

/** Done every few minutes by each signed-in browser, or by anybody who holds a token. */
const COUNTED_ACTIONS: ReadonlySet<string> = new Set(["refreshSession", "verifySession"]);

/** Facts that happen once each and change something: each has a row of its own. */
export function isSingle({ action, outcome }: AuditFact): boolean {
  return outcome === "OK" && !COUNTED_ACTIONS.has(action);
}

function toOthers(fact: AuditFact) {
  const actor = fact.actor === "anonymous" ? fact.actor : OTHERS;
  return { ...fact, actor, account: OTHERS, address: OTHERS };
}

function toRowKey(fact: TalliedFact): string {
  return `${fact.minute} ${toKey(fact)}`;
}

function toKey({ actor, action, outcome, account = "", address = "" }: AuditFact): string {
  return JSON.stringify([actor, action, outcome, account, address]);
}
