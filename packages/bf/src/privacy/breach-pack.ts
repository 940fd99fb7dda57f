import {
  AUTH_ACTIONS,
  type AuditVerdict,
  type OperatedPrivacy,
  readViewedType,
} from "@biometricflow/directory/operate";
import { toText } from "./mark-up.ts";

type AuditRows = Awaited<ReturnType<OperatedPrivacy["listAudit"]>>;
type AuditRow = AuditRows[number];

/** The form of the pack; another number where a reader of it would have to change. */
const BREACH_FORMAT = "biometricflow-breach/1";

/** What the audit says of a time, for whoever looks into a breach. */
export interface BreachPack {
  readonly format: typeof BREACH_FORMAT;
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly chain: AuditVerdict & { readonly isRight: boolean };
  readonly actors: readonly ActorSummary[];
  /** Who saw or did something about whom or what, by id. */
  readonly subjects: readonly SubjectSummary[];
  /** Who saw which personal data, of the people or places that the targets name. */
  readonly views: readonly AuditRow[];
  readonly exports: readonly AuditRow[];
  readonly signIns: readonly AuditRow[];
  readonly sessions: Awaited<ReturnType<OperatedPrivacy["listSessions"]>>;
  readonly keys: Awaited<ReturnType<OperatedPrivacy["listKeys"]>>;
  readonly rows: AuditRows;
  readonly cannotKnow: readonly string[];
}

interface ActorSummary {
  readonly actor: string;
  /** Without views. */
  readonly done: number;
  readonly seen: number;
  readonly refused: number;
  readonly addresses: readonly string[];
  readonly actions: readonly string[];
  readonly first: string;
  readonly last: string;
}

interface SubjectSummary {
  readonly id: string;
  readonly deeds: readonly {
    readonly at: string;
    readonly actor: string;
    readonly action: string;
    readonly outcome: string;
  }[];
}

/** What the audit has no row of, whatever happened. */
const CANNOT_KNOW: readonly string[] = [
  "of a list that somebody saw whom it showed: its row names the places of its people, `*` for every place",
  "how often somebody saw the same in an hour, and how long a stream went on: a view has one row an hour, a stream one when it begins; an account that asks about more than 1000 in an hour has lists from then on; employees, who see their own alone, have none",
  "what was seen before the version that keeps views ran",
  "what was read past the graph: stores, backups and logs opened as files or in the database, and the readers themselves",
  "what receivers of webhooks did with what they were told",
  "of an API key more than when it was used last",
  "whom rows were about who were erased since",
  "what happened before the oldest row that retention.auditDays has left",
  "sessions that ended longer ago than retention.sessionDays: they are removed, and only rows of the audit tell of them",
  "what the router has written down and not handed over yet: it is in a pack that is made again later",
];

/** Actions of the audit by which data leave as files: a mutation, the router's, and those of operators. */
export const EXPORTS: readonly string[] = ["startExport", "exportFile", "exportPerson", "exportBreachPack"];
/** Actions of the audit that begin, use or end a session. */
export const SIGN_INS: readonly string[] = [...AUTH_ACTIONS, "verifySession", "signOutEverywhere", "endSession"];

/** Puts together what is known of a time. */
export function toBreachPack(
  time: { readonly from: string; readonly to: string },
  known: Pick<BreachPack, "rows" | "sessions" | "keys"> & { readonly verdict: AuditVerdict },
): BreachPack {
  const { rows, sessions, keys, verdict } = known;
  const isRight = verdict.brokenAt === null && verdict.head === null;
  return {
    ...{ format: BREACH_FORMAT, ...time, chain: { isRight, ...verdict } },
    ...{ actors: toActors(rows), subjects: toSubjects(rows) },
    views: rows.filter(isView),
    exports: rows.filter(({ action }) => EXPORTS.includes(action)),
    signIns: rows.filter(({ action }) => SIGN_INS.includes(action)),
    ...{ sessions, keys, rows, cannotKnow: CANNOT_KNOW },
  };
}

function toActors(rows: AuditRows): readonly ActorSummary[] {
  return [...Map.groupBy(rows, ({ actor }) => actor)].toSorted(byKey).map(([actor, own]) => ({
    actor,
    done: sum(own.filter((row) => row.outcome === "OK" && !isView(row))),
    seen: sum(own.filter(isView)),
    refused: sum(own.filter(({ outcome }) => outcome !== "OK")),
    addresses: toNames(own.flatMap(({ address }) => address ?? [])),
    actions: toNames(own.map(({ action }) => action)),
    ...{ first: own[0]?.at ?? "", last: own.at(-1)?.at ?? "" },
  }));
}

function toSubjects(rows: AuditRows): readonly SubjectSummary[] {
  const about = rows.flatMap((row) => [...(row.targets ?? []), row.account ?? []].flat().map((id) => ({ id, row })));
  return [...Map.groupBy(about, ({ id }) => id)].toSorted(byKey).map(([id, own]) => ({
    id,
    deeds: own.map(({ row: { at, actor, action, outcome } }) => ({ at, actor, action, outcome })),
  }));
}

function isView({ action }: AuditRow): boolean {
  return readViewedType(action) !== undefined;
}

function sum(rows: AuditRows): number {
  return rows.reduce((total, { count }) => total + (count ?? 1), 0);
}

function toNames(names: readonly string[]): readonly string[] {
  return [...new Set(names)].toSorted();
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** The pack for people; ids and addresses are told as they are. */
export function toBreachText(pack: BreachPack): string {
  const { chain, actors, views, exports, sessions } = pack;
  const verdict = chain.isRight
    ? `The chain of the audit is whole: ${chain.rows} rows, compared with ${chain.heads} heads of the router's.`
    : "THE CHAIN OF THE AUDIT IS NOT WHOLE: rows were changed, removed or cut off. `bf audit verify` says where.";
  return [
    `# What the audit says of ${pack.from} to ${pack.to}`,
    `\n${verdict} ${pack.rows.length} rows are of this time.`,
    "\n## Who did what, from where",
    ...list(
      actors,
      ({ actor, done, seen, refused, addresses, actions }) =>
        `${toText(actor)}: ${done} done, ${seen} seen, ${refused} refused, from ${addresses.map(toText).join(", ") || "nowhere known"}: ${actions.map(toText).join(", ")}`,
    ),
    "\n## Who saw whose data",
    ...list(
      views,
      ({ at, actor, action, targets }) => `${at} ${toText(actor)} ${action}: ${(targets ?? []).map(toText).join(", ")}`,
    ),
    "\n## Files that were taken along",
    ...list(
      exports,
      ({ at, actor, action, targets }) => `${at} ${toText(actor)} ${action}: ${(targets ?? []).map(toText).join(", ")}`,
    ),
    "\n## Sessions that went on",
    ...list(
      sessions,
      ({ account, startedAt, address, client, endedBy }) =>
        `${toText(account)} since ${startedAt} from ${toText(address ?? "unknown")} with ${toText(client ?? "unknown")}${endedBy === null ? "" : `, ended: ${endedBy}`}`,
    ),
    "\n## What the audit cannot know",
    ...list(pack.cannotKnow, (line) => line),
    "",
  ].join("\n");
}

function list<T>(items: readonly T[], toLine: (item: T) => string): readonly string[] {
  return items.length === 0 ? ["\nnone"] : ["", ...items.map((item) => `- ${toLine(item)}`)];
}
