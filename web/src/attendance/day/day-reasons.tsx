"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toPersonName } from "../person-name.ts";
import { toFormats } from "../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../lib/places.ts";
import { DayAbsence } from "../absences/day-absence.tsx";
import { DayCorrections } from "../corrections/day-corrections.tsx";
import { DayOvertime } from "../overtime/day-overtime.tsx";
import { DayLines } from "./day-lines.tsx";
import { DayPunches } from "./day-punches.tsx";
import { DayStrip } from "./day-strip.tsx";
import { DayTags } from "./day-tags.tsx";
import type { ReasonedDay } from "./reasoned-day.ts";
import { useReaderNames } from "../use-reader-names.ts";

interface Props {
  readonly record: ReasonedDay;
  readonly places: readonly KnownPlace[];
}

/**
 * Why a day is as it is: its hours as a picture, its punches with what became of them, the arithmetic, the rules; and what may
 * be done about it. Each day has its own: what is half written for one is not another one's.
 */
export function DayReasons({ record, places }: Props) {
  const t = useTranslations("why");
  const { explanation } = record;
  return (
    <div className="grid gap-5">
      <Heading record={record} places={places} />
      <Waiting record={record} places={places} />
      {explanation ? (
        <>
          <DayStrip explanation={explanation} />
          <Section title={t("punches")}>
            <DayPunches explanation={explanation} places={places} />
          </Section>
          <Section title={t("corrections")}>
            <DayCorrections record={record} places={places} />
          </Section>
          <Section title={t("absence")}>
            <DayAbsence record={record} />
          </Section>
          {record.overtimeMinutes > 0 || record.overtimeApproval ? (
            <Section title={t("overtime")}>
              <DayOvertime record={record} />
            </Section>
          ) : null}
          <Section title={t("lines")}>
            <DayLines record={record} explanation={explanation} />
          </Section>
          <Section title={t("rules")}>
            <ul className="grid gap-1 text-sm">
              {explanation.rules.map((rule) => (
                <li key={rule} className="flex gap-2.5">
                  <bdi dir="ltr" className="w-10 shrink-0 text-muted">
                    {rule}
                  </bdi>
                  {t.has(`rule.${rule}`) ? t(`rule.${rule}`) : null}
                </li>
              ))}
            </ul>
          </Section>
        </>
      ) : (
        <p className="text-sm text-warn">{t("unexplained")}</p>
      )}
    </div>
  );
}

function Heading({ record, places }: Props) {
  const locale = useLocale();
  const { day } = toFormats(locale);
  const { person, date, place } = record;
  return (
    <div className="grid gap-1.5">
      <p className="text-lg font-semibold">
        <bdi>{toPersonName(person, locale)}</bdi>{" "}
        <bdi dir="ltr" className="text-sm font-normal text-muted">
          {person?.pin}
        </bdi>
      </p>
      <p className="text-sm text-muted">
        <bdi>{day(`${date}T00:00:00Z`, "UTC")}</bdi>
        {place ? (
          <>
            {" · "}
            <bdi>{toPlaceName(places, place.id)}</bdi>
          </>
        ) : null}
        {person?.department ? (
          <>
            {" · "}
            <bdi>{person.department.name}</bdi>
          </>
        ) : null}
      </p>
      <DayTags day={record} />
    </div>
  );
}

/** What a day that may still change waits for, and of which time nothing will come. */
function Waiting({ record: { isFinal, status, waitsFor }, places }: Props) {
  const t = useTranslations("why");
  const { full } = toFormats(useLocale());
  const toReader = useReaderNames();
  if (isFinal || waitsFor.length === 0) return null;
  const isLost = waitsFor.every(({ lost }) => lost !== null);
  const isAside = waitsFor.every(({ setAside }) => setAside !== null);
  const toState = ({ provedUntil, lost, setAside, place }: (typeof waitsFor)[number]) => {
    const toTime = (instant: string) => full(instant, findPlace(places, place?.id ?? null)?.timeZone);
    if (setAside) {
      const { cause, rows, from, to } = setAside;
      return t(`setAside.${cause}`, { rows, from: toTime(from), to: toTime(to) });
    }
    if (lost?.to != null) return t("lost", { from: toTime(lost.from), to: toTime(lost.to) });
    if (lost) return t("lostSince", { from: toTime(lost.from) });
    return provedUntil ? t("provedUntil", { time: toTime(provedUntil) }) : t("neverProved");
  };
  return (
    <div className="strip bg-warn-soft text-warn" data-testid="waits-for">
      <div className="grid gap-0.5">
        <p className="font-medium">
          {t(isLost ? "waitsLost" : isAside ? "waitsAside" : status === "UNKNOWN" ? "waitsUnknown" : "waits")}
        </p>
        {waitsFor.map(({ deviceId, place, provedUntil, lost, setAside }) => (
          <p key={`${deviceId} ${lost?.from ?? ""} ${setAside?.cause ?? ""}`}>
            {place ? (
              <>
                <bdi>{toPlaceName(places, place.id)}</bdi> <bdi>{toReader(deviceId)}</bdi>
              </>
            ) : (
              t("elsewhere")
            )}
            {": "}
            {toState({ deviceId, place, provedUntil, lost, setAside })}
          </p>
        ))}
      </div>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}
