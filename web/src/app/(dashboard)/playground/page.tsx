import { getTranslations } from "next-intl/server";
import { PlacesStrip } from "../../../frame/places-strip.tsx";
import { toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Playground } from "./playground.tsx";

export const generateMetadata = () => toPageMetadata("playground");

export default async function PlaygroundPage() {
  const t = await getTranslations("playground");
  return (
    <div className="flex h-[calc(100dvh-4.25rem)] min-h-[32rem] flex-col">
      <PageHeader title={t("title")} status={t("subtitle")} />
      <PlacesStrip />
      <Playground />
    </div>
  );
}
