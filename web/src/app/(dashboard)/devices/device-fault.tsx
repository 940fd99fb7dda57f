import { useTranslations } from "next-intl";
import type { DeviceRow } from "./place-groups.ts";

const WORDED = [
  "DEVICE_UNREACHABLE",
  "DEVICE_TIMEOUT",
  "DEVICE_AUTH_FAILED",
  "DEVICE_REJECTED",
  "DEVICE_PROTOCOL_ERROR",
  "DEVICE_UNSUPPORTED_FIRMWARE",
  "DEVICE_REPLACED",
] as const;

/** Why a reader cannot be read, in words; nothing while it can. */
export function DeviceFault({ fault }: Pick<DeviceRow, "fault">) {
  const t = useTranslations("devices.fault");
  if (!fault) return null;
  const { code } = fault;
  const worded = WORDED.find((known) => known === code);
  return (
    <p className="text-xs font-medium text-bad" data-testid="device-fault" data-code={code}>
      {worded ? t(worded) : t("OTHER", { code })}
    </p>
  );
}
