"use client";

import type { ProfileQuery } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { RecoveryCodes } from "../../../ui/recovery-codes.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { FactorChanges } from "./factor-changes.tsx";
import { FactorSetup } from "./factor-setup.tsx";

type Factor = NonNullable<ProfileQuery["secondFactor"]>;

/** So few recovery codes are left that others should be made. */
const FEW_CODES = 3;

/** What is asked for beside the password: how it stands, and what one does with it. */
export function FactorCard({ factor }: { readonly factor: Factor }) {
  const t = useTranslations("secondFactor");
  const { refresh } = useFrame();
  const [codes, setCodes] = useState<readonly string[]>();
  const take = (told: readonly string[]) => {
    setCodes(told);
    void refresh();
  };
  return (
    <section className="card p-5" data-testid="factor-card" data-state={factor.isActive ? "on" : "off"}>
      <h2 className="mb-2 font-semibold">{t("title")}</h2>
      {codes === undefined ? (
        <>
          <FactorState factor={factor} />
          {factor.isActive ? (
            <FactorChanges onCodes={take} onRemoved={() => void refresh()} />
          ) : (
            <FactorSetup onCodes={take} />
          )}
        </>
      ) : (
        <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
      )}
    </section>
  );
}

function FactorState({ factor: { isActive, confirmedAt, recoveryCodesLeft } }: { readonly factor: Factor }) {
  const t = useTranslations("secondFactor");
  if (!isActive) return <p className="mb-4 text-sm text-muted">{t("off")}</p>;
  return (
    <div className="mb-4 grid gap-1 text-sm">
      <p className="text-good">
        {t("on")} {confirmedAt ? <RelativeTime instant={confirmedAt} zone={undefined} /> : null}
      </p>
      <p className={recoveryCodesLeft <= FEW_CODES ? "text-warn" : "text-muted"} data-testid="codes-left">
        {t("codesLeft", { count: recoveryCodesLeft })}
      </p>
    </div>
  );
}
