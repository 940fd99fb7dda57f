"use client";

import { useTranslations } from "next-intl";
import { FormField } from "./session-form.tsx";

/** Where a code of the second factor is typed: of the app, or one of those that were written down. */
export function FactorField({ name = "otp" }: { readonly name?: "otp" | "code" }) {
  const t = useTranslations("secondFactor");
  return (
    <FormField name={t("code")}>
      <input
        className="field min-h-10 font-mono"
        name={name}
        autoComplete="one-time-code"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={32}
        required
        // it appears because it is asked for
        ref={(input) => input?.focus()}
        dir="ltr"
        data-testid="factor-code"
      />
      <span className="text-xs font-normal text-muted">{t("codeHint")}</span>
    </FormField>
  );
}
