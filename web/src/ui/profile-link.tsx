"use client";

import { UserRoundCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageLink } from "../frame/page-link.tsx";

/** The way to what is one's own of the account. */
export function ProfileLink() {
  const t = useTranslations("profile");
  return (
    <PageLink
      href="/profile"
      className="icon-button"
      aria-label={t("open")}
      title={t("open")}
      data-testid="open-profile"
    >
      <UserRoundCog aria-hidden className="size-4.5" />
    </PageLink>
  );
}
