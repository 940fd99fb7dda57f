"use client";

import { CircleCheck, TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { RelativeTime } from "../../../../ui/relative-time.tsx";
import { DeviceFault } from "../device-fault.tsx";
import type { ReaderProps } from "./reader.ts";

const LOOKS = {
  TROUBLE: "border-bad",
  WATCH: "border-warn",
  WELL: "",
  OFF: "border-dashed",
} as const;

/** How a reader is in a sentence: what is wrong with it since when and what to do, or that nothing is. */
export function StateCard({ reader, zone }: ReaderProps) {
  const t = useTranslations("reader.state");
  const { full } = toFormats(useLocale());
  const { fault, lastSeenAt, lastPunchAt } = reader;
  const condition = reader.condition ?? "WATCH";
  const Icon = condition === "WELL" ? CircleCheck : TriangleAlert;
  const tone = { TROUBLE: "text-bad", WATCH: "text-warn", WELL: "text-good", OFF: "text-muted" }[condition];
  return (
    <section className={`card flex gap-3 p-4 ${LOOKS[condition]}`} data-testid="reader-state" aria-label={t("title")}>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${tone}`} />
      <div className="grid min-w-0 gap-1">
        {fault ? null : <p className="font-medium">{t(condition)}</p>}
        <DeviceFault fault={fault} isLarge />
        {fault ? <p className="text-sm text-muted">{t("since", { time: full(fault.since, zone) })}</p> : null}
        <p className="text-sm text-muted">
          {lastSeenAt ? (
            <>
              {t("answered")} <RelativeTime instant={lastSeenAt} zone={zone} />
            </>
          ) : (
            t("neverAnswered")
          )}
          <span aria-hidden> · </span>
          {lastPunchAt ? (
            <>
              {t("punched")} <RelativeTime instant={lastPunchAt} zone={zone} />
            </>
          ) : (
            t("neverPunched")
          )}
        </p>
      </div>
    </section>
  );
}
