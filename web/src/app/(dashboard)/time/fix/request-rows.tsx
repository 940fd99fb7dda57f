"use client";

import { CorrectionRequestsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { RequestCard } from "../../../../attendance/corrections/request-card.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { type KnownPlace, toPlaceVariables } from "../../../../lib/places.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";

interface Props {
  readonly places: readonly KnownPlace[];
  readonly placeIds: readonly string[] | undefined;
  readonly first: number;
}

/** Requests that nobody decided, each with the decision. */
export function RequestRows({ places, placeIds, first }: Props) {
  const reread = useReread();
  const { data, previousData, error } = useQuery(CorrectionRequestsDocument, {
    variables: { filter: { state: ["REQUESTED"], ...toPlaceVariables(placeIds) }, first },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.correctionRequests;
  if (error && !list) return <FailureNotice failure={toFailure(error)} onRetry={reread} />;
  if (!list) return <div className="skeleton h-16" aria-busy="true" />;
  return (
    <ul className="divide-y divide-line">
      {list.edges.map(({ node }) => (
        <li key={node.id} className="py-2.5">
          <RequestCard correction={node} places={places} onDone={reread} />
        </li>
      ))}
    </ul>
  );
}
