"use client";

import type { AbsenceFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale } from "next-intl";
import { setStyle } from "../../ui/set-style.ts";

type Kind = NonNullable<AbsenceFactsFragment["kind"]>;

/** What a kind is called in a language. */
export function toKindName({ name, arabicName }: Pick<Kind, "name" | "arabicName">, locale: string): string {
  return locale === "ar" ? (arabicName ?? name) : name;
}

/** A kind by its name, with a mark in its own colour: any colour may be chosen, so that no text stands on it. */
export function AbsenceKindTag({ kind }: { readonly kind: Kind }) {
  const locale = useLocale();
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden
        className="size-3 rounded-sm border border-line-strong"
        ref={setStyle({ backgroundColor: kind.colour })}
      />
      <bdi>{toKindName(kind, locale)}</bdi>
    </span>
  );
}
