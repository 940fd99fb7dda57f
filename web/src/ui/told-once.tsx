"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

interface Props {
  /** What it is, and that it is told this once. */
  readonly text: string;
  readonly secret: string;
  readonly onKept: () => void;
}

/** A secret, told this once, until its maker says that it is kept. */
export function ToldOnce({ text, secret, onKept }: Props) {
  const t = useTranslations("toldOnce");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <section className="card grid gap-3 border-accent p-4" data-testid="told-once">
      <output className="block text-sm">{text}</output>
      <code dir="ltr" className="font-mono text-sm break-all select-all" data-testid="told-secret">
        {secret}
      </code>
      <p className="flex flex-wrap gap-2">
        <button type="button" className="button" onClick={() => void copy()}>
          <Copy aria-hidden className="size-4" />
          {t(isCopied ? "copied" : "copy")}
        </button>
        <button type="button" className="button button-primary" data-testid="told-kept" onClick={onKept}>
          {t("kept")}
        </button>
      </p>
    </section>
  );
}
