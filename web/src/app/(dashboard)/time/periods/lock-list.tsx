"use client";

import type { PeriodFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { localZone, toFormats } from "../../../../lib/format.ts";
import type { KnownPlace } from "../../../../lib/places.ts";
import { AdjustmentsTag } from "./adjustments.tsx";
import { ScopeWords } from "./scope-words.tsx";

interface Props {
  readonly periods: readonly PeriodFactsFragment[];
  /** How many there are. */
  readonly total: number;
  readonly places: readonly KnownPlace[];
}

/** Every lock there is or was, the newest first. */
export function LockList({ periods, total, places }: Props) {
  const t = useTranslations("periods");
  if (periods.length === 0) return null;
  return (
    <section className="card p-4">
      <h2 className="mb-2 font-semibold">{t("locks")}</h2>
      <ul className="divide-y divide-line text-sm">
        {periods.map((period) => (
          <li key={period.id} className="grid gap-1 py-2.5">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className={`tag ${period.state === "LOCKED" ? "bg-good-soft text-good" : "bg-sunken text-ink"}`}>
                {t(`lockState.${period.state}`)}
              </span>
              <ScopeWords period={period} places={places} />
              <span className="text-muted">{t("records", { count: period.records })}</span>
              {period.state === "LOCKED" ? <AdjustmentsTag periodId={period.id} /> : null}
            </p>
            <PeriodDeeds period={period} />
          </li>
        ))}
      </ul>
      {periods.length < total ? (
        <p className="text-sm text-warn">{t("shownOf", { shown: periods.length, count: total })}</p>
      ) : null}
    </section>
  );
}

/** Who locked and unlocked it, when and why. */
export function PeriodDeeds({ period: { deeds } }: { readonly period: Pick<PeriodFactsFragment, "deeds"> }) {
  const t = useTranslations("periods.move");
  const { full } = toFormats(useLocale());
  return (
    <ol className="grid gap-0.5 text-xs text-muted">
      {deeds.map(({ move, actorName, at, reason }) => (
        <li key={`${move}-${at}`} suppressHydrationWarning>
          {t(move)} <bdi className="text-ink">{actorName}</bdi> · <bdi>{full(at, localZone())}</bdi> ·{" "}
          <q className="text-ink">
            <bdi>{reason}</bdi>
          </q>
        </li>
      ))}
    </ol>
  );
}
