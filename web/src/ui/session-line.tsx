"use client";

import type { SessionFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { RelativeTime } from "./relative-time.tsx";

interface Props {
  readonly session: SessionFactsFragment;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
}

/** Where somebody is signed in, since when, and the way to end it. */
export function SessionLine({ session, isBusy, onEnd }: Props) {
  const t = useTranslations("profile");
  const { client, address, lastUsedAt, createdAt, isCurrent } = session;
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm" data-testid="session-line">
      <div className="min-w-0">
        <p className="font-medium">
          <bdi>{client ?? t("unknownClient")}</bdi>
          {isCurrent ? <span className="ms-2 text-good">{t("thisOne")}</span> : null}
        </p>
        <p className="text-muted">
          {address ? <bdi>{address}</bdi> : t("unknownAddress")} · {t("signedIn")}{" "}
          <RelativeTime instant={createdAt} zone={undefined} /> · {t("lastUsed")}{" "}
          <RelativeTime instant={lastUsedAt} zone={undefined} />
        </p>
      </div>
      {isCurrent ? null : (
        <button type="button" className="button" disabled={isBusy} onClick={onEnd}>
          {t("end")}
        </button>
      )}
    </li>
  );
}
