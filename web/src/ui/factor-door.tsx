"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";

/** The refusal after which a password counts, and only the sign-in page leads on. */
export const FACTOR_SETUP_REQUIRED = "SECOND_FACTOR_SETUP_REQUIRED";

/** Says that a second factor comes before the first session, and leads to the sign-in page, where it is set up. */
export function FactorDoor() {
  const t = useTranslations();
  return (
    <div data-testid="factor-door" data-code={FACTOR_SETUP_REQUIRED} role="alert">
      <p className="strip mb-4 bg-warn-soft text-warn">{t(`errors.${FACTOR_SETUP_REQUIRED}`)}</p>
      <Link className="button button-primary min-h-10 w-full" href="/sign-in">
        {t("signIn.title")}
      </Link>
    </div>
  );
}
