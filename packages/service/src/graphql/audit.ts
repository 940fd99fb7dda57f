import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from "@apollo/server";
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { AuditedChange } from "../audit/change.ts";
import type { AuditFact } from "../audit/fact.ts";
import { listTargets } from "./audit-targets.ts";
import { listFragments } from "./fragments.ts";
import { toAsker, type Viewer } from "../identity/viewer.ts";

/** What an audited request knows of itself. */
export interface AuditedContext extends BaseContext {
  readonly viewer?: Viewer;
  readonly requestId?: string;
  readonly address?: string;
  /** By response key: the account or key that a field is about, as its resolver found it. */
  readonly audited?: ReadonlyMap<string, string>;
  /** By response key: what a field changed; of what was carried out alone. */
  readonly changes?: ReadonlyMap<string, readonly AuditedChange[]>;
}

/** A field that was asked for, and what came of it. */
export interface AuditedField {
  readonly name: string;
  readonly outcome: string;
  /** False: its operation was refused before anything of it ran. */
  readonly hasRun: boolean;
}

/** How entries are kept. */
export interface AuditOptions<C> {
  /** Keeps one entry; its failure is logged by Apollo Server and fails the answer. */
  readonly record: (entry: AuditFact) => void | Promise<void>;
  /** Fields that leave an entry by themselves, because they know more. */
  readonly isRecordedElsewhere?: (field: AuditedField) => boolean;
  /** The client's address; the context's `address` when omitted. */
  readonly toAddress?: (context: C) => string | undefined;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
}

/** Leaves one entry for every root field of every mutation, refused ones included, before the answer is sent. */
export function auditPlugin<C extends AuditedContext>(options: AuditOptions<C>): ApolloServerPlugin<C> {
  const { record, isRecordedElsewhere = () => false, now = Date.now } = options;
  const { toAddress = ({ address }) => address } = options;
  return {
    requestDidStart: async () => {
      let hasRun = false;
      return {
        executionDidStart: async () => {
          hasRun = true;
        },
        willSendResponse: async (request) => {
          if (request.operation?.operation !== "mutation") return;
          const { viewer, audited, changes, requestId = "" } = request.contextValue;
          const actor = viewer ? toAsker(viewer) : "anonymous";
          const address = toAddress(request.contextValue);
          const at = new Date(now()).toISOString();
          for (const [key, field] of listMutations(request)) {
            const action = field.name.value;
            const outcome = toOutcome(listErrors(request), key);
            if (action === "__typename" || isRecordedElsewhere({ name: action, outcome, hasRun })) continue;
            const account = viewer?.viewedBy === undefined ? audited?.get(key) : viewer.subject;
            const targets = readTargets(request, field);
            const changed = changes?.get(key) ?? []; // also where the answer failed after it was done
            await record({
              ...{ at, actor, action, outcome, requestId },
              ...(address === undefined ? {} : { address }),
              ...(account === undefined ? {} : { account }),
              ...(targets.length === 0 ? {} : { targets }),
              ...(changed.length === 0 ? {} : { changes: changed }),
            });
          }
        },
      };
    },
  };
}

function listMutations({ operation, document }: GraphQLRequestContext<BaseContext>): ReadonlyMap<string, FieldNode> {
  if (operation === undefined) return new Map();
  const fields = listRootFields(operation.selectionSet, listFragments(document));
  return new Map(fields.map((it) => [toResponseKey(it), it]));
}

function readTargets({ schema, request }: GraphQLRequestContext<BaseContext>, field: FieldNode): readonly string[] {
  const root = schema.getMutationType();
  return root ? listTargets(root, field, request.variables ?? {}) : [];
}

function listErrors({ response }: GraphQLRequestContext<BaseContext>): readonly GraphQLFormattedError[] {
  return response.body?.kind === "single" ? (response.body.singleResult.errors ?? []) : [];
}

/** An error without a path ended the whole operation; one below the field ended the field. */
function toOutcome(errors: readonly GraphQLFormattedError[], key: string): string {
  const error = errors.find(({ path }) => path === undefined || path[0] === key);
  if (error === undefined) return "OK";
  const code = error.extensions?.["code"];
  return typeof code === "string" ? code : "INTERNAL_SERVER_ERROR";
}

function toResponseKey(field: FieldNode): string {
  return field.alias?.value ?? field.name.value;
}

function listRootFields(
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FieldNode[] {
  return selections.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const nested =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    return nested === undefined ? [] : listRootFields(nested, fragments);
  });
}
