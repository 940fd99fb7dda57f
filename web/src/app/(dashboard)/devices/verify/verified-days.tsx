"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import { isSame, type VerifiedDay } from "./verification.ts";

const HEAD = "px-3 py-2 font-medium";
const CELL = "px-3 py-2";
const COUNTS = ["rowsOnReader", "rowsInLedger", "onlyOnReader", "onlyInLedger"] as const;
/** Parts of those numbers that explain a day, told where there are any. */
const NOTES = ["setAside", "elsewhere", "wouldBeSetAside", "goneFromLog", "unreadable"] as const;

/** A comparison day by day, the newest first: what each side has, and what the other lacks. */
export function VerifiedDays({ days }: { readonly days: readonly VerifiedDay[] }) {
  const t = useTranslations("verify");
  return (
    <ScrollArea name={t("days")} className="max-h-96 overflow-auto rounded-lg border border-line">
      <table className="w-full text-sm" data-testid="verified-days" data-total={days.length}>
        <caption className="px-3 pt-3 pb-2 text-start font-semibold">{t("days")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className={`${HEAD} text-start`}>
              {t("column.date")}
            </th>
            <th scope="col" className={`${HEAD} text-start`}>
              {t("column.finding")}
            </th>
            {COUNTS.map((column) => (
              <th key={column} scope="col" className={`${HEAD} text-end ${isWide(column) ? "max-md:hidden" : ""}`}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <OneDay key={day.date} day={day} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

/** On a phone only what differs is told. */
function isWide(column: (typeof COUNTS)[number]): boolean {
  return column === "rowsOnReader" || column === "rowsInLedger";
}

function OneDay({ day }: { readonly day: VerifiedDay }) {
  const t = useTranslations("verify");
  const tVerdict = useTranslations("days.verdict");
  const { date, count } = toFormats(useLocale());
  const same = isSame(day);
  return (
    <tr className="border-b border-line align-top last:border-0" data-date={day.date} data-same={same}>
      <th scope="row" className={`${CELL} text-start font-normal whitespace-nowrap`}>
        <bdi>{date(day.date)}</bdi>
      </th>
      <td className={CELL}>
        <span className={`tag ${same ? "bg-good-soft text-good" : "bg-bad-soft text-bad"}`}>
          {t(same ? "same" : "differs")}
        </span>
        <p className="text-xs text-muted">{t("before", { verdict: tVerdict(day.verdictBefore) })}</p>
        {NOTES.filter((note) => day[note] > 0).map((note) => (
          <p key={note} className="text-xs text-muted">
            {t(`note.${note}`, { count: day[note] })}
          </p>
        ))}
      </td>
      {COUNTS.map((column) => (
        <td
          key={column}
          className={`${CELL} text-end tabular-nums ${isWide(column) ? "max-md:hidden" : ""} ${!isWide(column) && day[column] > 0 ? "font-medium text-bad" : ""}`}
        >
          <bdi>{count(day[column])}</bdi>
        </td>
      ))}
    </tr>
  );
}
