"use client";

import { AbsencesDocument, RemoveAbsencesDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { MonthSwitch, parseMonth } from "../../../attendance/person/month-switch.tsx";
import { toMonthSpan } from "../../../attendance/range.ts";
import { toRights } from "../../../attendance/rights.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { useDeed } from "../../../graphql/use-deed.ts";
import { useReread } from "../../../graphql/use-reread.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { AbsenceForm } from "./absence-form.tsx";
import { AbsenceImport } from "./absence-import.tsx";
import { AbsenceTable } from "./absence-table.tsx";
import { KindPanel } from "./kind-panel.tsx";
import { absencesParams, absencesSearch } from "./absences-search.ts";

const MOST_ROWS = 1_000;

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** Who is away in a month, and why; and one more absence by hand. */
export function AbsencesView({ places, today }: Props) {
  const t = useTranslations("absences");
  const [{ place, month: asked }, setSearch] = useQueryStates(absencesSearch, { history: "push" });
  const month = parseMonth(asked) ?? today.slice(0, 7);
  const chosen = toPlaceScope(place, places);
  const { data, previousData, error, refetch } = useQuery(AbsencesDocument, {
    variables: { filter: { ...toMonthSpan(month), ...toPlaceVariables(chosen.ids) }, first: MOST_ROWS },
    fetchPolicy: "cache-and-network",
  });
  const scope = usePlaceScope(chosen, { absent: [], reread: () => void refetch() });
  const { role } = useFrame();
  const { givesAbsences: canEdit } = toRights(role);
  const deed = useDeed();
  const reread = useReread();
  const remove = async (id: string) => {
    if (await deed.run(RemoveAbsencesDocument, { input: { ids: [id] } })) reread();
  };
  const list = (data ?? previousData)?.absences;
  return (
    <PageFrame
      title={t("title")}
      status={list ? t("count", { count: list.totalCount }) : null}
      actions={<MonthSwitch month={month} onChange={(next) => void setSearch({ month: next })} />}
      scope={scope}
      params={absencesParams}
      isServerPage={false}
      isKept
    >
      <DeedFault fault={deed.fault} />
      <Forms today={today} />
      {error && !list ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!list && !error ? <div className="skeleton h-72" aria-busy="true" /> : null}
      {list?.totalCount === 0 ? (
        <EmptyNotice title={t("noneTitle")} text={t(role === "EMPLOYEE" ? "noneOwn" : "none")} />
      ) : null}
      {list && list.totalCount > 0 ? (
        <AbsenceTable
          absences={list.edges.map(({ node }) => node)}
          total={list.totalCount}
          onRemove={canEdit ? (id) => void remove(id) : undefined}
        />
      ) : null}
    </PageFrame>
  );
}

interface FormsProps {
  readonly today: string;
}

/** One absence, a sheet of them, and the kinds, for those who may give them. */
function Forms({ today }: FormsProps) {
  const { givesAbsences, governs } = toRights(useFrame().role);
  return (
    <>
      {givesAbsences ? <AbsenceForm today={today} /> : null}
      {givesAbsences ? <AbsenceImport /> : null}
      {governs ? <KindPanel /> : null}
    </>
  );
}
