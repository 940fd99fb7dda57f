"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { toFormats } from "../../../lib/format.ts";
import { LagTag, PersonName, StateTag, VerifyIcon } from "../../../ui/punch-words.tsx";
import type { PunchItem } from "./live-items.ts";

interface Props {
  readonly item: PunchItem;
  /** Whether places of several zones are in the list: then each row says its own. */
  readonly isMixed: boolean;
  /** The day, where the rows of another day begin; undefined elsewhere. */
  readonly day: string | undefined;
}

/** One punch of the feed. */
export const LiveRow = memo(function LiveRow({ item, isMixed, day }: Props) {
  const { punch, isNew, isRecovered } = item;
  return (
    <li
      data-testid={`row-${punch.id}`}
      data-punch-id={punch.id}
      data-recovered={isRecovered}
      className="[contain-intrinsic-size:auto_2.75rem] [content-visibility:auto] [&+li]:border-t [&+li]:border-line"
    >
      {day === undefined ? null : (
        <p className="border-b border-line bg-sunken px-4 py-1 text-xs font-medium text-muted" data-testid="live-day">
          <bdi suppressHydrationWarning>{day}</bdi>
        </p>
      )}
      <div
        className={`grid min-h-11 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1 md:grid-cols-[auto_minmax(0,1.15fr)_minmax(0,1fr)] ${isNew ? "row-new" : ""}`}
      >
        <RowTime punch={punch} />
        <div className="flex min-w-0 items-center gap-3">
          <VerifyIcon mode={punch.verifyMode} />
          <div className="min-w-0 md:flex md:items-center md:gap-3">
            <p className="flex min-w-0 items-baseline gap-1 font-medium">
              <PersonName punch={punch} />
            </p>
            <p className="one-line text-xs text-muted md:hidden">
              <RowOrigin punch={punch} isMixed={isMixed} />
            </p>
            <div className="hidden shrink-0 items-center gap-1.5 md:flex">
              <RowTags punch={punch} isRecovered={isRecovered} />
            </div>
          </div>
        </div>
        <p className="one-line hidden text-sm text-muted md:block">
          <RowOrigin punch={punch} isMixed={isMixed} />
        </p>
        <div className="flex flex-col items-end gap-1 md:hidden">
          <RowTags punch={punch} isRecovered={isRecovered} />
        </div>
      </div>
    </li>
  );
});

function RowTime({ punch }: { readonly punch: PunchRowFragment }) {
  const formats = toFormats(useLocale());
  const zone = punch.place?.timeZone;
  if (!punch.at) return <span className="text-muted">–</span>;
  return (
    <time
      dateTime={punch.at}
      title={`${formats.full(punch.at, zone)} ${zone ?? ""}`}
      className="w-16 font-medium tabular-nums"
      suppressHydrationWarning
    >
      <bdi suppressHydrationWarning>{formats.time(punch.at, zone)}</bdi>
    </time>
  );
}

/** Where: the reader, its place, and the place's zone where it is not that of every row. */
function RowOrigin({ punch, isMixed }: { readonly punch: PunchRowFragment; readonly isMixed: boolean }) {
  const formats = toFormats(useLocale());
  return (
    <>
      <bdi>{punch.device?.name ?? punch.device?.id}</bdi>
      <span aria-hidden> · </span>
      <bdi>{punch.place?.name ?? punch.place?.id}</bdi>
      {isMixed && punch.at ? (
        <>
          {" "}
          <bdi dir="ltr" className="text-xs" suppressHydrationWarning>
            {formats.offset(punch.at, punch.place?.timeZone)}
          </bdi>
        </>
      ) : null}
    </>
  );
}

function RowTags({ punch, isRecovered }: { readonly punch: PunchRowFragment; readonly isRecovered: boolean }) {
  const t = useTranslations("live.flag");
  return (
    <>
      <StateTag state={punch.state} />
      {isRecovered ? <span className="tag bg-info-soft text-info">{t("recovered")}</span> : null}
      <LagTag punch={punch} />
    </>
  );
}
