import type { ApolloServerPlugin, BaseContext, GraphQLRequestContext } from "@apollo/server";
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { listFragments } from "./fragments.ts";
import type { Viewer } from "../identity/viewer.ts";

/** One mutation field that was asked for. */
export interface AuditRecord {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The viewer's subject; `anonymous` without one. */
  readonly actor: string;
  /** The mutation's field. */
  readonly action: string;
  /** `OK`, or the code of the error that the field or its operation ended with. */
  readonly outcome: string;
  readonly requestId: string;
  /** The client's address, where the context knows it. */
  readonly address?: string;
  /** The account or key that it was about, where the context knows it. */
  readonly account?: string;
}

/** What an audited request knows of itself. */
export interface AuditedContext extends BaseContext {
  readonly viewer?: Viewer;
  readonly requestId?: string;
  readonly address?: string;
  /** By response key: the account or key that a field is about, as its resolver found it. */
  readonly audited?: ReadonlyMap<string, string>;
}

/** How entries are kept. */
export interface AuditOptions {
  /** Keeps one entry; its failure is logged by Apollo Server and fails the answer. */
  readonly record: (entry: AuditRecord) => void | Promise<void>;
  /** Fields that leave an entry by themselves, because they know more. */
  readonly isRecordedElsewhere?: (field: string) => boolean;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
}

/** Leaves one entry for every root field of every mutation, refused ones included, before the answer is sent. */
export function auditPlugin<C extends AuditedContext>(options: AuditOptions): ApolloServerPlugin<C> {
  const { record, isRecordedElsewhere = () => false, now = Date.now } = options;
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: async (request) => {
          if (request.operation?.operation !== "mutation") return;
          const { viewer, address, audited, requestId = "" } = request.contextValue;
          const actor = viewer?.subject ?? "anonymous";
          const at = new Date(now()).toISOString();
          const fragments = listFragments(request.document);
          const fields = new Map(
            listRootFields(request.operation.selectionSet, fragments).map((it) => [toResponseKey(it), it]),
          );
          for (const [key, field] of fields) {
            const action = field.name.value;
            if (action === "__typename" || isRecordedElsewhere(action)) continue;
            const outcome = toOutcome(listErrors(request), key);
            const account = audited?.get(key);
            await record({
              ...{ at, actor, action, outcome, requestId },
              ...(address === undefined ? {} : { address }),
              ...(account === undefined ? {} : { account }),
            });
          }
        },
      }),
  };
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
