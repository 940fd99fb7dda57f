"use client";

import { type QuietHoursFactsFragment, QuietHoursDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Pencil } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { toNumbered } from "../../../lib/numbered.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { WEEK } from "./quiet-hours-draft.ts";
import { QuietHoursForm } from "./quiet-hours-form.tsx";

/** When only urgent alerts are told. */
export function QuietHours() {
  const t = useTranslations("alerts.quiet");
  const { role } = useFrame();
  const { data, error, refetch } = useQuery(QuietHoursDocument, { fetchPolicy: "cache-and-network" });
  const [isEdited, setEdited] = useState(false);
  const hours = data?.quietHours;
  const done = () => {
    setEdited(false);
    void refetch();
  };
  return (
    <section className="card grid grid-cols-1 gap-2 p-4" data-testid="quiet-hours" data-total={hours?.length}>
      <header className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <h2 className="font-semibold">{t("title")}</h2>
          <p className="text-sm text-muted">{t("about")}</p>
        </div>
        {role === "ADMIN" && hours ? (
          <button
            type="button"
            className="icon-button size-7 shrink-0"
            aria-label={t("change")}
            title={t("change")}
            aria-expanded={isEdited}
            data-testid="quiet-hours-edit"
            onClick={() => setEdited(!isEdited)}
          >
            <Pencil aria-hidden className="size-4" />
          </button>
        ) : null}
      </header>
      {error ? <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} /> : null}
      {!hours && !error ? <div className="skeleton h-12" aria-busy="true" data-testid="loading" /> : null}
      {hours?.length === 0 ? <p className="text-sm text-muted">{t("none")}</p> : null}
      <ul className="grid gap-1 text-sm empty:hidden">
        {toNumbered(hours ?? []).map(({ number, item }) => (
          <HoursLine key={number} hours={item} />
        ))}
      </ul>
      {isEdited && hours ? <QuietHoursForm hours={hours} onDone={done} onClose={() => setEdited(false)} /> : null}
    </section>
  );
}

function HoursLine({ hours: { days, from, to } }: { readonly hours: QuietHoursFactsFragment }) {
  const t = useTranslations("alerts.quiet");
  const tDay = useTranslations("weekday");
  const locale = useLocale();
  const named = new Intl.ListFormat(locale, { type: "unit" }).format(days.map((day) => tDay(day)));
  return (
    <li className="flex flex-wrap gap-x-4" data-testid="quiet-hours-line">
      <span>{days.length === WEEK.length ? t("everyDay") : named}</span>
      <span className="text-muted">
        {from === to && from === "00:00" ? t("allDay") : <bdi className="tabular-nums">{`${from} – ${to}`}</bdi>}
      </span>
    </li>
  );
}
