"use client";

import { useLocale, useTranslations } from "next-intl";
import { toAccountName } from "../../../../attendance/account-name.ts";
import { toFormats } from "../../../../lib/format.ts";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import { JobFault } from "../jobs/job-fault.tsx";
import type { ClockCorrection, ClockReading } from "./clock.ts";

const HEAD = "px-4 py-2 font-medium";
const CELL = "px-4 py-2";

interface HistoryProps {
  readonly history: readonly ClockReading[];
  readonly zone: string | null;
}

/** What was new about a clock, the newest first. */
export function ClockHistory({ history, zone }: HistoryProps) {
  const t = useTranslations("readerClock");
  const { full, duration } = toFormats(useLocale());
  const toDrift = (seconds: number) => `${seconds < 0 ? "−" : "+"}${duration(Math.abs(seconds))}`;
  return (
    <ScrollArea name={t("history")} className="card max-h-96 overflow-auto">
      <table className="w-full text-sm" data-testid="clock-history" data-total={history.length}>
        <caption className="px-4 pt-3 pb-2 text-start font-semibold">{t("history")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(["at", "what", "drift", "uncertainty"] as const).map((column) => (
              <th key={column} scope="col" className={`${HEAD} ${toSide(column)}`}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {history.map(({ at, kind, cause, driftSeconds, uncertaintySeconds }) => (
            <tr key={`${at} ${kind}`} className="border-b border-line align-top last:border-0" data-kind={kind}>
              <th scope="row" className={`${CELL} text-start font-normal`}>
                <bdi>{full(at, zone)}</bdi>
              </th>
              <td className={CELL}>
                {t(`kind.${kind}`)}
                {cause ? <p className="text-xs text-muted">{t(`cause.${cause}`)}</p> : null}
              </td>
              <td className={`${CELL} text-end tabular-nums`}>
                <bdi>{driftSeconds === 0 ? duration(0) : toDrift(driftSeconds)}</bdi>
              </td>
              <td className={`${CELL} text-end tabular-nums max-md:hidden`}>
                <bdi>{duration(uncertaintySeconds)}</bdi>
              </td>
            </tr>
          ))}
          {history.length === 0 ? <None words={t("noHistory")} /> : null}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function toSide(column: string): string {
  if (column === "uncertainty") return "text-end max-md:hidden";
  return column === "drift" ? "text-end" : "text-start";
}

interface CorrectionsProps {
  readonly corrections: readonly ClockCorrection[];
  readonly zone: string | null;
}

/** The times that a clock was set from here: by whom and why, what it showed before and after, and what failed. */
export function ClockCorrections({ corrections, zone }: CorrectionsProps) {
  const t = useTranslations("readerClock");
  return (
    <ScrollArea name={t("corrections")}>
      <table className="w-full text-sm" data-testid="clock-corrections" data-total={corrections.length}>
        <caption className="px-4 pt-3 pb-2 text-start font-semibold">{t("corrections")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(["at", "by", "change", "state"] as const).map((column) => (
              <th key={column} scope="col" className={`${HEAD} text-start`}>
                {t(`correction.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {corrections.map((one) => (
            <OneCorrection key={one.at} correction={one} zone={zone} />
          ))}
          {corrections.length === 0 ? <None words={t("noCorrections")} /> : null}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const TONES = {
  BEGUN: "bg-info-soft text-info",
  DONE: "bg-good-soft text-good",
  FAILED: "bg-bad-soft text-bad",
  UNSURE: "bg-warn-soft text-warn",
} as const;

interface OneProps extends Pick<CorrectionsProps, "zone"> {
  readonly correction: ClockCorrection;
}

function OneCorrection({ correction, zone }: OneProps) {
  const t = useTranslations("readerClock");
  const { full } = toFormats(useLocale());
  const { at, by, reason, before, after, state, fault } = correction;
  const local = (time: string | null) => (time === null ? "–" : full(`${time}Z`, "UTC")); // its own clock, whatever the zone
  return (
    <tr className="border-b border-line align-top last:border-0" data-state={state}>
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <bdi>{full(at, zone)}</bdi>
      </th>
      <td className={CELL}>
        <bdi>{by === null ? t("policyDid") : toAccountName(by)}</bdi>
        {reason ? (
          <p className="text-xs text-muted">
            <bdi>{reason}</bdi>
          </p>
        ) : null}
      </td>
      <td className={CELL}>
        <bdi className="block text-muted">{local(before)}</bdi>
        <bdi className="block">{local(after)}</bdi>
      </td>
      <td className={CELL}>
        <span className={`tag ${TONES[state]}`}>{t(`state.${state}`)}</span>
        {state === "UNSURE" ? <p className="text-xs text-muted">{t("unsure")}</p> : null}
        {fault ? <JobFault fault={fault} /> : null}
      </td>
    </tr>
  );
}

function None({ words }: { readonly words: string }) {
  return (
    <tr>
      <td colSpan={4} className="px-4 py-4 text-muted">
        {words}
      </td>
    </tr>
  );
}
