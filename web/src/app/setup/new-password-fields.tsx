"use client";

import { useTranslations } from "next-intl";
import { FormField } from "../../ui/session-form.tsx";
import { MIN_PASSWORD_CHARS } from "./password-fault.ts";

interface Props {
  /** What it is called where another password stands beside it. */
  readonly name?: string;
}

/** A new password, twice; its rule stands before it is broken. */
export function NewPasswordFields({ name }: Props) {
  const t = useTranslations("setup");
  return (
    <>
      <FormField name={name ?? t("password")}>
        <input
          className="field min-h-10"
          name="password"
          type="password"
          autoComplete="new-password"
          aria-describedby="password-hint"
          required
        />
        <span id="password-hint" className="font-normal text-muted">
          {t("hint", { count: MIN_PASSWORD_CHARS })}
        </span>
      </FormField>
      <FormField name={t("repeat")}>
        <input className="field min-h-10" name="repeat" type="password" autoComplete="new-password" required />
      </FormField>
    </>
  );
}
