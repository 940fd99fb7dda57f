"use client";

import type { ProfileQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { PageHeader } from "../../../ui/page-header.tsx";
import { FactorCard } from "./factor-card.tsx";
import { PasskeyCard } from "./passkey-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

interface Props {
  readonly profile: ProfileQuery;
  /** Whether passkeys count at this address. */
  readonly hasPasskeysHere: boolean;
}

/** The cards of one's own account. */
export function ProfileView({ profile, hasPasskeysHere }: Props) {
  const t = useTranslations("profile");
  const { me, secondFactor, passkeys, sessions } = profile;
  return (
    <>
      <PageHeader title={t("title")} status={<bdi>{me?.username}</bdi>} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <PasswordCard username={me?.username ?? ""} />
        <div className="grid gap-5">
          {secondFactor ? <FactorCard factor={secondFactor} /> : null}
          {passkeys ? (
            <PasskeyCard own={passkeys} isHere={hasPasskeysHere} hasCode={secondFactor?.isActive === true} />
          ) : null}
        </div>
        {sessions ? <SessionsCard sessions={sessions} /> : null}
      </div>
    </>
  );
}
