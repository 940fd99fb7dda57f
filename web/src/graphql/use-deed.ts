"use client";

import type { GraphQLFault } from "@biometricflow/sdk/result";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { Kind } from "graphql";
import { useState } from "react";
import { OneAtATime } from "./one-at-a-time.ts";
import { untilReread } from "./rereads.ts";
import { noteSending } from "../typing/unsent.ts";
import { runQuery } from "./run-query.ts";

/** Why something was not done. */
export type DeedFailure = Pick<GraphQLFault, "code" | "message" | "details">;

/** One change at a time: whether it is on its way, and why the last one was not done. */
export interface Deed {
  /** Until the answer is there, and what the page shows was read anew by it. */
  readonly isBusy: boolean;
  readonly fault: DeedFailure | undefined;
  /** Does it, unless one is on its way. @returns the answer; undefined where it was not done: `fault` says why. */
  readonly run: <TData, TVariables>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
  ) => Promise<TData | undefined>;
  /** Takes the words of a refusal away. */
  readonly forget: () => void;
}

/** Runs changes for a form or a button. An answer with an error counts as not done: its parts are null then. */
export function useDeed(): Deed {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<DeedFailure>();
  const [gate] = useState(() => new OneAtATime(setBusy, untilReread));
  return {
    isBusy,
    fault,
    forget: () => setFault(undefined),
    run: (document, variables) =>
      gate.run(async () => {
        const noteSent = noteSending();
        const answer = await runQuery(document, variables);
        const failed = answer.ok ? answer.errors[0] : answer.failure;
        setFault(failed);
        if (!answer.ok || failed) return undefined;
        if (isDoing(document, variables)) noteSent();
        return answer.data;
      }),
  };
}

/** Whether it changes something: questions and dry runs do not. */
function isDoing<TData, TVariables>(
  { definitions }: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): boolean {
  const isChange = definitions.some((one) => one.kind === Kind.OPERATION_DEFINITION && one.operation === "mutation");
  return isChange && !JSON.stringify(variables).includes('"dryRun":true');
}
