import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { HOME_PATH } from "../lib/next-path.ts";
import { Entrance } from "../ui/entrance.tsx";

export default async function NotFound() {
  const t = await getTranslations("notFound");
  return (
    <Entrance>
      <h2 className="text-lg font-semibold">{t("title")}</h2>
      <p className="mt-1 text-sm text-muted">{t("text")}</p>
      <Link className="button button-primary mt-5" href={HOME_PATH}>
        {t("home")}
      </Link>
    </Entrance>
  );
}
