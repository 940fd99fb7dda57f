"use client";

import { PunchDetailDocument, type PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import type { GridApi } from "ag-grid-community";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { PunchFacts } from "./punch-facts.tsx";

interface Props {
  readonly id: string;
  readonly api: GridApi<PunchRowFragment> | undefined;
  /** Opens another punch; null closes the sheet. */
  readonly onMove: (id: string | null) => void;
}

/** The details of one punch beside the grid: J and K move on, Escape closes. */
export function PunchSheet({ id, api, onMove }: Props) {
  const t = useTranslations("punches.sheet");
  const { data, error, loading, refetch } = useQuery(PunchDetailDocument, { variables: { id } });
  const panel = useRef<HTMLElement>(null);
  const step = (by: 1 | -1) => {
    const next = findNeighbour(api, id, by);
    if (next) onMove(next);
  };
  useSheetKeys({ close: () => onMove(null), step });
  useEffect(() => panel.current?.focus(), []);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t("title")}
      data-testid="punch-sheet"
      className="fixed inset-y-0 end-0 z-40 flex w-full max-w-md flex-col overflow-y-auto border-s border-line bg-surface p-5 shadow-2xl outline-none max-md:top-auto max-md:max-h-[80dvh] max-md:max-w-none max-md:rounded-t-2xl"
    >
      <header className="mb-4 flex items-center gap-1">
        <h2 className="grow text-lg font-semibold">{t("title")}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t("previous")}
          title={t("previous")}
          onClick={() => step(-1)}
        >
          <ChevronUp aria-hidden className="size-5" />
        </button>
        <button type="button" className="icon-button" aria-label={t("next")} title={t("next")} onClick={() => step(1)}>
          <ChevronDown aria-hidden className="size-5" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={t("close")}
          title={t("close")}
          onClick={() => onMove(null)}
        >
          <X aria-hidden className="size-5" />
        </button>
      </header>
      {loading ? <div className="skeleton h-72" aria-busy="true" /> : null}
      {error && !data?.punch ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {data?.punch ? <PunchFacts punch={data.punch} /> : null}
      {data && !data.punch && !error ? <p className="text-sm text-muted">{t("unknown")}</p> : null}
    </aside>
  );
}

function findNeighbour(api: GridApi<PunchRowFragment> | undefined, id: string, by: 1 | -1): string | undefined {
  const index = api?.getRowNode(id)?.rowIndex;
  if (api === undefined || index === undefined || index === null) return undefined;
  api.ensureIndexVisible(Math.max(0, index + by));
  return api.getDisplayedRowAtIndex(index + by)?.data?.id;
}

interface SheetKeys {
  readonly close: () => void;
  readonly step: (by: 1 | -1) => void;
}

function useSheetKeys(keys: SheetKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      if (event.key === "Escape") latest.current.close();
      if (event.key === "j") latest.current.step(1);
      if (event.key === "k") latest.current.step(-1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
