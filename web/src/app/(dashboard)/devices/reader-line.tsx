"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "../../../frame/page-link.tsx";
import { useErrorText } from "../../../ui/error-text.ts";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ClockDrift } from "./clock-drift.tsx";
import { CompletenessLine } from "./completeness-line.tsx";
import { DayBar } from "./day-bar.tsx";
import { DeviceFault } from "./device-fault.tsx";
import { FillLevel } from "./fill-level.tsx";
import { PunchNow } from "./punch-now.tsx";
import { COLUMNS } from "./reader-columns.ts";
import type { DaysOfReader } from "./reader-days-read.ts";
import { isMachine, type ReaderRow } from "./reader-rows.ts";

import { StatusMark } from "./status-mark.tsx";

interface Props {
  readonly row: ReaderRow;
  readonly days: DaysOfReader;
  /** Whether the list was not renewed in time: it may be otherwise by now. */
  readonly isOutdated: boolean;
  /** Whether the demo may let somebody punch at it. */
  readonly isSimulated: boolean;
}

const CELL = "px-3 py-2 align-top first:ps-4 last:pe-4";

/** One reader: where it is, whether it answers, when somebody punched, whether its log is whole, how full, how late its clock. */
export function ReaderLine({ row, days, isOutdated, isSimulated }: Props) {
  const { device, place } = row;
  const { timeZone } = place;
  return (
    <tr
      className={`border-b border-line last:border-0 ${isOutdated ? "grayscale" : ""}`}
      data-testid={`device-${device.id}`}
      data-condition={device.condition}
    >
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <ReaderName row={row} />
        <DeviceFault fault={device.fault} />
        <div className="mt-1.5 grid gap-1 md:hidden">
          <p className="text-xs text-muted">
            <LastPunch row={row} isNamed />
          </p>
          {isMachine(device) ? <CompletenessLine completeness={device.completeness} zone={timeZone} /> : null}
        </div>
        {isSimulated ? <PunchNow reader={device.id} /> : null}
      </th>
      <td className={`${CELL} w-px max-md:text-end`}>
        {isMachine(device) ? (
          <>
            {device.status ? <StatusMark status={device.status} isOutdated={isOutdated} /> : null}
            <p className="mt-0.5 text-xs text-muted">
              <LastAnswer row={row} />
            </p>
          </>
        ) : (
          <NoMachine kind={device.kind} />
        )}
      </td>
      <td className={`${CELL} ${COLUMNS.lastPunch} text-muted`}>
        <LastPunch row={row} />
      </td>
      <td className={`${CELL} ${COLUMNS.days}`}>{isMachine(device) ? <Days days={days} /> : "–"}</td>
      <td className={`${CELL} ${COLUMNS.completeness}`}>
        {isMachine(device) ? <CompletenessLine completeness={device.completeness} zone={timeZone} /> : "–"}
      </td>
      <td className={`${CELL} ${COLUMNS.fill}`}>
        <FillLevel counts={device.counts} />
      </td>
      <td className={`${CELL} ${COLUMNS.clock}`}>
        <ClockDrift clock={device.clock} zone={timeZone} />
      </td>
    </tr>
  );
}

function ReaderName({ row: { device, place } }: Pick<Props, "row">) {
  return (
    <>
      <PageLink
        href={`/devices/reader?${new URLSearchParams({ id: device.id })}`}
        className="font-medium underline-offset-2 hover:underline"
        data-testid={`reader-link-${device.id}`}
      >
        <bdi>{device.name ?? device.id}</bdi>
      </PageLink>
      <p className="text-xs text-muted">
        <bdi>{place.name ?? place.id}</bdi>
      </p>
    </>
  );
}

/** Days that cannot be told are no days that nobody checked: why stands there. */
function Days({ days }: Pick<Props, "days">) {
  const t = useTranslations("days");
  const toErrorText = useErrorText();
  if (days.kind === "asking") return <div className="skeleton h-5 w-44" aria-busy="true" />;
  if (days.kind === "failed")
    return (
      <p className="w-44 text-xs text-bad" data-testid="days-failed" data-code={days.code}>
        {toErrorText(days.code)}
      </p>
    );
  if (days.days.length === 0) return <p className="w-44 text-xs text-muted">{t("noDays")}</p>;
  return <DayBar days={days.days} />;
}

function NoMachine({ kind }: Pick<ReaderRow["device"], "kind">) {
  const t = useTranslations("devices");
  return <span className="tag bg-sunken text-muted">{t(kind === "KIOSK" ? "kiosk" : "app")}</span>;
}

function LastAnswer({ row: { device, place } }: Pick<Props, "row">) {
  const t = useTranslations("devices");
  if (!device.lastSeenAt) return t("neverAnswered");
  return <RelativeTime instant={device.lastSeenAt} zone={place.timeZone} />;
}

interface PunchProps extends Pick<Props, "row"> {
  /** Whether it says what it is. */
  readonly isNamed?: boolean;
}

function LastPunch({ row: { device, place }, isNamed = false }: PunchProps) {
  const t = useTranslations("devices");
  if (!device.lastPunchAt) return t("neverPunched");
  return (
    <>
      {isNamed ? `${t("column.lastPunch")}: ` : null}
      <RelativeTime instant={device.lastPunchAt} zone={place.timeZone} />
    </>
  );
}
