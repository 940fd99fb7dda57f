"use client";

import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../lib/format.ts";
import { useErrorText } from "./error-text.ts";

/** A place that did not answer. */
export interface AbsentPlace {
  readonly place: string;
  readonly code: string;
  readonly asOf: string | null;
}

/** A place as strips and filters name it. */
export interface KnownPlace {
  readonly id: string;
  readonly name: string | null;
  readonly timeZone: string | null;
}

interface Props {
  readonly absent: readonly AbsentPlace[];
  /** Every place that was asked. */
  readonly places: readonly KnownPlace[];
  readonly onRetry?: () => void;
}

/** Says which places are missing from what is shown, since when, and why. Nothing when all answered. */
export function PartialStrip({ absent, places, onRetry }: Props) {
  const t = useTranslations("partial");
  const toErrorText = useErrorText();
  const formats = toFormats(useLocale());
  if (absent.length === 0) return null;
  return (
    <div
      aria-live="polite"
      className="strip mb-4 items-start bg-warn-soft text-warn"
      data-testid="partial-strip"
      data-sites={absent.map(({ place }) => place).join(",")}
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grow">
        <p className="font-medium">{t("shown", { answered: places.length - absent.length, asked: places.length })}</p>
        {absent.map(({ place, code, asOf }) => {
          const known = places.find(({ id }) => id === place);
          return (
            <p key={place}>
              <bdi>{known?.name ?? place}</bdi>: {toErrorText(code)}{" "}
              {asOf ? t("asOf", { time: formats.full(asOf, known?.timeZone) }) : t("never")}
            </p>
          );
        })}
      </div>
      {onRetry ? (
        <button type="button" className="button" onClick={onRetry}>
          {t("retry")}
        </button>
      ) : null}
    </div>
  );
}
