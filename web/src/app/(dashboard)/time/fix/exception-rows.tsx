"use client";

import { type ExceptionKind, ExceptionsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import type { DayKey } from "../../../../attendance/day/day-key.ts";
import type { PinOutcome } from "../../../../attendance/pins/use-pin-change.ts";
import { toFixFilter } from "../../../../attendance/to-fix.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { ExceptionRow } from "./exception-row.tsx";

interface Props {
  readonly kind: ExceptionKind;
  readonly today: string;
  readonly places: readonly KnownPlace[];
  readonly placeIds: readonly string[] | undefined;
  readonly first: number;
  readonly onOpen: (day: DayKey) => void;
  readonly onDone: (done: PinOutcome) => void;
}

/** The newest exceptions of one kind. */
export function ExceptionRows({ kind, today, places, placeIds, first, onOpen, onDone }: Props) {
  const reread = useReread();
  const { data, previousData, error } = useQuery(ExceptionsDocument, {
    variables: { filter: { ...toFixFilter(today, placeIds), kinds: [kind] }, first },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.exceptions;
  if (error && !list) return <FailureNotice failure={toFailure(error)} onRetry={reread} />;
  if (!list) return <div className="skeleton h-16" aria-busy="true" />;
  return (
    <ul className="divide-y divide-line">
      {list.edges.map(({ node }) => (
        <li key={node.id} data-exception={node.id}>
          <ExceptionRow exception={node} places={places} onOpen={onOpen} onDone={onDone} />
        </li>
      ))}
    </ul>
  );
}
