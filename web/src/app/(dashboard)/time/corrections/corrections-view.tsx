"use client";

import { CorrectionsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { MonthSwitch, parseMonth } from "../../../../attendance/person/month-switch.tsx";
import { toMonthSpan } from "../../../../attendance/range.ts";
import { toRights } from "../../../../attendance/rights.ts";
import { useChanges } from "../../../../attendance/use-changes.ts";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../../frame/use-place-scope.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../../lib/places.ts";
import { ChoiceChips } from "../../../../ui/choice-chips.tsx";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { CorrectionTable } from "./correction-table.tsx";
import { correctionsParams, correctionsSearch, STATES } from "./corrections-search.ts";
import { OutagePanel } from "./outage-panel.tsx";
import { WaitingRequests } from "./waiting-requests.tsx";

const PAGE_ROWS = 100;
const MOST_ROWS = 1_000;

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** What waits for a decision; what was corrected in a month, by whom, when and why; and the punches of an outage. */
export function CorrectionsView({ places, today }: Props) {
  const t = useTranslations("corrections");
  const [{ place, month: asked }, setSearch] = useQueryStates(correctionsSearch, { history: "push" });
  const month = parseMonth(asked) ?? today.slice(0, 7);
  const chosen = toPlaceScope(place, places);
  const reread = useReread();
  useChanges(reread);
  const scope = usePlaceScope(chosen, { absent: [], reread });
  const { corrects } = toRights(useFrame().role);
  return (
    <PageFrame
      title={t("title")}
      status={t("about")}
      actions={<MonthSwitch month={month} onChange={(next) => void setSearch({ month: next })} />}
      scope={scope}
      params={correctionsParams}
      isServerPage={false}
      isKept
    >
      <div className="grid grid-cols-1 gap-4">
        {corrects ? <OutagePanel places={scope.asked} today={today} /> : null}
        <WaitingRequests places={places} placeIds={chosen.ids} />
        <OfMonth month={month} places={places} placeIds={chosen.ids} />
      </div>
    </PageFrame>
  );
}

interface MonthProps {
  readonly month: string;
  readonly places: readonly KnownPlace[];
  /** Undefined for all. */
  readonly placeIds: readonly string[] | undefined;
}

function OfMonth({ month, places, placeIds }: MonthProps) {
  const t = useTranslations("corrections");
  const tState = useTranslations("correct.state");
  const [{ state }, setSearch] = useQueryStates(correctionsSearch, { history: "push" });
  const [rows, setRows] = useState(PAGE_ROWS);
  const { data, previousData, error, refetch } = useQuery(CorrectionsDocument, {
    variables: {
      filter: { ...toMonthSpan(month), ...toPlaceVariables(placeIds), ...(state ? { state: [state] } : {}) },
      first: rows,
    },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.corrections;
  return (
    <section className="grid gap-2">
      <h2 className="font-semibold">{t("all")}</h2>
      <ChoiceChips
        name={t("stateLabel")}
        choices={STATES}
        chosen={state}
        toWords={(one) => tState(one)}
        onChoose={(next) => void setSearch({ state: next })}
        testId="state"
      />
      {error && !list ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!list && !error ? <div className="skeleton h-72" aria-busy="true" /> : null}
      {list?.totalCount === 0 ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      {list && list.totalCount > 0 ? (
        <CorrectionTable
          corrections={list.edges.map(({ node }) => node)}
          total={list.totalCount}
          month={month}
          places={places}
          onMore={rows < MOST_ROWS ? () => setRows(MOST_ROWS) : undefined}
        />
      ) : null}
    </section>
  );
}
