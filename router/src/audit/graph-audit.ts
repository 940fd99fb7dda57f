import { toAsker } from "@biometricflow/service/identity/viewer";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { AuditedField } from "@biometricflow/service/graphql/audit";
import { Kind } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { PipelineParts } from "../pipeline.ts";
import { toRefusalCode } from "./refusal-code.ts";
import type { RouterAudit } from "./router-audit.ts";
import { createViewFacts } from "./view-facts.ts";

/** The action of an operation that was refused at the door, before anything of it was read. */
const UNREAD = "operation";

/** How a field ends where its subgraph did not answer. */
const UNHEARD = "SERVICE_UNAVAILABLE";

/** The graph's part of the audit. */
export type GraphAudit = NonNullable<PipelineParts["audit"]>;

/**
 * What the graph leaves: one entry for each mutation, of whatever subgraph, and who saw personal data. The directory leaves one for its own by itself,
 * because it knows more; the router does where it refused them, or where the directory may not have heard of them.
 */
export function toGraphAudit({ record, recordView }: RouterAudit, now = Date.now): GraphAudit {
  const own = new Set(listDirectoryMutations());
  const toViewFacts = createViewFacts();
  const isRecordedElsewhere = ({ name, hasRun, outcome }: AuditedField) =>
    own.has(name) && hasRun && outcome !== UNHEARD;
  return {
    ...{ record, isRecordedElsewhere },
    view: (answered) => toViewFacts(answered, now()).forEach(recordView),
    refuse: (applicant, error) => void record(toRefusal(applicant, error)),
  };
}

/** Somebody of whose operation nothing was read: it has no name. */
function toRefusal({ viewer, requestId, forwardedFor }: RouterContext, error: unknown): AuditFact {
  return {
    at: new Date().toISOString(),
    actor: viewer ? toAsker(viewer) : "anonymous",
    ...(viewer?.viewedBy === undefined ? {} : { account: viewer.subject }),
    action: UNREAD,
    outcome: toRefusalCode(error),
    requestId,
    address: forwardedFor,
  };
}

function listDirectoryMutations(): readonly string[] {
  return readSubgraphDocument("directory").definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === "Mutation"
      ? (node.fields ?? []).map(({ name }) => name.value)
      : [],
  );
}
