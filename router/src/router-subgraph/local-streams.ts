import { execute, type ExecutionResult, type FieldNode, type GraphQLSchema, parse } from "graphql";
import { inlineFragments, listFields } from "../operation/selection.ts";
import type { RootQuestion, RootSource } from "../subscriptions/root-source.ts";

/** A subscription root of the router's own. */
export interface OwnStream<E extends object = object> {
  /** @throws what refuses it. */
  readonly scope: (question: RootQuestion) => readonly string[];
  /** Calls `onEvent` with what stands behind the root field's type. @returns the end of it. */
  readonly watch: (question: RootQuestion, onEvent: (event: E) => void) => () => void;
}

/** Serves the router's own streams, by the name of their root field. Its selections are resolved when the event happens. */
export function createLocalStreams(schema: GraphQLSchema, streams: ReadonlyMap<string, OwnStream>): RootSource {
  const find = (node: FieldNode): OwnStream => {
    const stream = streams.get(node.name.value);
    if (stream === undefined) throw new TypeError(`the router has no stream ${node.name.value}`);
    return stream;
  };
  return {
    scope: (question) => find(question.node).scope(question),
    open: ({ query, variables, context }, { onEvent, onEnd }) => {
      const document = parse(query, { noLocation: true });
      const [root] = listFields(inlineFragments(document).selectionSet.selections);
      const { viewer } = context;
      if (root === undefined || viewer === undefined) throw new TypeError("a stream needs a field and a viewer");
      const { node } = root;
      const end = new AbortController();
      let order: Promise<void> = Promise.resolve();
      const tell = ({ data }: ExecutionResult) => {
        if (end.signal.aborted) return;
        if (data) return onEvent(data);
        end.abort();
        onEnd();
      };
      const stop = find(node).watch({ node, variables, viewer }, (event) => {
        const rootValue = { [node.name.value]: event };
        const result = execute({ schema, document, variableValues: variables, contextValue: context, rootValue });
        order = order.then(async () => tell(await result));
      });
      end.signal.addEventListener("abort", stop);
      return () => end.abort();
    },
  };
}
