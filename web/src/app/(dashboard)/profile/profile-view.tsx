"use client";

import type { ProfileQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { PageHeader } from "../../../ui/page-header.tsx";
import { FactorCard } from "./factor-card.tsx";
import { PasskeyCard } from "./passkey-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** The cards of one's own account. */
export function ProfileView({ profile }: { readonly profile: ProfileQuery }) {
  const t = useTranslations("profile");
  const { me, secondFactor, passkeys, sessions } = profile;
  return (
    <>
      <PageHeader title={t("title")} status={<bdi>{me?.username}</bdi>} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <PasswordCard username={me?.username ?? ""} />
        {secondFactor ? <FactorCard factor={secondFactor} /> : null}
        {passkeys ? <PasskeyCard own={passkeys} hasCode={secondFactor?.isActive === true} /> : null}
        {sessions ? <SessionsCard sessions={sessions} /> : null}
      </div>
    </>
  );
}
