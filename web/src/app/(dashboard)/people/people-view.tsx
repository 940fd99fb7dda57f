"use client";

import { PersonsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { DepartmentField } from "../../../attendance/department-field.tsx";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { toLatinDigits } from "../../../lib/latin-digits.ts";
import { type KnownPlace, toPlaceScope, toPlaceVariables } from "../../../lib/places.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { SearchField } from "../../../ui/search-field.tsx";
import { ImportPanel } from "./import-panel.tsx";
import { PeopleTable } from "./people-table.tsx";
import { peopleParams, peopleSearch } from "./people-search.ts";

const PAGE_ROWS = 100;
const MOST_ROWS = 1_000;
const IMPORTERS: readonly (string | null)[] = ["ADMIN", "HR"];

/** The people whom the viewer sees, and a sheet to bring them up to date. */
export function PeopleView({ places }: { readonly places: readonly KnownPlace[] }) {
  const t = useTranslations("people");
  const [{ place, department, q }, setSearch] = useQueryStates(peopleSearch, { history: "push" });
  const [rows, setRows] = useState(PAGE_ROWS);
  const chosen = toPlaceScope(place, places);
  const search = toLatinDigits((q ?? "").trim());
  const { data, previousData, error, refetch } = useQuery(PersonsDocument, {
    variables: {
      first: rows,
      filter: {
        ...toPlaceVariables(chosen.ids),
        ...(department ? { departmentIds: [department] } : {}),
        ...(search === "" ? {} : { search }),
      },
    },
    fetchPolicy: "cache-and-network",
  });
  const scope = usePlaceScope(chosen, { absent: [], reread: () => void refetch() });
  const canImport = IMPORTERS.includes(useFrame().role);
  const list = (data ?? previousData)?.persons;
  const change = (next: PeopleChange) => void setSearch(next, { history: next.q === undefined ? "push" : "replace" });
  return (
    <PageFrame
      title={t("title")}
      status={list ? t("count", { count: list.totalCount }) : null}
      actions={canImport ? <ImportPanel /> : null}
      scope={scope}
      params={peopleParams}
      isServerPage={false}
      isKept
      filters={<PeopleFilters department={department} q={q} onChange={change} />}
    >
      {error && !list ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!list && !error ? <div className="skeleton h-96" aria-busy="true" /> : null}
      {list?.totalCount === 0 ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      {list && list.totalCount > 0 ? (
        <PeopleTable
          people={list.edges.map(({ node }) => node)}
          total={list.totalCount}
          places={places}
          onMore={rows < MOST_ROWS ? () => setRows(MOST_ROWS) : undefined}
        />
      ) : null}
    </PageFrame>
  );
}

interface PeopleChange {
  readonly department?: string | null;
  readonly q?: string | null;
}

interface FilterProps {
  readonly department: string | null;
  readonly q: string | null;
  readonly onChange: (change: PeopleChange) => void;
}

function PeopleFilters({ department, q, onChange }: FilterProps) {
  const t = useTranslations("people");
  return (
    <span className="flex flex-wrap gap-3">
      <DepartmentField chosen={department} onChange={(id) => onChange({ department: id })} />
      <SearchField name={t("search")} value={q ?? ""} onChange={(text) => onChange({ q: text || null })} />
    </span>
  );
}
