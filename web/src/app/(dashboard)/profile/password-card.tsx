"use client";

import { ChangePasswordDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { type DeedFailure, useDeed } from "../../../graphql/use-deed.ts";
import { readField } from "../../../ui/session-form.tsx";
import { NewPasswordFields } from "../../setup/new-password-fields.tsx";
import { findPasswordFault } from "../../setup/password-fault.ts";
import { OwnForm } from "./own-form.tsx";
import { OwnPasswordField } from "./own-password-field.tsx";

/** Another password, which ends one's other sessions. */
export function PasswordCard({ username }: { readonly username: string }) {
  const t = useTranslations("profile");
  const deed = useDeed();
  const { refresh } = useFrame();
  const [own, setOwn] = useState<DeedFailure>();
  const [changes, setChanges] = useState(0);
  const submit = async (form: FormData) => {
    const newPassword = readField(form, "password");
    const fault = findPasswordFault(newPassword, readField(form, "repeat"));
    setOwn(fault === undefined ? undefined : { code: fault, message: fault, details: {} });
    if (fault !== undefined) return;
    const input = { oldPassword: readField(form, "current"), newPassword };
    if ((await deed.run(ChangePasswordDocument, { input })) === undefined) return;
    setChanges(changes + 1); // an empty form
    await refresh();
  };
  return (
    <section className="card p-5" data-testid="password-card">
      <h2 className="mb-4 font-semibold">{t("password")}</h2>
      {changes > 0 ? (
        <output className="mb-4 block text-sm text-good" data-testid="password-changed">
          {t("passwordChanged")}
        </output>
      ) : null}
      <OwnForm
        key={changes}
        name="own-password"
        submitText={t("changePassword")}
        deed={{ isBusy: deed.isBusy, fault: own ?? deed.fault }}
        onSubmit={submit}
      >
        <input name="username" autoComplete="username" value={username} readOnly hidden />
        <OwnPasswordField />
        <NewPasswordFields name={t("newPassword")} />
      </OwnForm>
    </section>
  );
}
