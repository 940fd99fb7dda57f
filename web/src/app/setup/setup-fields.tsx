"use client";

import { useTranslations } from "next-intl";
import { FormField } from "../../ui/session-form.tsx";
import { NewPasswordFields } from "./new-password-fields.tsx";

/** The fields of the first account. */
export function SetupFields() {
  const t = useTranslations("setup");
  return (
    <>
      <FormField name={t("username")}>
        <input
          className="field min-h-10"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={64}
          required
          dir="auto"
        />
      </FormField>
      <NewPasswordFields />
    </>
  );
}
