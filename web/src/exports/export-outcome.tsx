"use client";

import type { ExportFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useFrame } from "../frame/frame-context.tsx";
import { toFormats } from "../lib/format.ts";
import { findPlace, toPlaceName } from "../lib/places.ts";
import { useErrorText } from "../ui/error-text.ts";
import type { ExportRun } from "./use-export.ts";

/** What came of a file: how far it is, where it is, what it does not have in it, or why there is none. */
export function ExportOutcome({ run }: { readonly run: ExportRun }) {
  const t = useTranslations("export");
  const toErrorText = useErrorText();
  return (
    <div aria-live="polite" className="text-sm empty:hidden" data-testid="export-outcome" data-state={toState(run)}>
      {run.kind === "starting" ? <span className="text-muted">{t("starting")}</span> : null}
      {run.kind === "failed" ? <span className="text-bad">{toErrorText(run.code)}</span> : null}
      {run.kind === "running" ? <Progress file={run.file} /> : null}
      {run.kind === "over" ? <Ended file={run.file} /> : null}
    </div>
  );
}

function toState(run: ExportRun): string {
  return "file" in run ? run.file.state : run.kind;
}

interface FileProps {
  readonly file: ExportFactsFragment;
}

/** How many rows are written. */
export function Progress({ file: { rowsDone, rowsExpected } }: FileProps) {
  const t = useTranslations("export");
  return (
    <span className="text-muted tabular-nums">
      {rowsExpected === null ? t("rows", { done: rowsDone }) : t("rowsOf", { done: rowsDone, count: rowsExpected })}
    </span>
  );
}

function Ended({ file }: FileProps) {
  const t = useTranslations("export");
  const toErrorText = useErrorText();
  const { url, fileName, failure, rowsDone } = file;
  if (url === null) {
    return <span className="text-bad">{failure ? toErrorText(failure.code) : t("state.CANCELLED")}</span>;
  }
  return (
    <span className="grid gap-0.5">
      <span>
        <a
          href={url}
          download
          className="font-medium text-accent underline underline-offset-2"
          data-testid="export-file"
        >
          <bdi dir="ltr">{fileName}</bdi>
        </a>{" "}
        <span className="text-muted">{t("rows", { done: rowsDone })}</span>
      </span>
      <Missing file={file} />
    </span>
  );
}

/** What the file does not have in it; it says so itself. */
export function Missing({ file: { missing } }: FileProps) {
  const t = useTranslations("export");
  const toErrorText = useErrorText();
  const { places } = useFrame();
  const { full } = toFormats(useLocale());
  return missing.map(({ place, code, asOf }) => (
    <span key={`${place?.id ?? ""}-${code}`} className="text-warn" data-testid="export-missing" data-place={place?.id}>
      {place ? (
        <>
          <bdi>{toPlaceName(places, place.id)}</bdi>:{" "}
        </>
      ) : null}
      {toErrorText(code)}{" "}
      {asOf ? t("inIt", { time: full(asOf, findPlace(places, place?.id ?? null)?.timeZone) }) : null}
    </span>
  ));
}
