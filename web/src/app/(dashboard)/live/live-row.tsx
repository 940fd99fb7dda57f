"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { toFormats, toLagText } from "../../../lib/format.ts";
import { PersonName, StateTag, VerifyIcon } from "../../../ui/punch-words.tsx";
import type { PunchItem } from "./live-items.ts";

interface Props {
  readonly item: PunchItem;
  /** Whether places of several zones are in the list: then each time says its own. */
  readonly isMixed: boolean;
}

/** One punch of the feed. */
export const LiveRow = memo(function LiveRow({ item, isMixed }: Props) {
  const { punch, isNew, isRecovered } = item;
  return (
    <li
      data-testid={`row-${punch.id}`}
      data-punch-id={punch.id}
      data-recovered={isRecovered}
      className={`grid [contain-intrinsic-size:auto_3.75rem] [content-visibility:auto] grid-cols-[4.75rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2.5 first:border-t-0 md:grid-cols-[8.5rem_minmax(0,1.2fr)_minmax(0,1fr)_13rem_3.75rem] ${isNew ? "row-new" : ""}`}
    >
      <RowTime punch={punch} isMixed={isMixed} />
      <div className="flex min-w-0 items-center gap-3">
        <VerifyIcon mode={punch.verifyMode} />
        <div className="min-w-0">
          <p className="truncate font-medium">
            <PersonName punch={punch} />
          </p>
          <p className="truncate text-xs text-muted md:hidden">
            <RowOrigin punch={punch} />
          </p>
        </div>
      </div>
      <p className="hidden min-w-0 truncate text-sm text-muted md:block">
        <RowOrigin punch={punch} />
      </p>
      <div className="flex flex-wrap items-center justify-end gap-1.5 max-md:flex-col max-md:items-end">
        <RowFlags isLate={punch.late === true} isRecovered={isRecovered} />
        <StateTag state={punch.state} />
      </div>
      <RowLag punch={punch} />
    </li>
  );
});

function RowTime({ punch, isMixed }: { readonly punch: PunchRowFragment; readonly isMixed: boolean }) {
  const formats = toFormats(useLocale());
  const zone = punch.place?.timeZone;
  if (!punch.at) return <span className="text-muted">–</span>;
  return (
    <time
      dateTime={punch.at}
      title={`${formats.full(punch.at, zone)} ${zone ?? ""}`}
      className="tabular-nums"
      suppressHydrationWarning
    >
      <bdi suppressHydrationWarning className="block font-medium">
        {formats.time(punch.at, zone)}
      </bdi>
      <span className="block text-xs text-muted">
        <bdi suppressHydrationWarning>{formats.day(punch.at, zone)}</bdi>
        {isMixed ? (
          <bdi dir="ltr" className="ms-1.5 max-md:hidden">
            {formats.offset(punch.at, zone)}
          </bdi>
        ) : null}
      </span>
    </time>
  );
}

function RowOrigin({ punch }: { readonly punch: PunchRowFragment }) {
  return (
    <>
      <bdi>{punch.device?.name ?? punch.device?.id}</bdi>
      <span aria-hidden> · </span>
      <bdi>{punch.place?.name ?? punch.place?.id}</bdi>
    </>
  );
}

function RowFlags({ isLate, isRecovered }: { readonly isLate: boolean; readonly isRecovered: boolean }) {
  const t = useTranslations("live.flag");
  return (
    <>
      {isRecovered ? <span className="tag bg-info-soft text-info">{t("recovered")}</span> : null}
      {isLate ? <span className="tag bg-warn-soft text-warn">{t("late")}</span> : null}
    </>
  );
}

function RowLag({ punch }: { readonly punch: PunchRowFragment }) {
  const t = useTranslations("live");
  const lag = toLagText(punch);
  return (
    <span className="hidden text-end text-xs text-muted tabular-nums md:block" title={t("lagHint")}>
      {lag ? <bdi dir="ltr">{lag}</bdi> : "–"}
    </span>
  );
}
