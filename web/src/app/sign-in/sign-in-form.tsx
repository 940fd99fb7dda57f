"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState } from "react";
import { useIsHydrated } from "../../lib/use-is-hydrated.ts";
import { postSession } from "../../session/post-session.ts";
import { useErrorText } from "../../ui/error-text.ts";

/** Name and password. Whatever fails is said in words for its code; a wrong name and a wrong password read the same. */
export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("signIn");
  const toErrorText = useErrorText();
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const isReady = useIsHydrated();

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setCode(undefined);
    const refusal = await postSession("/session/sign-in", {
      username: form.get("username"),
      password: form.get("password"),
    });
    if (refusal === undefined) {
      window.location.assign(next); // a full load, so that nothing of the signed-out pages stays
      return;
    }
    setCode(refusal);
    setBusy(false);
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-4" data-testid="sign-in-form">
      <label className="grid gap-1.5 text-sm font-medium">
        {t("username")}
        <input
          className="field min-h-10"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          required
          dir="auto"
        />
      </label>
      <label className="grid gap-1.5 text-sm font-medium">
        {t("password")}
        <input className="field min-h-10" name="password" type="password" autoComplete="current-password" required />
      </label>
      <p
        role="alert"
        className="text-sm font-medium text-bad empty:hidden"
        data-testid="sign-in-error"
        data-code={code}
      >
        {code ? toErrorText(code === "UNAUTHENTICATED" ? "WRONG_CREDENTIALS" : code) : null}
      </p>
      <button type="submit" className="button button-primary min-h-10" disabled={isBusy || !isReady}>
        {isBusy ? <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" /> : null}
        {t("submit")}
      </button>
    </form>
  );
}
