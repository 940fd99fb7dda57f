"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { PageLink } from "../../../frame/page-link.tsx";

/** The way to add a reader, at the chosen place. */
export function AddLink() {
  const t = useTranslations("devices");
  const place = useSearchParams().get("place");
  return (
    <PageLink
      href={place ? `/devices/add?place=${place}` : "/devices/add"}
      className="button button-primary"
      data-testid="add-reader-link"
    >
      <Plus aria-hidden className="size-4" />
      {t("add")}
    </PageLink>
  );
}
