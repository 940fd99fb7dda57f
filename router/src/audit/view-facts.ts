import { toViewAction } from "@biometricflow/schema/audit-views";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import { toAsker, type Viewer } from "@biometricflow/service/identity/viewer";
import type { OperationDefinitionNode } from "graphql";
import type { GivenOperation } from "../operation/given-operation.ts";
import { listPersonalTypes } from "./personal-types.ts";
import { createViewMemory, VIEW_BOUNDS, type ViewMemoryBounds } from "./view-memory.ts";
import { type PlannedView, toViewPlan, type ViewPlan } from "./view-plan.ts";
import { toAccountTargets, toAskedAccount, toScope, toViewTargets } from "./view-targets.ts";

/** Who was answered. */
interface Answered {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly address: string;
}

/** A file that was passed on, whose data no query of the graph reads: of all whom its asker may see. */
export interface AnsweredFile extends Answered {
  /** Of the graph, as if it had been asked. */
  readonly types: readonly string[];
}

/** An operation that was answered, or a stream that begins or goes on. */
export interface AnsweredOperation
  extends Answered,
    Pick<GivenOperation, "schema" | "document" | "operation" | "variables"> {
  /** Whether there is something under a key of the answer. */
  readonly has: (key: string) => boolean;
}

/** Targets of one fact. */
const MOST_TARGETS = 20;

/** Says of what is answered who saw which kind of personal data, of whom: once an hour of each view. */
export type ToViewFacts = (answered: AnsweredOperation | AnsweredFile, nowMs: number) => readonly AuditFact[];

/**
 * Creates it. An employee sees nobody else, and leaves nothing; nor does anybody of the own person. Whoever views as another account
 * leaves all of it, as whoever it is in truth. Whoever asks about more than `mostOfActor` in an hour has from then on seen lists of all
 * that the account may see, which is told once of each kind, wherever it asks from: addresses are without end.
 */
export function createViewFacts(bounds: ViewMemoryBounds = VIEW_BOUNDS): ToViewFacts {
  const memory = createViewMemory(bounds);
  const lists = createViewMemory({ ...bounds, mostOfActor: Number.MAX_SAFE_INTEGER });
  const readPlan = createPlans();
  return (answered, nowMs) => {
    const { viewer } = answered;
    if (viewer.role === "EMPLOYEE" && viewer.viewedBy === undefined) return [];
    const asker = toAsker(viewer);
    const seen = "types" in answered ? [{ ...answered, ids: toScope(viewer) }] : listSeen(answered, readPlan(answered));
    return seen
      .flatMap(({ types, ids }) =>
        types.flatMap((type) => toChunks(ids).map((targets) => ({ action: toViewAction(type), targets }))),
      )
      .flatMap(({ action, targets }) => {
        const toView = (ids: readonly string[], ...from: readonly string[]) =>
          JSON.stringify([asker, viewer.subject, action, ids, ...from]);
        const verdict = memory.judge(asker, toView(targets, answered.address), nowMs);
        const all = verdict === "TOO_MANY" ? toChunks(toScope(viewer)) : [];
        const told = all.filter((ids) => lists.judge(asker, toView(ids), nowMs) === "NEW");
        return [...(verdict === "NEW" ? [targets] : []), ...told].map((ids) =>
          toFact(answered, { action, targets: ids }, nowMs),
        );
      });
  };
}

/** What was seen of whom. */
interface Seen {
  readonly types: readonly string[];
  readonly ids: readonly string[];
}

function listSeen({ viewer, variables, has }: AnsweredOperation, { views, defaults }: ViewPlan): readonly Seen[] {
  const given = { ...defaults, ...variables };
  return views
    .filter((view) => has(view.key) && (viewer.viewedBy !== undefined || !isOfOneself(view, given, viewer)))
    .map((view) => ({ types: view.types, ids: toSeen(view, given, viewer) }));
}

type Given = Readonly<Record<string, unknown>>;

function isOfOneself(view: PlannedView, given: Given, { subject }: Viewer): boolean {
  return view.whose === "ONESELF" || (view.whose === "ACCOUNT" && (toAskedAccount(view, given) ?? subject) === subject);
}

function toSeen(view: PlannedView, given: Given, viewer: Viewer): readonly string[] {
  if (view.whose === "ACCOUNT") return toAccountTargets(view, given, viewer);
  return toViewTargets(view, given, viewer);
}

/** Plans by operation: those of documents that Apollo Server keeps are read once. */
function createPlans(): (answered: AnsweredOperation) => ViewPlan {
  const plans = new WeakMap<OperationDefinitionNode, ViewPlan>();
  let read: { readonly schema: AnsweredOperation["schema"]; readonly personal: ReadonlySet<string> } | undefined;
  return ({ schema, document, operation }) => {
    const known = plans.get(operation);
    if (known !== undefined) return known;
    if (read?.schema !== schema) read = { schema, personal: listPersonalTypes(schema) };
    const plan = toViewPlan(read, { document, operation });
    plans.set(operation, plan);
    return plan;
  };
}

/** Targets of as many facts as they need. */
export function toChunks(targets: readonly string[]): readonly (readonly string[])[] {
  const chunks = Math.ceil(targets.length / MOST_TARGETS);
  return Array.from({ length: chunks }, (_, nth) => targets.slice(nth * MOST_TARGETS, (nth + 1) * MOST_TARGETS));
}

/** Of an export the file itself says where it went: here it is attendance that asks. */
function toFact(
  { viewer, requestId, address }: Answered,
  view: Pick<AuditFact, "action" | "targets">,
  nowMs: number,
): AuditFact {
  const from = viewer.mayOnlyQuery === true ? {} : { address };
  const as = viewer.viewedBy === undefined ? {} : { account: viewer.subject };
  return {
    at: new Date(nowMs).toISOString(),
    actor: toAsker(viewer),
    outcome: "OK",
    requestId,
    ...as,
    ...from,
    ...view,
  };
}
