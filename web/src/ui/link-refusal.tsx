import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** Why a link that was sent to somebody does not serve, in words, and the way to the sign-in. */
export async function LinkRefusal({ code, testId }: { readonly code: string; readonly testId: string }) {
  const t = await getTranslations();
  return (
    <div data-testid={testId} data-code={code}>
      <p className="strip mb-4 bg-warn-soft text-warn">
        {t.has(`errors.${code}`) ? t(`errors.${code}`) : t("errors.UNKNOWN", { code })}
      </p>
      <Link className="button button-primary min-h-10 w-full" href="/sign-in">
        {t("signIn.title")}
      </Link>
    </div>
  );
}
