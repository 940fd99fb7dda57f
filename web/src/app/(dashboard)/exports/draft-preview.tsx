"use client";

import {
  ExportPreviewDocument,
  type ExportPreviewQuery,
  type StartExportInput,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { runQuery } from "../../../graphql/run-query.ts";
import { toNumbered } from "../../../lib/numbered.ts";
import { useErrorText } from "../../../ui/error-text.ts";

/** Typing is over when nothing came for so long. */
const QUIET_MS = 400;

/** What scrolls sideways is scrolled by keys too. */
const REACHED_BY_KEYS = { tabIndex: 0 } as const;

interface Shown {
  readonly key: string;
  readonly preview: ExportPreviewQuery["exportPreview"];
  readonly code: string | undefined;
}

/** The first rows as the file would have them. */
export function DraftPreview({ input }: { readonly input: StartExportInput }) {
  const t = useTranslations("exports.preview");
  const toErrorText = useErrorText();
  const key = JSON.stringify(input);
  const [shown, setShown] = useState<Shown>({ key: "", preview: null, code: undefined });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => void read(key, stop.signal).then((next) => stop.signal.aborted || setShown(next)),
      QUIET_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);
  const { preview, code } = shown;
  const isOld = shown.key !== key;
  return (
    <section
      className={`grid grid-cols-1 gap-2 ${isOld && preview ? "outline-1 outline-offset-4 outline-dashed outline-line" : ""}`}
      aria-busy={isOld}
      data-testid="preview"
    >
      <h3 className="text-sm font-medium">
        {t("title")}{" "}
        {preview ? (
          <span className="font-normal text-muted">
            {preview.rowsExpected === null ? null : t("rows", { count: preview.rowsExpected })}
          </span>
        ) : null}
      </h3>
      {code && !isOld ? <p className="text-sm text-warn">{toErrorText(code)}</p> : null}
      {!preview && !code ? <div className="skeleton h-32" /> : null}
      {preview ? <PreviewTable preview={preview} /> : null}
    </section>
  );
}

function PreviewTable({ preview: { columns, rows } }: { readonly preview: NonNullable<Shown["preview"]> }) {
  const t = useTranslations("exports.preview");
  if (rows.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return (
    <section className="overflow-x-auto rounded-lg border border-line" aria-label={t("title")} {...REACHED_BY_KEYS}>
      <table className="w-full text-sm">
        <thead>
          <tr className="bg-sunken text-xs text-muted">
            {toNumbered(columns).map(({ number, item: name }) => (
              <th key={number} scope="col" className="px-2.5 py-1.5 text-start font-medium whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {toNumbered(rows).map(({ number: line, item: cells }) => (
            <tr key={line} className="border-t border-line">
              {toNumbered(cells).map(({ number, item: cell }) => (
                <td key={number} className="px-2.5 py-1.5 whitespace-nowrap tabular-nums">
                  <bdi>{cell}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function read(key: string, signal: AbortSignal): Promise<Shown> {
  const answer = await runQuery(ExportPreviewDocument, { input: JSON.parse(key) }, signal);
  if (!answer.ok) return { key, preview: null, code: answer.failure.code };
  const { exportPreview: preview } = answer.data;
  return { key, preview, code: preview ? undefined : (answer.errors[0]?.code ?? "UNKNOWN") };
}
