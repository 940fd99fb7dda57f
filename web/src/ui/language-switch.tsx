"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { askOwnServer } from "../frame/own-server.ts";
import { LOCALE_COOKIE } from "../i18n/locale.ts";

const YEAR_S = 31_536_000;

/** Switches to the other language; the address stays the same. */
export function LanguageSwitch() {
  const t = useTranslations("frame");
  const router = useRouter();
  const other = useLocale() === "ar" ? "en" : "ar";
  const choose = async () => {
    const { kind } = await askOwnServer();
    if (kind === "lost") return; // to render anew would lose the page to the browser's own error page
    writeCookie(`${LOCALE_COOKIE}=${other}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`);
    router.refresh();
  };
  return (
    <button
      type="button"
      className="icon-button w-auto gap-1.5 px-2.5 text-sm"
      onClick={() => void choose()}
      data-testid="language-switch"
    >
      <Languages aria-hidden className="size-4" />
      <span lang={other}>{t("otherLanguage")}</span>
    </button>
  );
}

function writeCookie(text: string): void {
  document.cookie = text;
}
