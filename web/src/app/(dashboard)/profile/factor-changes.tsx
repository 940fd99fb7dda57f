"use client";

import { RemoveSecondFactorDocument, RenewRecoveryCodesDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { FactorField } from "../../../ui/factor-field.tsx";
import { readField } from "../../../ui/session-form.tsx";
import { CloseButton, OwnForm } from "./own-form.tsx";
import { OwnPasswordField } from "./own-password-field.tsx";

interface Props {
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onRemoved: () => void;
}

/** Other recovery codes, or the end of it: both by password and code. */
export function FactorChanges({ onCodes, onRemoved }: Props) {
  const t = useTranslations("secondFactor");
  const deed = useDeed();
  const [wish, setWish] = useState<"renew" | "remove">();
  if (wish === undefined) {
    return (
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" data-testid="factor-renew" onClick={() => setWish("renew")}>
          {t("renew")}
        </button>
        <button type="button" className="button" data-testid="factor-remove" onClick={() => setWish("remove")}>
          {t("remove")}
        </button>
      </div>
    );
  }
  const submit = async (form: FormData) => {
    const input = { password: readField(form, "current"), code: readField(form, "code") };
    if (wish === "renew") {
      const answer = await deed.run(RenewRecoveryCodesDocument, { input });
      if (answer?.renewRecoveryCodes) onCodes(answer.renewRecoveryCodes.recoveryCodes);
    } else if ((await deed.run(RemoveSecondFactorDocument, { input })) !== undefined) onRemoved();
  };
  const giveUp = () => {
    deed.forget();
    setWish(undefined);
  };
  const aside = <CloseButton isBusy={deed.isBusy} onClick={giveUp} />;
  return (
    <OwnForm name={`factor-${wish}`} submitText={t(wish)} deed={deed} onSubmit={submit} aside={aside}>
      <OwnPasswordField />
      <FactorField name="code" />
    </OwnForm>
  );
}
