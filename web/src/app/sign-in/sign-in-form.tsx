"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { askSession, postSession } from "../../session/post-session.ts";
import { DoorSetup, type DoorSetupState } from "./door-setup.tsx";
import { toSaidCode, wantsFactorCode } from "../../session/factor-code.ts";
import { FactorField } from "../../ui/factor-field.tsx";
import { PasskeyButton } from "../../ui/passkey-button.tsx";
import { FormField, readField, SessionForm } from "../../ui/session-form.tsx";

interface Props {
  readonly next: string;
  /** Whether passkeys sign in at this address. */
  readonly hasPasskeys: boolean;
}

/** Name and password, then the code where the account has a second factor. Whatever fails is said in words for its code; a wrong name and a wrong password read the same. */
export function SignInForm({ next, hasPasskeys }: Props) {
  const t = useTranslations("signIn");
  const [code, setCode] = useState<string>();
  const [hasFactor, setHasFactor] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [setup, setSetup] = useState<DoorSetupState>();
  const leave = () => window.location.assign(next); // a full load, so that nothing of the signed-out pages stays

  const submit = async (form: FormData) => {
    setBusy(true);
    setCode(undefined);
    const [username, password, otp] = [
      readField(form, "username"),
      readField(form, "password"),
      readField(form, "otp"),
    ];
    let refusal = await postSession("/session/sign-in", { username, password, otp });
    if (refusal === undefined) return leave();
    if (refusal === "SECOND_FACTOR_SETUP_REQUIRED") {
      const told = await askSession<DoorSetupState["told"]>("/session/second-factor", { username, password });
      if (!("code" in told)) return setSetup({ username, password, told });
      refusal = told.code;
    }
    setHasFactor(wantsFactorCode(refusal) || (hasFactor && refusal !== "UNAUTHENTICATED"));
    setCode(toSaidCode(refusal));
    setBusy(false);
  };

  if (setup !== undefined) return <DoorSetup state={setup} onDone={leave} />;
  return (
    <div className="grid gap-4">
      <SessionForm name="sign-in" submitText={t("submit")} code={code} isBusy={isBusy} onSubmit={submit}>
        <CredentialFields />
        {hasFactor ? <FactorField /> : null}
      </SessionForm>
      {hasPasskeys ? <PasskeyButton onDone={leave} /> : null}
    </div>
  );
}

function CredentialFields() {
  const t = useTranslations("signIn");
  return (
    <>
      <FormField name={t("username")}>
        <input
          className="field min-h-10"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          required
          dir="auto"
        />
      </FormField>
      <FormField name={t("password")}>
        <input className="field min-h-10" name="password" type="password" autoComplete="current-password" required />
      </FormField>
    </>
  );
}
