"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { HOME_PATH } from "../../lib/next-path.ts";
import { useIsHydrated } from "../../lib/use-is-hydrated.ts";
import { postSession } from "../../session/post-session.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { findPasswordFault, MIN_PASSWORD_CHARS } from "./password-fault.ts";

/** The first account: name and password, the password twice. */
export function SetupForm({ token }: { readonly token: string }) {
  const t = useTranslations("setup");
  const toErrorText = useErrorText();
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isReady = useIsHydrated();

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = readField(form, "password");
    const fault = findPasswordFault(password, readField(form, "repeat"));
    setCode(fault);
    if (fault !== undefined) return;
    setBusy(true);
    const refusal = await postSession("/session/setup", { token, username: form.get("username"), password });
    if (refusal === undefined) {
      window.location.replace(HOME_PATH); // a full load; the used link leaves the history
      return;
    }
    setCode(refusal === "BAD_USER_INPUT" ? "SETUP_INPUT" : refusal);
    setBusy(false);
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4" data-testid="setup-form">
      <label className="grid gap-1.5 text-sm font-medium">
        {t("username")}
        <input
          className="field min-h-10"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          maxLength={64}
          required
          dir="auto"
        />
      </label>
      <label className="grid gap-1.5 text-sm font-medium">
        {t("password")}
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
      </label>
      <label className="grid gap-1.5 text-sm font-medium">
        {t("repeat")}
        <input className="field min-h-10" name="repeat" type="password" autoComplete="new-password" required />
      </label>
      <p role="alert" className="text-sm font-medium text-bad empty:hidden" data-testid="setup-error" data-code={code}>
        {code ? toErrorText(code) : null}
      </p>
      <button type="submit" className="button button-primary min-h-10" disabled={isBusy || !isReady}>
        {isBusy ? <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" /> : null}
        {t("submit")}
      </button>
    </form>
  );
}

function readField(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
