import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toFormats } from "../../../lib/format.ts";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { CompletenessLine } from "./completeness-line.tsx";
import { DeviceFault } from "./device-fault.tsx";
import type { DeviceRow } from "./place-groups.ts";
import { PunchNow } from "./punch-now.tsx";
import { StatusMark } from "./status-mark.tsx";

interface Props {
  readonly device: DeviceRow;
  readonly zone: string | null;
  /** Whether the demo may let somebody punch at it. */
  readonly isSimulated: boolean;
}

/** One reader: whether it answers, whether its log is whole, how full it is, and how to recognise it. */
export function DeviceCard({ device, zone, isSimulated }: Props) {
  const t = useTranslations("devices");
  return (
    <article className="card grid content-start gap-4 p-4" data-testid={`device-${device.id}`}>
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="truncate font-semibold">
            <bdi>{device.name ?? device.id}</bdi>
          </h3>
          <p className="text-xs text-muted">
            {device.lastSeenAt ? (
              <>
                {t("answered")} <RelativeTime instant={device.lastSeenAt} zone={zone} />
              </>
            ) : (
              t("neverAnswered")
            )}
          </p>
          <DeviceFault fault={device.fault} />
        </div>
        {device.status ? <StatusMark status={device.status} /> : null}
      </header>
      <CompletenessLine completeness={device.completeness} zone={zone} />
      <FillLevel counts={device.counts} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 border-t border-line pt-3 text-xs">
        <Fact name={t("serial")}>{device.serialNumber}</Fact>
        <Fact name={t("model")}>{device.model}</Fact>
        <Fact name={t("firmware")}>{device.firmware}</Fact>
        <Fact name={t("address")}>{device.address}</Fact>
      </dl>
      {isSimulated ? <PunchNow reader={device.id} /> : null}
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="truncate text-end font-mono">
        <bdi dir="ltr">{children ?? "–"}</bdi>
      </dd>
    </>
  );
}

function FillLevel({ counts }: Pick<DeviceRow, "counts">) {
  const t = useTranslations("devices");
  const { count } = toFormats(useLocale());
  if (!counts) return <p className="text-xs text-muted">{t("noCounts")}</p>;
  const { users, punches, capacity } = counts;
  const share = punches !== null && capacity ? Math.min(1, punches / capacity) : 0;
  const toText = (known: number | null) => (known === null ? "–" : count(known));
  const tone = share > 0.9 ? "bg-bad" : share > 0.75 ? "bg-warn" : "bg-accent";
  return (
    <div className="grid gap-1.5 text-xs">
      <p className="flex justify-between gap-3">
        <span>{t("rows", { rows: toText(punches), capacity: toText(capacity) })}</span>
        <span className="text-muted">{users === null ? t("peopleUnknown") : t("people", { count: users })}</span>
      </p>
      <div className="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <div
          className={`h-full rounded-full ${tone}`}
          style={{ inlineSize: `${punches ? Math.max(1, share * 100) : 0}%` }}
        />
      </div>
    </div>
  );
}
