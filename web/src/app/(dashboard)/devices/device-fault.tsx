import { useTranslations } from "next-intl";
import type { DeviceRow } from "./reader-rows.ts";

const WORDED = [
  "DEVICE_UNREACHABLE",
  "DEVICE_NO_ROUTE",
  "DEVICE_REFUSED",
  "DEVICE_TIMEOUT",
  "DEVICE_BUSY",
  "DEVICE_AUTH_FAILED",
  "DEVICE_REJECTED",
  "DEVICE_LOG_NOT_OFFERED",
  "DEVICE_PROTOCOL_ERROR",
  "DEVICE_PUSH_ONLY",
  "DEVICE_UNSUPPORTED_FIRMWARE",
  "DEVICE_READ_HELD",
  "DEVICE_REPLACED",
  "DEVICE_DUPLICATE",
  "DEVICE_AT_OTHER_PLACE",
  "DEVICE_PLACE_UNDECIDED",
  "DEVICE_SILENT",
  "DEVICE_TWO_ADDRESSES",
  "DISK_FULL",
  "DISK_READ_ONLY",
  "DISK_UNUSABLE",
  "STORE_DAMAGED",
  "STORE_FULL",
  "STORE_READ_ONLY",
  "STORE_UNREACHABLE",
] as const;
/** Those that say more than the words of the fault do. */
const STEPS = ["CONNECT", "AUTHENTICATE", "IDENTITY", "OPTIONS", "TIME", "SIZES", "USERS", "LOG", "LIVE"] as const;

/** Whether these pages have words of their own for a code. */
export function isWorded(code: string): boolean {
  return WORDED.some((known) => known === code);
}

interface Props extends Pick<DeviceRow, "fault"> {
  /** Whether it is what the page is about. */
  readonly isLarge?: boolean;
}

/** What is wrong with a reader, at which step, and what to do about it, in words; nothing while nothing is. */
export function DeviceFault({ fault, isLarge = false }: Props) {
  const t = useTranslations("devices");
  if (!fault) return null;
  const { code, step, action } = fault;
  const worded = WORDED.find((known) => known === code);
  const stepped = STEPS.find((known) => known === step);
  const advice = worded ? t(`action.${worded}`) : action;
  return (
    <div
      className={`grid gap-0.5 ${isLarge ? "text-sm" : "text-xs"}`}
      data-testid="device-fault"
      data-code={code}
      data-step={step ?? ""}
    >
      <p className="font-medium text-bad">
        {worded ? t(`fault.${worded}`) : t("fault.OTHER", { code })}
        {stepped ? <span className="font-normal text-muted"> · {t(`step.${stepped}`)}</span> : null}
      </p>
      {advice ? <p className="text-muted">{advice}</p> : null}
    </div>
  );
}
