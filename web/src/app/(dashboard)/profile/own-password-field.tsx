"use client";

import { useTranslations } from "next-intl";
import { FormField } from "../../../ui/session-form.tsx";

/** The password as it is: an open session alone changes nothing that lets somebody in. */
export function OwnPasswordField() {
  const t = useTranslations("profile");
  return (
    <FormField name={t("ownPassword")}>
      <input className="field min-h-10" name="current" type="password" autoComplete="current-password" required />
    </FormField>
  );
}
