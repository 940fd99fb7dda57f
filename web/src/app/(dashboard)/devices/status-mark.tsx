import type { DeviceStatus, PlaceStatus } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";

type Status = DeviceStatus | PlaceStatus;

const LOOKS: Readonly<Record<Status, { readonly look: string; readonly shape: string }>> = {
  ONLINE: { look: "bg-good-soft text-good", shape: "rounded-full bg-good" },
  DEGRADED: { look: "bg-warn-soft text-warn", shape: "rounded-full border-2 border-warn" },
  CONNECTING: { look: "bg-info-soft text-info", shape: "rounded-full border-2 border-info" },
  OFFLINE: { look: "bg-bad-soft text-bad", shape: "rotate-45 bg-bad" },
  DISABLED: { look: "bg-sunken text-muted", shape: "border-2 border-muted" },
};

interface Props {
  readonly status: Status;
  /** Whether it may be another one by now: then it has no colour. Default false. */
  readonly isOutdated?: boolean;
}

/** A status in words, with a shape of its own, so that colour is not needed to read it. */
export function StatusMark({ status, isOutdated = false }: Props) {
  const t = useTranslations("status");
  const { look, shape } = LOOKS[isOutdated ? "DISABLED" : status];
  return (
    <span className={`tag gap-1.5 px-2 ${look}`} data-status={status}>
      <span aria-hidden className={`size-2 ${shape}`} />
      {t(status)}
    </span>
  );
}
