"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { postSession } from "../../../session/post-session.ts";
import { mayLeave } from "../../../typing/unsent.ts";
import { useErrorText } from "../../../ui/error-text.ts";
import { tellViewChanged } from "../../../ui/session-watch.tsx";

/** Shows the dashboard as the account sees it, reading alone. */
export function ViewAsButton({ accountId }: { readonly accountId: string }) {
  const t = useTranslations("viewAs");
  const toErrorText = useErrorText();
  const [code, setCode] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const begin = async () => {
    if (!mayLeave()) return;
    setBusy(true);
    const refusal = await postSession("/session/view-as", { id: accountId });
    setBusy(false);
    setCode(refusal);
    if (refusal !== undefined) return;
    tellViewChanged();
    window.location.assign("/");
  };
  return (
    <>
      <button
        type="button"
        className="button min-h-8 py-1"
        aria-describedby={id}
        disabled={isBusy}
        data-testid="account-view-as"
        onClick={() => void begin()}
      >
        <Eye aria-hidden className="size-4" />
        {t("begin")}
      </button>
      <span id={id} className="self-center text-xs text-muted">
        {t("about")}
      </span>
      {code ? (
        <span role="alert" className="self-center text-bad" data-testid="view-as-fault" data-code={code}>
          {toErrorText(code)}
        </span>
      ) : null}
    </>
  );
}
