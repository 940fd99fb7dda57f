"use client";

import { useTranslations } from "next-intl";

interface Props {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Codes for when the telephone is lost: shown this once, until their owner says that they are kept. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const t = useTranslations("secondFactor");
  return (
    <div className="grid gap-4" data-testid="recovery-codes">
      <output className="block text-sm">{t("keepCodes")}</output>
      <ul dir="ltr" className="grid gap-x-6 gap-y-1 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <button type="button" className="button button-primary justify-self-start" onClick={onKept}>
        {t("kept")}
      </button>
    </div>
  );
}
