import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { HOME_PATH } from "../lib/next-path.ts";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <main className="mx-auto grid min-h-dvh max-w-md place-content-center gap-3 p-6 text-center">
      <h1 className="text-xl font-semibold">{t("title")}</h1>
      <p className="text-muted">{t("text")}</p>
      <p>
        <Link className="button button-primary" href={HOME_PATH}>
          {t("home")}
        </Link>
      </p>
    </main>
  );
}
