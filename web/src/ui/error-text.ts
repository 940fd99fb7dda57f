import { useTranslations } from "next-intl";

/** The words for an error code, from one table; a code that has no entry gets a general sentence that names it. */
export function useErrorText(): (code: string) => string {
  const t = useTranslations("errors");
  return (code) => (t.has(code) ? t(code) : t("UNKNOWN", { code }));
}
