"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { HOME_PATH } from "../../lib/next-path.ts";
import { toSaidCode, wantsFactorCode } from "../../session/factor-code.ts";
import { postSession } from "../../session/post-session.ts";
import { FACTOR_SETUP_REQUIRED, FactorDoor } from "../../ui/factor-door.tsx";
import { FactorField } from "../../ui/factor-field.tsx";
import { FormField, readField, SessionForm } from "../../ui/session-form.tsx";
import { NewPasswordFields } from "../setup/new-password-fields.tsx";
import { findPasswordFault } from "../setup/password-fault.ts";

interface PasswordFormProps {
  readonly token: string;
  readonly username: string;
}

/** A new password, twice; the username stands beside it, also for password managers. */
export function PasswordForm({ token, username }: PasswordFormProps) {
  const t = useTranslations("newPassword");
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [hasFactor, setHasFactor] = useState(false);

  const submit = async (form: FormData) => {
    const password = readField(form, "password");
    const fault = findPasswordFault(password, readField(form, "repeat"));
    setCode(fault);
    if (fault !== undefined) return;
    setBusy(true);
    const refusal = await postSession("/session/password", { token, password, otp: readField(form, "otp") });
    if (refusal === undefined) {
      window.location.replace(HOME_PATH); // a full load; the used link leaves the history
      return;
    }
    setHasFactor(hasFactor || wantsFactorCode(refusal));
    setCode(toSaidCode(refusal));
    setBusy(false);
  };

  if (code === FACTOR_SETUP_REQUIRED) return <FactorDoor />;
  return (
    <SessionForm name="password" submitText={t("submit")} code={code} isBusy={isBusy} onSubmit={submit}>
      <FormField name={t("username")}>
        <input
          className="field min-h-10"
          name="username"
          autoComplete="username"
          value={username}
          readOnly
          dir="auto"
        />
      </FormField>
      <NewPasswordFields />
      {hasFactor ? <FactorField /> : null}
    </SessionForm>
  );
}
