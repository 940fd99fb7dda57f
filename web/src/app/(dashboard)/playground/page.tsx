import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Playground } from "./playground.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("playground");
  return { title: t("title") };
}

export default async function PlaygroundPage() {
  const t = await getTranslations("playground");
  return (
    <div className="flex h-[calc(100dvh-4.25rem)] min-h-[32rem] flex-col">
      <PageHeader title={t("title")} status={t("subtitle")} />
      <Playground />
    </div>
  );
}
