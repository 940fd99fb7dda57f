"use client";

import type { ReleaseSetAsideMutation } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";

type Refused = NonNullable<NonNullable<ReleaseSetAsideMutation["releaseSetAside"]>["refused"]>;

/** How many rows are refused for which reason. */
export function Refusals({ refused }: { readonly refused: Refused }) {
  const t = useTranslations("reader.aside");
  return [...new Set(refused.map(({ why }) => why))].map((why) => (
    <p key={why} className="text-warn">
      {t("refused", { count: refused.filter((one) => one.why === why).length })} {t(`refusal.${why}`)}
    </p>
  ));
}
