"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFingerFigure } from "../frame/finger-store.ts";
import { FEWEST_WAITS, type FingerFigure } from "../lib/finger-times.ts";
import { localZone, toFormats } from "../lib/format.ts";

interface Props {
  /** Whether this page measures; others show what the live page measured. */
  readonly isMeasuring?: boolean;
}

/** How long punches take from their place to this screen, as it was measured here; how, and what is not in it, on a click. */
export function FingerTimes({ isMeasuring = false }: Props) {
  const t = useTranslations("fingerTimes");
  const figure = useFingerFigure();
  return (
    <details
      className="my-4 text-sm text-muted"
      data-testid="finger-times"
      data-state={figure.kind}
      data-count={figure.count}
      data-p95={figure.kind === "MEASURED" ? Math.round(figure.p95Ms) : undefined}
    >
      <summary className="min-h-6 cursor-pointer">
        <FigureWords figure={figure} isMeasuring={isMeasuring} />
      </summary>
      <p className="mt-1 max-w-prose">{t("how")}</p>
      <p className="mt-1 max-w-prose">{t("without")}</p>
    </details>
  );
}

function FigureWords({ figure, isMeasuring }: { readonly figure: FingerFigure; readonly isMeasuring: boolean }) {
  const t = useTranslations("fingerTimes");
  const { count, day, minute } = toFormats(useLocale());
  if (figure.kind === "UNMEASURED") {
    return t(isMeasuring ? "unmeasured" : "elsewhere", { count: figure.count, fewest: FEWEST_WAITS });
  }
  const since = new Date(figure.sinceMs).toISOString();
  return t("measured", {
    p50: count(Math.round(figure.p50Ms)),
    p95: count(Math.round(figure.p95Ms)),
    uncertainty: count(Math.ceil(figure.uncertaintyMs)),
    count: figure.count,
    since: `${day(since, localZone())} ${minute(since, localZone())}`,
  });
}
