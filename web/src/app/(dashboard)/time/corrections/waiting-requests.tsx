"use client";

import { CorrectionRequestsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { RequestCard } from "../../../../attendance/corrections/request-card.tsx";
import { toRights } from "../../../../attendance/rights.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { type KnownPlace, toPlaceVariables } from "../../../../lib/places.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";

const MOST_ROWS = 100;

interface Props {
  readonly places: readonly KnownPlace[];
  /** Undefined for all. */
  readonly placeIds: readonly string[] | undefined;
}

/** Requests that nobody decided yet, whatever their dates, each with what may be done about it. */
export function WaitingRequests({ places, placeIds }: Props) {
  const t = useTranslations("corrections");
  const reread = useReread();
  const { decides } = toRights(useFrame().role);
  const { data, previousData, error } = useQuery(CorrectionRequestsDocument, {
    variables: { filter: { state: ["REQUESTED"], ...toPlaceVariables(placeIds) }, first: MOST_ROWS },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.correctionRequests;
  return (
    <section className="card grid gap-2 p-4" data-testid="waiting-requests" data-total={list?.totalCount}>
      <h2 className="font-semibold">
        {t(decides ? "waiting" : "waitingOwn")}{" "}
        {list && list.totalCount > 0 ? <span className="tag bg-warn-soft text-warn">{list.totalCount}</span> : null}
      </h2>
      {error && !list ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!list && !error ? <div className="skeleton h-16" aria-busy="true" /> : null}
      {list?.totalCount === 0 ? <p className="text-sm text-muted">{t("noneWaiting")}</p> : null}
      <ul className="divide-y divide-line">
        {list?.edges.map(({ node }) => (
          <li key={node.id} className="py-2.5">
            <RequestCard correction={node} places={places} onDone={reread} />
          </li>
        ))}
      </ul>
      {list && list.edges.length < list.totalCount ? (
        <p className="text-sm text-warn">{t("moreWait", { shown: list.edges.length, count: list.totalCount })}</p>
      ) : null}
    </section>
  );
}
