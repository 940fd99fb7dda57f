"use client";

import { FileCheck } from "lucide-react";
import { useTranslations } from "next-intl";

/** The signed document as a file, and how anybody checks it. */
export function DocumentLink({ url }: { readonly url: string }) {
  const t = useTranslations("periods");
  return (
    <div className="order-last grid w-full gap-1">
      <a href={url} download className="button min-h-8 justify-self-start py-1" data-testid="period-document">
        <FileCheck aria-hidden className="size-4" />
        {t("document")}
      </a>
      <p className="text-xs text-muted">
        {t("documentAbout")}{" "}
        <code dir="ltr" className="font-mono">
          pnpm bf attendance verify
        </code>
      </p>
    </div>
  );
}
