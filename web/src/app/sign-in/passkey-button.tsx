"use client";

import { KeyRound, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signInByPasskey } from "../../passkeys/browser-passkeys.ts";
import { usePasskeySupport } from "../../passkeys/use-passkey-support.ts";
import { useErrorText } from "../../ui/error-text.ts";

/** Signs in without name and password, where the browser can. */
export function PasskeyButton({ onDone }: { readonly onDone: () => void }) {
  const t = useTranslations("signIn");
  const toErrorText = useErrorText();
  const isSupported = usePasskeySupport();
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  if (isSupported === false) return null;
  const signIn = async () => {
    setBusy(true);
    setCode(undefined);
    const refusal = await signInByPasskey();
    if (refusal === undefined) return onDone();
    setCode(refusal);
    setBusy(false);
  };
  const Icon = isBusy ? LoaderCircle : KeyRound;
  return (
    <div className="grid gap-4">
      <button
        type="button"
        className="button min-h-10"
        disabled={isBusy || isSupported === undefined}
        data-testid="passkey-sign-in"
        onClick={() => void signIn()}
      >
        <Icon aria-hidden className={`size-4 ${isBusy ? "animate-spin motion-reduce:animate-none" : ""}`} />
        {t("passkey")}
      </button>
      <p
        role="alert"
        className="text-sm font-medium text-bad empty:hidden"
        data-testid="passkey-error"
        data-code={code}
      >
        {code ? toErrorText(code) : null}
      </p>
    </div>
  );
}
