"use client";

import { LogIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useIsHydrated } from "../../lib/use-is-hydrated.ts";
import { toSaidCode } from "../../session/factor-code.ts";
import { askSession, postSession } from "../../session/post-session.ts";
import { endsProviderSignIn, type parseProviderAnswer } from "../../session/provider-refusals.ts";
import { DoorButton } from "../../ui/door-button.tsx";
import { FactorField } from "../../ui/factor-field.tsx";
import { readField, SessionForm } from "../../ui/session-form.tsx";

interface Props {
  /** What the organisation calls the provider. */
  readonly label: string;
  readonly next: string;
  /** What the provider led back with. */
  readonly answer: ReturnType<typeof parseProviderAnswer>;
}

/** Signs in by the provider; asks for the account's code where the provider let its owner in. */
export function ProviderDoor({ label, next, answer }: Props) {
  if (answer === "code") return <ProviderCode next={next} />;
  return <ProviderButton label={label} next={next} refusal={answer?.refusal} />;
}

function ProviderButton({ label, next, refusal }: Omit<Props, "answer"> & { readonly refusal: string | undefined }) {
  const t = useTranslations("signIn");
  const isReady = useIsHydrated();
  const [code, setCode] = useState(refusal);
  const [isBusy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    setCode(undefined);
    const begun = await askSession<{ url: string }>("/session/oidc/begin", { next });
    if ("url" in begun) return window.location.assign(begun.url);
    setCode(begun.code);
    setBusy(false);
  };
  return (
    <div className="mt-4">
      <DoorButton
        name="provider"
        words={t("provider", { label })}
        icon={LogIn}
        isPointing
        isReady={isReady}
        isBusy={isBusy}
        code={code}
        onPress={() => void begin()}
      />
    </div>
  );
}

function ProviderCode({ next }: Pick<Props, "next">) {
  const t = useTranslations("signIn");
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (form: FormData) => {
    setBusy(true);
    const refusal = await postSession("/session/oidc", { otp: readField(form, "otp") });
    if (refusal === undefined) return window.location.assign(next); // a full load, as after each sign-in
    if (endsProviderSignIn(refusal))
      // the page with the form and the button, which says why
      return window.location.assign(`/sign-in?${new URLSearchParams({ provider: refusal, next })}`);
    setCode(toSaidCode(refusal));
    setBusy(false);
  };
  return (
    <SessionForm name="factor" submitText={t("submit")} code={code} isBusy={isBusy} onSubmit={submit}>
      <FactorField />
    </SessionForm>
  );
}
