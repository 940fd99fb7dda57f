"use client";

import { CircleAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { listDropped, type ParamReaders } from "./dropped-params.ts";

const SHOWN = 5;
const LONGEST = 60;

/** Names the parts of the address that the page does not follow: nobody may take all rows for those that a link meant. */
export function DroppedNotice({ readers }: { readonly readers: ParamReaders }) {
  const t = useTranslations("dropped");
  const dropped = listDropped(useSearchParams(), readers);
  if (dropped.length === 0) return null;
  return (
    <output className="strip mb-4 bg-info-soft text-info" data-testid="dropped-notice">
      <CircleAlert aria-hidden className="size-4 shrink-0" />
      {t("text", { count: dropped.length })}
      {dropped.slice(0, SHOWN).map((part) => (
        <code key={part} className="font-mono text-xs">
          <bdi dir="ltr">{part.length > LONGEST ? `${part.slice(0, LONGEST)}…` : part}</bdi>
        </code>
      ))}
    </output>
  );
}
