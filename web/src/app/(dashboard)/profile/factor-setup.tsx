"use client";

import { BeginSecondFactorDocument, ConfirmSecondFactorDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { FactorField } from "../../../ui/factor-field.tsx";
import { readField } from "../../../ui/session-form.tsx";
import { ToldSecret } from "../../../ui/told-secret.tsx";
import { OwnForm } from "./own-form.tsx";
import { OwnPasswordField } from "./own-password-field.tsx";

interface Props {
  readonly onCodes: (codes: readonly string[]) => void;
}

interface Told {
  readonly secret: string;
  readonly uri: string;
}

/** Sets one up: the password, then the picture for an app, then a code of that. */
export function FactorSetup({ onCodes }: Props) {
  const t = useTranslations("secondFactor");
  const deed = useDeed();
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState<Told>();
  if (told !== undefined) return <ConfirmStep told={told} onCodes={onCodes} />;
  if (!isOpen) {
    return (
      <button type="button" className="button" data-testid="factor-begin" onClick={() => setOpen(true)}>
        {t("setUp")}
      </button>
    );
  }
  const begin = async (form: FormData) => {
    const answer = await deed.run(BeginSecondFactorDocument, { input: { password: readField(form, "current") } });
    if (answer?.beginSecondFactor) setTold(answer.beginSecondFactor);
  };
  return (
    <OwnForm name="factor-begin" submitText={t("next")} deed={deed} onSubmit={begin}>
      <OwnPasswordField />
    </OwnForm>
  );
}

function ConfirmStep({ told, onCodes }: Props & { readonly told: Told }) {
  const t = useTranslations("secondFactor");
  const deed = useDeed();
  const confirm = async (form: FormData) => {
    const answer = await deed.run(ConfirmSecondFactorDocument, { input: { code: readField(form, "code") } });
    if (answer?.confirmSecondFactor) onCodes(answer.confirmSecondFactor.recoveryCodes);
  };
  return (
    <div className="grid gap-4">
      <ToldSecret {...told} />
      <OwnForm name="factor-confirm" submitText={t("confirm")} deed={deed} onSubmit={confirm}>
        <FactorField name="code" />
      </OwnForm>
    </div>
  );
}
