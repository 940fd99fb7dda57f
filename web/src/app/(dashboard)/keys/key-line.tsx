"use client";

import { type ApiKeyFactsFragment, RevokeApiKeyDocument } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toAccountName } from "../../../attendance/account-name.ts";
import { useDeed } from "../../../graphql/use-deed.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { RoleScope } from "../../../ui/role-scope.tsx";

const LOOKS = {
  ACTIVE: "bg-good-soft text-good",
  EXPIRED: "bg-sunken text-muted",
  REVOKED: "bg-sunken text-muted",
} as const;

interface Props {
  readonly apiKey: ApiKeyFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onRevoked: () => void;
}

/** One key: what it is called and begins with, what it may do where, until when, and when it was used last. */
export function KeyLine({ apiKey, places, onRevoked }: Props) {
  const t = useTranslations("apiKeys");
  const [isAsked, setAsked] = useState(false);
  const { name, prefix, state } = apiKey;
  return (
    <li className="grid gap-2 px-4 py-3 text-sm" data-testid="key" data-name={name} data-state={state}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="grow basis-56">
          <bdi dir="ltr" className="font-medium wrap-anywhere">
            {name}
          </bdi>{" "}
          <span className={`tag ${LOOKS[state]}`}>{t(`state.${state}`)}</span>
          {prefix ? (
            <span className="block font-mono text-xs text-muted">
              <bdi dir="ltr">{prefix}…</bdi>
            </span>
          ) : null}
        </span>
        <RoleScope of={apiKey} everyPlace={t("everyPlace")} places={places} />
        <Times apiKey={apiKey} />
        {state === "ACTIVE" ? (
          <button type="button" className="button min-h-8 py-1" data-testid="key-revoke" onClick={() => setAsked(true)}>
            {t("revoke")}
          </button>
        ) : null}
      </div>
      {isAsked && state === "ACTIVE" ? (
        <RevokeQuestion id={apiKey.id} onRevoked={onRevoked} onClose={() => setAsked(false)} />
      ) : null}
    </li>
  );
}

function Times({ apiKey: { createdBy, createdAt, expiresAt, lastUsedAt } }: Pick<Props, "apiKey">) {
  const t = useTranslations("apiKeys");
  const { full } = toFormats(useLocale());
  return (
    <span className="grow basis-72 text-muted">
      {expiresAt ? t("ends", { time: full(expiresAt, localZone()) }) : t("noEnd")} ·{" "}
      {lastUsedAt ? (
        <>
          {t("used")} <RelativeTime instant={lastUsedAt} zone={localZone()} />
        </>
      ) : (
        t("unused")
      )}
      {createdBy && createdAt ? (
        <span className="block">
          {t("madeBy")} <bdi>{createdBy === "operator" ? t("operator") : toAccountName(createdBy)}</bdi> ·{" "}
          <RelativeTime instant={createdAt} zone={localZone()} />
        </span>
      ) : null}
    </span>
  );
}

interface QuestionProps {
  readonly id: string;
  readonly onRevoked: () => void;
  readonly onClose: () => void;
}

/** It is for good: that is said before it is done. */
function RevokeQuestion({ id, onRevoked, onClose }: QuestionProps) {
  const t = useTranslations("apiKeys");
  const deed = useDeed();
  const revoke = async () => {
    if (await deed.run(RevokeApiKeyDocument, { input: { id } })) onRevoked();
  };
  return (
    <div role="alert" className="strip bg-warn-soft text-warn" data-testid="key-question">
      <span className="grow">{t("forGood")}</span>
      <button
        type="button"
        className="button min-h-8 py-1"
        disabled={deed.isBusy}
        data-testid="key-revoke-now"
        onClick={() => void revoke()}
      >
        {t("revokeNow")}
      </button>
      <button type="button" className="button min-h-8 py-1" onClick={onClose}>
        {t("cancel")}
      </button>
      <DeedFault fault={deed.fault} />
    </div>
  );
}
