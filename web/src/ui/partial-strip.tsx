"use client";

import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../lib/format.ts";
import { type AbsentPlace, findPlace, type KnownPlace, toAbsentIds, toPlaceName } from "../lib/places.ts";
import { useErrorText } from "./error-text.ts";

interface Props {
  readonly absent: readonly AbsentPlace[];
  /** Every place that was asked. */
  readonly places: readonly KnownPlace[];
  readonly onRetry?: (() => void) | undefined;
  /** Whether what was known of them is shown all the same. */
  readonly isKept?: boolean;
}

/** Says which places are missing from what is shown, since when, and why. Nothing when all answered. */
export function PartialStrip({ absent, places, onRetry, isKept = false }: Props) {
  const t = useTranslations("partial");
  const toErrorText = useErrorText();
  const formats = toFormats(useLocale());
  if (absent.length === 0) return null;
  return (
    <div
      aria-live="polite"
      className="strip mb-4 items-start bg-warn-soft text-warn"
      data-testid="partial-strip"
      data-sites={toAbsentIds(absent).join(",")}
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 grow basis-[calc(100%-2.5rem)] sm:basis-0">
        <p className="font-medium">
          {isKept
            ? t("kept", { count: absent.length })
            : t("shown", { answered: places.length - absent.length, asked: places.length })}
        </p>
        {absent.map(({ place, code, asOf }) => (
          <p key={place}>
            <bdi>{toPlaceName(places, place)}</bdi>: {toErrorText(code)}{" "}
            {asOf ? t("asOf", { time: formats.full(asOf, findPlace(places, place)?.timeZone) }) : t("never")}
          </p>
        ))}
      </div>
      {onRetry ? (
        <button type="button" className="button" onClick={onRetry}>
          {t("retry")}
        </button>
      ) : null}
    </div>
  );
}
