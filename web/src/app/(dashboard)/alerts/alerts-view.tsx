"use client";

import { type AlertFactsFragment, AlertRaisedDocument, AlertsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useReaderNames } from "../../../attendance/use-reader-names.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { useTold } from "../../../graphql/use-told.ts";
import { type KnownPlace, toPlaceScope } from "../../../lib/places.ts";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { ShownOf } from "../../../ui/shown-of.tsx";
import { AlertLine } from "./alert-line.tsx";
import { AlertRules } from "./alert-rules.tsx";
import { Digests } from "./digests.tsx";
import { QuietHours } from "./quiet-hours.tsx";
import { Receivers } from "./receivers.tsx";
import { ALERT_KINDS, alertsParams, alertsSearch, toAlertVariables } from "./alerts-search.ts";

const PAGE_ROWS = 50;
const MOST_ROWS = 500;

/** What is not as it should be, what was, and what makes an alert of it. */
export function AlertsView({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("alerts");
  const { role } = useFrame();
  const [{ place, kind }, setSearch] = useQueryStates(alertsSearch, { history: "push" });
  const [rows, setRows] = useState(PAGE_ROWS);
  const chosen = toPlaceScope(place, places);
  const { data, previousData, error, refetch } = useQuery(AlertsDocument, {
    variables: toAlertVariables(chosen, kind, rows),
    fetchPolicy: "cache-and-network",
  });
  const reread = () => void refetch();
  useTold(AlertRaisedDocument, reread);
  const scope = usePlaceScope(chosen, { absent: [], reread });
  const { open, over } = data ?? previousData ?? {};
  const list = { places, onMore: rows < MOST_ROWS ? () => setRows(MOST_ROWS) : undefined };
  return (
    <PageFrame
      title={t("title")}
      status={open ? t("count", { count: open.totalCount }) : null}
      scope={scope}
      params={alertsParams}
      isServerPage={false}
      isKept
      filters={
        <ChoiceChips
          name={t("kinds")}
          choices={ALERT_KINDS}
          chosen={kind}
          toWords={(one) => t(`kind.${one}`)}
          onChoose={(next) => void setSearch({ kind: next })}
          testId="alert-kind"
        />
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
        {!open && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
        {open ? <AlertList part="open" alerts={open} {...list} /> : null}
        {over ? <AlertList part="over" alerts={over} {...list} /> : null}
        {role === "ADMIN" ? <Receivers places={places} /> : null}
        <QuietHours />
        <Digests places={places} />
        <AlertRules />
      </div>
    </PageFrame>
  );
}

interface ListProps {
  readonly part: "open" | "over";
  readonly alerts: { readonly edges: readonly { readonly node: AlertFactsFragment }[]; readonly totalCount: number };
  readonly places: readonly KnownPlace[];
  readonly onMore: (() => void) | undefined;
}

/** The newest first, as the directory tells them. */
function AlertList({ part, alerts: { edges, totalCount }, places, onMore }: ListProps) {
  const t = useTranslations("alerts");
  const toReaderName = useReaderNames();
  return (
    <section className="card grid grid-cols-1" data-testid={`alerts-${part}`} data-total={totalCount}>
      <h2 className="px-4 pt-4 pb-2 font-semibold">{t(`part.${part}`)}</h2>
      {totalCount === 0 ? <p className="px-4 pb-4 text-sm text-muted">{t(`none.${part}`)}</p> : null}
      <ul className="divide-y divide-line empty:hidden">
        {edges.map(({ node }) => (
          <AlertLine key={node.id} alert={node} reader={toReaderName(node.deviceId)} places={places} />
        ))}
      </ul>
      <ShownOf shown={edges.length} count={totalCount} onMore={onMore} />
    </section>
  );
}
