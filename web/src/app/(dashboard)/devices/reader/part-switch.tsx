"use client";

import { useTranslations } from "next-intl";
import type { ReaderPart } from "./reader-search.ts";

interface Props {
  readonly parts: readonly ReaderPart[];
  readonly chosen: ReaderPart;
  readonly onChoose: (part: ReaderPart) => void;
}

/** Which part of a reader's page is shown. */
export function PartSwitch({ parts, chosen, onChoose }: Props) {
  const t = useTranslations("reader");
  return (
    <fieldset className="relative mb-4 flex min-w-0 items-center gap-1.5 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:py-1">
      <legend className="sr-only">{t("parts")}</legend>
      {parts.map((part) => (
        <button
          key={part}
          type="button"
          className="chip shrink-0"
          aria-pressed={part === chosen}
          data-testid={`part-${part}`}
          onClick={() => onChoose(part)}
        >
          {t(`part.${part}`)}
        </button>
      ))}
    </fieldset>
  );
}
