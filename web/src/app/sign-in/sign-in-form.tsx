"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { postSession } from "../../session/post-session.ts";
import { FormField, readField, SessionForm } from "../../ui/session-form.tsx";

/** Name and password. Whatever fails is said in words for its code; a wrong name and a wrong password read the same. */
export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("signIn");
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (form: FormData) => {
    setBusy(true);
    setCode(undefined);
    const credentials = { username: readField(form, "username"), password: readField(form, "password") };
    const refusal = await postSession("/session/sign-in", credentials);
    if (refusal === undefined) {
      window.location.assign(next); // a full load, so that nothing of the signed-out pages stays
      return;
    }
    setCode(refusal === "UNAUTHENTICATED" ? "WRONG_CREDENTIALS" : refusal);
    setBusy(false);
  };

  return (
    <SessionForm name="sign-in" submitText={t("submit")} code={code} isBusy={isBusy} onSubmit={submit}>
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
    </SessionForm>
  );
}
