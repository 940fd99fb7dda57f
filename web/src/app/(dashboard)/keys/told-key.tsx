"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

interface Props {
  readonly secret: string;
  readonly onKept: () => void;
}

/** A key, told this once, until its maker says that it is kept. */
export function ToldKey({ secret, onKept }: Props) {
  const t = useTranslations("apiKeys");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <section className="card grid gap-3 border-accent p-4" data-testid="told-key">
      <output className="block text-sm">{t("told")}</output>
      <code dir="ltr" className="font-mono text-sm break-all select-all" data-testid="key-secret">
        {secret}
      </code>
      <p className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          {t(isCopied ? "copied" : "copy")}
        </button>
        <button type="button" className="button button-primary" data-testid="key-kept" onClick={onKept}>
          {t("kept")}
        </button>
      </p>
    </section>
  );
}
