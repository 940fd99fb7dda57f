"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { CompletenessLine } from "../completeness-line.tsx";
import { FactCard, FactList } from "./fact-card.tsx";
import type { ReaderProps } from "./reader.ts";

/** Whether the ledger holds all that the reader holds, why that is in doubt, and the last loss of the connection. */
export function CompletenessCard({ reader: { completeness }, zone }: ReaderProps) {
  const t = useTranslations("reader.proof");
  const tDoubt = useTranslations("devices.doubt");
  const formats = toFormats(useLocale());
  const toCount = (rows: number | null | undefined) => (rows == null ? null : formats.count(rows));
  return (
    <FactCard title={t("title")} testId="reader-proof">
      <CompletenessLine completeness={completeness} zone={zone} />
      {completeness?.doubts?.length ? (
        <ul className="grid gap-1 text-sm" data-testid="doubts">
          {completeness.doubts.map((doubt) => (
            <li key={doubt} data-doubt={doubt}>
              {tDoubt(doubt)}
            </li>
          ))}
        </ul>
      ) : null}
      <FactList
        facts={[
          [t("reported"), toCount(completeness?.rowsReported)],
          [t("stored"), toCount(completeness?.rowsStored)],
          [t("setAside"), toCount(completeness?.rowsSetAside)],
          [t("held"), completeness?.rowsHeld ? toCount(completeness.rowsHeld) : null],
        ]}
      />
      {completeness?.gapFrom ? (
        <LastGap from={completeness.gapFrom} closedAt={completeness.gapClosedAt} zone={zone} />
      ) : null}
    </FactCard>
  );
}

interface GapProps extends Pick<ReaderProps, "zone"> {
  readonly from: string;
  readonly closedAt: string | null;
}

function LastGap({ from, closedAt, zone }: GapProps) {
  const t = useTranslations("reader.proof");
  const { full } = toFormats(useLocale());
  return (
    <p
      className={`strip ${closedAt ? "bg-good-soft text-good" : "bg-bad-soft text-bad"}`}
      data-testid="last-gap"
      data-closed={closedAt !== null}
    >
      {closedAt
        ? t("gapClosed", { from: full(from, zone), to: full(closedAt, zone) })
        : t("gapOpen", { from: full(from, zone) })}
    </p>
  );
}
