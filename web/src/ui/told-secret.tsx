"use client";

import { useTranslations } from "next-intl";
import { QrCode } from "./qr-code.tsx";

interface Props {
  readonly secret: string;
  readonly uri: string;
}

/** The secret of a second factor, told this once: as a picture for an app, and as text beside it. */
export function ToldSecret({ secret, uri }: Props) {
  const t = useTranslations("secondFactor");
  return (
    <>
      <p className="text-sm">{t("scan")}</p>
      <QrCode text={uri} label={t("picture")} />
      <p className="text-sm text-muted">
        {t("byHand")}
        <code dir="ltr" className="mt-1 block font-mono break-all text-ink select-all" data-testid="factor-secret">
          {secret}
        </code>
      </p>
    </>
  );
}
