"use client";

import { PunchDetailDocument, type PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import type { GridApi } from "ag-grid-community";
import { useTranslations } from "next-intl";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { SideSheet } from "../../../../ui/side-sheet.tsx";
import { PunchFacts } from "./punch-facts.tsx";

interface Props {
  readonly id: string;
  readonly api: GridApi<PunchRowFragment> | undefined;
  /** Opens another punch; null closes the sheet. */
  readonly onMove: (id: string | null) => void;
}

/** The details of one punch beside the grid. */
export function PunchSheet({ id, api, onMove }: Props) {
  const t = useTranslations("punches.sheet");
  const { data, error, loading, refetch } = useQuery(PunchDetailDocument, { variables: { id } });
  const step = (by: 1 | -1) => {
    const next = findNeighbour(api, id, by);
    if (next) onMove(next);
  };
  return (
    <SideSheet
      title={t("title")}
      testId="punch-sheet"
      words={{ previous: t("previous"), next: t("next"), close: t("close") }}
      onStep={step}
      onClose={() => onMove(null)}
    >
      {loading ? <div className="skeleton h-72" aria-busy="true" /> : null}
      {error && !data?.punch ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {data?.punch ? <PunchFacts punch={data.punch} /> : null}
      {data && !data.punch && !error ? <p className="text-sm text-muted">{t("unknown")}</p> : null}
    </SideSheet>
  );
}

function findNeighbour(api: GridApi<PunchRowFragment> | undefined, id: string, by: 1 | -1): string | undefined {
  const index = api?.getRowNode(id)?.rowIndex;
  if (api === undefined || index === undefined || index === null) return undefined;
  api.ensureIndexVisible(Math.max(0, index + by));
  return api.getDisplayedRowAtIndex(index + by)?.data?.id;
}
