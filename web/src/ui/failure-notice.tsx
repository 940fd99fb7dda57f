"use client";

import type { Failure } from "@biometricflow/sdk/result";
import { CircleAlert, Copy, ShieldX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../frame/frame-context.tsx";
import { useErrorText } from "./error-text.ts";

interface Props {
  readonly failure: Failure;
  /** Default: renders the page's data again. */
  readonly onRetry?: () => void;
}

/** A panel that failed: what happened in words, the code, the request's id, and another try. */
export function FailureNotice({ failure, onRetry }: Props) {
  const t = useTranslations("failure");
  const toErrorText = useErrorText();
  const { refresh } = useFrame();
  const [isBusy, setBusy] = useState(false);
  const renderAnew = async () => {
    setBusy(true);
    await refresh();
    setBusy(false);
  };
  const { code, requestId } = failure;
  const isForbidden = code === "FORBIDDEN";
  const Icon = isForbidden ? ShieldX : CircleAlert;
  return (
    <section role="alert" className="card flex gap-4 border-bad p-5" data-testid="failure-notice" data-code={code}>
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-bad" />
      <div className="min-w-0 grow">
        <h2 className="font-semibold">{isForbidden ? t("forbidden") : t("title")}</h2>
        <p className="mt-1 text-sm">
          {code.startsWith("PLACE_") ? t("noPlace", { reason: toErrorText(code) }) : toErrorText(code)}
        </p>
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 font-mono text-xs text-muted">
          <bdi dir="ltr">{code}</bdi>
          {requestId ? <RequestId id={requestId} label={t("copy")} /> : null}
        </p>
        {isForbidden ? null : (
          <button
            type="button"
            className="button mt-4"
            disabled={isBusy}
            onClick={onRetry ?? (() => void renderAnew())}
          >
            {t("retry")}
          </button>
        )}
      </div>
    </section>
  );
}

function RequestId({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <bdi dir="ltr">{id}</bdi>
      <button
        type="button"
        className="icon-button size-6"
        aria-label={label}
        title={label}
        onClick={() => void navigator.clipboard.writeText(id)}
      >
        <Copy aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
