"use client";

import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";

/** Switches between light and dark; until then the system's choice holds. */
export function ThemeSwitch() {
  const t = useTranslations("frame");
  const { resolvedTheme, setTheme } = useTheme();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={t("theme")}
      title={t("theme")}
      data-testid="theme-switch"
      onClick={() => setTheme(resolvedTheme === "dark" ? "light" : "dark")}
    >
      <Sun aria-hidden className="hidden size-4.5 dark:block" />
      <Moon aria-hidden className="size-4.5 dark:hidden" />
    </button>
  );
}
