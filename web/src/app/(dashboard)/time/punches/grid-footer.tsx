"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import type { PunchSummary } from "./use-punch-source.ts";

interface Props {
  readonly summary: PunchSummary;
  /** How many places were asked. */
  readonly asked: number;
}

/** How many rows, from how many places, as of when. A count without every place is a lower bound. */
export function GridFooter({ summary: { total, absent, asOf }, asked }: Props) {
  const t = useTranslations("punches.footer");
  const formats = toFormats(useLocale());
  if (total === undefined || asOf === undefined) return <p className="mt-3 h-5 text-sm" />;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <p className="mt-3 flex flex-wrap gap-x-2 text-sm text-muted tabular-nums" data-testid="grid-footer">
      <span className="font-medium text-ink">
        {absent.length > 0 ? <bdi dir="ltr">≥ </bdi> : null}
        {t("rows", { count: total })}
      </span>
      <span aria-hidden>·</span>
      <span>{t("places", { answered: asked - absent.length, asked })}</span>
      <span aria-hidden>·</span>
      <span data-testid="as-of" data-iso={asOf}>
        {t("asOf", { time: formats.minute(asOf, zone) })}
      </span>
    </p>
  );
}
