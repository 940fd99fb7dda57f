"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { leaveForSignIn, sessionEnd } from "../frame/leave-for-sign-in.ts";
import { toSaidCode, wantsFactorCode } from "../session/factor-code.ts";
import { postSession } from "../session/post-session.ts";
import { giveUpUnsent } from "../typing/unsent.ts";
import { FactorField } from "./factor-field.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { FormField, readField, SessionForm } from "./session-form.tsx";

/** Who is asked, and by what. */
export interface SignInAgainProps {
  /** Whose session it was: what waits is sent as theirs. Null where the router did not say. */
  readonly account: { readonly id: string; readonly username: string } | null;
  /** Whether passkeys sign in at this address. */
  readonly hasPasskeys: boolean;
}

/** Asks for the password or a passkey where the session ended over something typed: that stays, and what waits goes on. */
export function SignInAgain(props: SignInAgainProps) {
  const isAsking = useSyncExternalStore(
    (tell) => sessionEnd.listen(tell),
    () => sessionEnd.isAsking,
    () => false,
  );
  return isAsking ? <AgainDialog {...props} /> : null;
}

function AgainDialog({ account, hasPasskeys }: SignInAgainProps) {
  const t = useTranslations("signInAgain");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>("input:not([readonly])")?.focus();
  }, []);
  const leave = () => {
    giveUpUnsent();
    leaveForSignIn();
  };
  return (
    <dialog
      ref={dialog}
      className="m-auto w-[min(24rem,calc(100vw-2rem))] card p-6 text-ink shadow-2xl backdrop:bg-bg/90 backdrop:backdrop-blur-sm"
      aria-labelledby="sign-in-again"
      data-testid="sign-in-again"
      onCancel={(event) => event.preventDefault()} // behind it is what only its account may see
    >
      <h2 id="sign-in-again" className="text-lg font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-4 text-sm text-muted">{t("about")}</p>
      <div className="grid gap-4">
        <AgainForm username={account?.username} />
        {hasPasskeys ? <PasskeyButton accountId={account?.id} onDone={() => sessionEnd.revive()} /> : null}
      </div>
      <button type="button" className="button mt-3 w-full" onClick={leave}>
        {t("leave")}
      </button>
    </dialog>
  );
}

function AgainForm({ username: known }: { readonly username: string | undefined }) {
  const t = useTranslations("signIn");
  const tAgain = useTranslations("signInAgain");
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [hasFactor, setHasFactor] = useState(false);
  const submit = async (form: FormData) => {
    setBusy(true);
    const [username, password, otp] = [
      readField(form, "username"),
      readField(form, "password"),
      readField(form, "otp"),
    ];
    const refusal = await postSession("/session/sign-in", { username, password, otp });
    setBusy(false);
    if (refusal === undefined) return sessionEnd.revive();
    setHasFactor(wantsFactorCode(refusal) || (hasFactor && refusal !== "UNAUTHENTICATED"));
    setCode(toSaidCode(refusal));
  };
  return (
    <SessionForm name="sign-in" submitText={tAgain("submit")} code={code} isBusy={isBusy} onSubmit={submit}>
      <FormField name={t("username")}>
        <input
          className="field min-h-10 read-only:bg-sunken"
          name="username"
          autoComplete="username"
          dir="auto"
          required
          readOnly={known !== undefined}
          defaultValue={known}
        />
      </FormField>
      <FormField name={t("password")}>
        <input className="field min-h-10" name="password" type="password" autoComplete="current-password" required />
      </FormField>
      {hasFactor ? <FactorField /> : null}
    </SessionForm>
  );
}
