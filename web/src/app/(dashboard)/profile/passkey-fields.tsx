"use client";

import { useTranslations } from "next-intl";
import { FactorField } from "../../../ui/factor-field.tsx";
import { FormField, readField } from "../../../ui/session-form.tsx";
import { OwnPasswordField } from "./own-password-field.tsx";

/** What the owner of a passkey calls it: 1 to 64 characters. */
export function PasskeyNameField({ name }: { readonly name?: string }) {
  const t = useTranslations("passkeys");
  return (
    <FormField name={t("name")}>
      <input
        className="field min-h-10"
        name="name"
        maxLength={64}
        autoComplete="off"
        required
        dir="auto"
        defaultValue={name}
        placeholder={t("nameExample")}
      />
    </FormField>
  );
}

/** What shows that it is the owner who asks: the password, and a code where sign-ins ask for one. */
export function ProofFields({ hasCode }: { readonly hasCode: boolean }) {
  return (
    <>
      <OwnPasswordField />
      {hasCode ? <FactorField name="code" /> : null}
    </>
  );
}

/** Reads what stands in these fields. */
export function readProof(form: FormData): { readonly password: string; readonly code?: string } {
  const code = readField(form, "code");
  return { password: readField(form, "current"), ...(code === "" ? {} : { code }) };
}
