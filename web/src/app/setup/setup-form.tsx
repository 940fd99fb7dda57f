"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { HOME_PATH } from "../../lib/next-path.ts";
import { postSession } from "../../session/post-session.ts";
import { FACTOR_SETUP_REQUIRED, FactorDoor } from "../../ui/factor-door.tsx";
import { readField, SessionForm } from "../../ui/session-form.tsx";
import { findPasswordFault } from "./password-fault.ts";
import { SetupFields } from "./setup-fields.tsx";

/** The first account: name and password, the password twice. */
export function SetupForm({ token }: { readonly token: string }) {
  const t = useTranslations("setup");
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const submit = async (form: FormData) => {
    const password = readField(form, "password");
    const fault = findPasswordFault(password, readField(form, "repeat"));
    setCode(fault);
    if (fault !== undefined) return;
    setBusy(true);
    const refusal = await postSession("/session/setup", { token, username: readField(form, "username"), password });
    if (refusal === undefined) {
      window.location.replace(HOME_PATH); // a full load; the used link leaves the history
      return;
    }
    setCode(refusal === "BAD_USER_INPUT" ? "SETUP_INPUT" : refusal);
    setBusy(false);
  };

  if (code === FACTOR_SETUP_REQUIRED) return <FactorDoor />;
  return (
    <SessionForm name="setup" submitText={t("submit")} code={code} isBusy={isBusy} onSubmit={submit}>
      <SetupFields />
    </SessionForm>
  );
}
