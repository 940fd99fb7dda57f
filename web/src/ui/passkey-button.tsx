"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signInByPasskey } from "../passkeys/browser-passkeys.ts";
import { usePasskeySupport } from "../passkeys/use-passkey-support.ts";
import { DoorButton } from "./door-button.tsx";

interface Props {
  /** Id of the one account that may sign in; any may when omitted. */
  readonly accountId?: string | undefined;
  readonly onDone: () => void;
}

/** Signs in without name and password, where the browser can. */
export function PasskeyButton({ accountId, onDone }: Props) {
  const t = useTranslations("signIn");
  const isSupported = usePasskeySupport();
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  if (isSupported === false) return null;
  const signIn = async () => {
    setBusy(true);
    setCode(undefined);
    const refusal = await signInByPasskey(accountId);
    if (refusal === undefined) return onDone();
    setCode(refusal);
    setBusy(false);
  };
  return (
    <DoorButton
      name="passkey"
      words={t("passkey")}
      icon={KeyRound}
      isReady={isSupported === true}
      isBusy={isBusy}
      code={code}
      onPress={() => void signIn()}
    />
  );
}
