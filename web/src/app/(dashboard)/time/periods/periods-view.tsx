"use client";

import { PeriodsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { DepartmentField } from "../../../../attendance/department-field.tsx";
import { listMonths, type PeriodChoice, toMonthState } from "../../../../attendance/periods/month-states.ts";
import { usePlaceScope } from "../../../../frame/use-place-scope.ts";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { useReread } from "../../../../graphql/use-reread.ts";
import { type KnownPlace, toPlaceScope } from "../../../../lib/places.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../../ui/page-frame.tsx";
import { LockList } from "./lock-list.tsx";
import { MonthRow } from "./month-row.tsx";
import { periodsParams, periodsSearch } from "./periods-search.ts";

const MONTHS = 6;
const MOST_PERIODS = 200;

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** The months of some places, of a department or of everybody: which are locked, what stands against it, who agreed. */
export function PeriodsView({ places, today }: Props) {
  const t = useTranslations("periods");
  const [{ place, department, month: open }, setSearch] = useQueryStates(periodsSearch, { history: "push" });
  const [count, setCount] = useState(MONTHS);
  const chosen = toPlaceScope(place, places);
  const choice: PeriodChoice = { placeIds: department ? undefined : chosen.ids, departmentId: department };
  const reread = useReread();
  const scope = usePlaceScope(chosen, { absent: [], reread });
  const { data, previousData, error, refetch } = useQuery(PeriodsDocument, {
    variables: { first: MOST_PERIODS },
    fetchPolicy: "cache-and-network",
  });
  const list = (data ?? previousData)?.periods;
  const periods = list?.edges.map(({ node }) => node);
  return (
    <PageFrame
      title={t("title")}
      status={t("about")}
      scope={scope}
      params={periodsParams}
      isServerPage={false}
      isKept
      filters={<DepartmentField chosen={department} onChange={(id) => void setSearch({ department: id })} />}
    >
      {department && chosen.ids ? <p className="mb-3 text-sm text-warn">{t("departmentCounts")}</p> : null}
      {error && !list ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!list && !error ? <div className="skeleton h-96" aria-busy="true" /> : null}
      {periods ? (
        <div className="grid grid-cols-1 gap-4">
          <ul className="card divide-y divide-line" data-testid="months">
            {listMonths(today, count).map((month) => (
              <MonthRow
                {...{ month, today, choice, places }}
                key={month}
                state={toMonthState(month, periods, choice)}
                isOpen={month === open}
                onToggle={() => void setSearch({ month: month === open ? null : month })}
              />
            ))}
          </ul>
          <button type="button" className="button justify-self-start" onClick={() => setCount(count + MONTHS)}>
            {t("earlier")}
          </button>
          <LockList periods={periods} total={list?.totalCount ?? 0} places={places} />
        </div>
      ) : null}
    </PageFrame>
  );
}
