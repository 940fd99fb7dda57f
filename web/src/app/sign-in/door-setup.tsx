"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { askSession } from "../../session/post-session.ts";
import { FactorField } from "../../ui/factor-field.tsx";
import { RecoveryCodes } from "../../ui/recovery-codes.tsx";
import { readField, SessionForm } from "../../ui/session-form.tsx";
import { ToldSecret } from "../../ui/told-secret.tsx";

/** What was typed into the sign-in form, and the secret that was told for it. */
export interface DoorSetupState {
  readonly username: string;
  readonly password: string;
  readonly told: { readonly secret: string; readonly uri: string };
}

interface Props {
  readonly state: DoorSetupState;
  /** Called when the recovery codes are kept: there is a session. */
  readonly onDone: () => void;
}

/** The second factor that an administrator must set up before there is a session. */
export function DoorSetup({ state: { username, password, told }, onDone }: Props) {
  const t = useTranslations("secondFactor");
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodes codes={codes} onKept={onDone} />;
  const submit = async (form: FormData) => {
    setBusy(true);
    const asked = { username, password, otp: readField(form, "otp") };
    const answer = await askSession<{ recoveryCodes: readonly string[] }>("/session/second-factor/confirm", asked);
    setBusy(false);
    if ("code" in answer) setCode(answer.code);
    else setCodes(answer.recoveryCodes);
  };
  return (
    <div className="grid gap-4" data-testid="door-setup">
      <p className="text-sm font-medium">{t("demanded")}</p>
      <ToldSecret {...told} />
      <SessionForm name="factor" submitText={t("confirm")} code={code} isBusy={isBusy} onSubmit={submit}>
        <FactorField />
      </SessionForm>
    </div>
  );
}
