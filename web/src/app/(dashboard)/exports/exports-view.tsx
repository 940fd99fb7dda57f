"use client";

import { CancelExportDocument, type ExportFactsFragment, ExportsDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect } from "react";
import { Missing, Progress } from "../../../exports/export-outcome.tsx";
import { EXPORT_LOOKS, isOver } from "../../../exports/export-state.ts";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import { useReread } from "../../../graphql/use-reread.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toFilterZone } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { useErrorText } from "../../../ui/error-text.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { NewExport } from "./new-export.tsx";

const WHILE_RUNNING_MS = 1_000;
const AT_REST_MS = 15_000;

interface Props {
  readonly places: readonly KnownPlace[];
  /** When the page was made, in milliseconds since 1970: what "this month" means on it. */
  readonly nowMs: number;
}

/** A file to ask for, and the files that somebody asked for: how far they are, what is not in them, and until when they are kept. */
export function ExportsView({ places, nowMs }: Props) {
  const t = useTranslations("exports");
  const { data, error, refetch } = useQuery(ExportsDocument, { fetchPolicy: "cache-and-network" });
  const files = data?.exports;
  const isRunning = files?.some(({ state }) => !isOver(state)) ?? false;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), isRunning ? WHILE_RUNNING_MS : AT_REST_MS);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  const reread = useCallback(() => void refetch(), [refetch]);
  return (
    <>
      <PageHeader title={t("title")} status={t("subtitle")} />
      <NewExport places={places} today={toDate(nowMs, toFilterZone([], places))} onChange={reread} />
      <h2 className="mb-2 font-semibold">{t("past")}</h2>
      {error && !files ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!files && !error ? <div className="skeleton h-64" aria-busy="true" /> : null}
      {files?.length === 0 ? <EmptyNotice title={t("noneTitle")} text={t("none")} /> : null}
      <ul className="grid gap-2">
        {files?.map((file) => (
          <ExportRow key={file.id} file={file} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly file: ExportFactsFragment;
}

function ExportRow({ file }: RowProps) {
  const t = useTranslations("export");
  const deed = useDeed();
  const reread = useReread();
  const cancel = async () => {
    if (await deed.run(CancelExportDocument, { id: file.id })) reread();
  };
  const { state, url, fileName, startedAt } = file;
  const { full } = toFormats(useLocale());
  const { isViewing } = useFrame();
  return (
    <li className="card grid gap-1 px-4 py-3 text-sm" data-testid={`export-${file.id}`} data-state={state}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className={`tag ${EXPORT_LOOKS[state]}`}>{t(`state.${state}`)}</span>
        <bdi dir="ltr" className="min-w-0 grow font-medium break-all">
          {fileName}
        </bdi>
        {url && !isViewing ? (
          <a href={url} download className="button min-h-8 py-1">
            {t("download")}
          </a>
        ) : null}
        {isOver(state) ? null : (
          <button type="button" className="button min-h-8 py-1" disabled={deed.isBusy} onClick={() => void cancel()}>
            {t("cancel")}
          </button>
        )}
      </p>
      <p className="flex flex-wrap gap-x-3 text-muted" suppressHydrationWarning>
        <span>{t(`kind.${file.kind}`)}</span>
        <span suppressHydrationWarning>{t("startedAt", { time: full(startedAt, localZone()) })}</span>
        <Progress file={file} />
        <ExportFoot file={file} />
      </p>
      <Missing file={file} />
      <DeedFault fault={deed.fault} />
    </li>
  );
}

function ExportFoot({ file: { failure, expiresAt, rowsSha256 } }: RowProps) {
  const t = useTranslations("export");
  const toErrorText = useErrorText();
  const { full } = toFormats(useLocale());
  return (
    <>
      {failure ? <span className="text-bad">{toErrorText(failure.code)}</span> : null}
      {expiresAt ? (
        <span suppressHydrationWarning>{t("keptUntil", { time: full(expiresAt, localZone()) })}</span>
      ) : null}
      {rowsSha256 ? (
        <span title={rowsSha256}>
          {t("hash")} <bdi dir="ltr">{rowsSha256.slice(0, 12)}</bdi>
        </span>
      ) : null}
    </>
  );
}
