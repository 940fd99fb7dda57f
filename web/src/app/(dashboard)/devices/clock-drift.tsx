import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../lib/format.ts";
import type { DeviceRow } from "./reader-rows.ts";

const SEEN_SECONDS = 60;

interface Props extends Pick<DeviceRow, "clock"> {
  readonly zone: string | null;
}

/** How far a reader's clock is ahead (+) or behind (−); a dash before it told its time. */
export function ClockDrift({ clock, zone }: Props) {
  const t = useTranslations("devices");
  const { duration, full } = toFormats(useLocale());
  if (!clock) return <span className="text-muted">–</span>;
  const { driftSeconds, measuredAt } = clock;
  const length = duration(Math.abs(driftSeconds));
  const words =
    driftSeconds === 0 ? t("clock.right") : t(driftSeconds > 0 ? "clock.ahead" : "clock.behind", { time: length });
  return (
    <span
      className={Math.abs(driftSeconds) >= SEEN_SECONDS ? "font-medium text-warn" : "text-muted"}
      title={t("clock.measured", { time: full(measuredAt, zone) })}
      data-testid="drift"
      data-seconds={driftSeconds}
    >
      {words}
    </span>
  );
}
