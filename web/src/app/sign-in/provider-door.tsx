"use client";

import { LoaderCircle, LogIn } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useIsHydrated } from "../../lib/use-is-hydrated.ts";
import { toSaidCode } from "../../session/factor-code.ts";
import { askSession, postSession } from "../../session/post-session.ts";
import { endsProviderSignIn, type parseProviderAnswer } from "../../session/provider-refusals.ts";
import { useErrorText } from "../../ui/error-text.ts";
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
  const toErrorText = useErrorText();
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
  const Icon = isBusy ? LoaderCircle : LogIn;
  return (
    <div className="mt-4 grid gap-4">
      <button
        type="button"
        className="button min-h-10"
        disabled={isBusy || !isReady}
        data-testid="provider-sign-in"
        onClick={() => void begin()}
      >
        <Icon
          aria-hidden
          className={`size-4 ${isBusy ? "animate-spin motion-reduce:animate-none" : "rtl:-scale-x-100"}`}
        />
        {t("provider", { label })}
      </button>
      <p
        role="alert"
        className="text-sm font-medium text-bad empty:hidden"
        data-testid="provider-error"
        data-code={code}
      >
        {code ? toErrorText(code) : null}
      </p>
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
