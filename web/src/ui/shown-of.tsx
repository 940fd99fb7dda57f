"use client";

import { useTranslations } from "next-intl";

interface Props {
  readonly shown: number;
  readonly count: number;
  /** Shows more of them; undefined where no more can be shown. */
  readonly onMore: (() => void) | undefined;
}

/** The foot of a list that does not show all it has: how many of how many, and more. Nothing where all is shown. */
export function ShownOf({ shown, count, onMore }: Props) {
  const t = useTranslations("list");
  if (shown >= count) return null;
  return (
    <p className="flex items-center gap-3 px-4 py-2 text-sm text-muted" data-testid="shown-of">
      {t("shownOf", { shown, count })}
      {onMore ? (
        <button type="button" className="button" onClick={onMore}>
          {t("more")}
        </button>
      ) : null}
    </p>
  );
}
