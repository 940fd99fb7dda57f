"use client";

import type { AccountFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { KnownPlace } from "../../../lib/places.ts";
import { RoleScope } from "../../../ui/role-scope.tsx";
import { changesReaders } from "./account-draft.ts";
import { AccountDeeds } from "./account-deeds.tsx";
import { AccountSessions } from "./account-sessions.tsx";

interface Props {
  readonly account: AccountFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onChanged: () => void;
  /** A link that sets a password, told this once. */
  readonly onLink: (url: string) => void;
}

/** One account: whose it is, what it may do where, how it signs in; opened, what can be done with it and where it is signed in. */
export function AccountLine({ account, places, onChanged, onLink }: Props) {
  const t = useTranslations("access");
  const [isOpen, setOpen] = useState(false);
  const { username, name, isEnabled } = account;
  return (
    <li className="text-sm" data-testid="account" data-username={username} data-enabled={isEnabled}>
      <button
        type="button"
        className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-start hover:bg-sunken"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="grow basis-56">
          <bdi className="font-medium wrap-anywhere">{name}</bdi>
          {name === username ? null : (
            <bdi dir="ltr" className="block text-muted">
              {username}
            </bdi>
          )}
        </span>
        <RoleScope of={account} everyPlace={t("everyPlace")} places={places} />
        <Marks account={account} />
        <ChevronDown aria-hidden className={`size-4 shrink-0 transition-transform ${isOpen ? "rotate-180" : ""}`} />
        <span className="sr-only">{t("details")}</span>
      </button>
      {isOpen ? (
        <div className="grid gap-4 px-4 pb-4">
          <AccountDeeds account={account} places={places} onChanged={onChanged} onLink={onLink} />
          <AccountSessions accountId={account.id} />
        </div>
      ) : null}
    </li>
  );
}

function Marks({ account }: Pick<Props, "account">) {
  const t = useTranslations("access");
  const { isEnabled, waitsForPassword, hasSecondFactor, hasPasskeys } = account;
  return (
    <span className="flex grow basis-48 flex-wrap gap-1.5">
      {isEnabled ? null : <span className="tag bg-sunken text-muted">{t("disabled")}</span>}
      {waitsForPassword ? <span className="tag bg-warn-soft text-warn">{t("waits")}</span> : null}
      {hasSecondFactor ? <span className="tag bg-good-soft text-good">{t("secondFactor")}</span> : null}
      {changesReaders(account.role) && account.deviceWrites === "TIMED" ? (
        <span className="tag bg-sunken text-muted">{t("timedWrites")}</span>
      ) : null}
      {hasPasskeys ? <span className="tag bg-good-soft text-good">{t("passkeys")}</span> : null}
    </span>
  );
}
