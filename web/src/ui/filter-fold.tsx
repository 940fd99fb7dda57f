"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";

interface Props {
  /** How many of the filters narrow what is shown. */
  readonly count: number;
  readonly children: ReactNode;
}

/** Filters that a phone keeps behind one button, so that the first row of the list is in sight. */
export function FilterFold({ count, children }: Props) {
  const t = useTranslations("filter");
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button md:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        data-testid="filter-fold"
        onClick={() => setOpen(!isOpen)}
      >
        <ListFilter aria-hidden className="size-4" />
        {count === 0 ? t("fold") : t("foldOf", { count })}
      </button>
      <div id={id} className={`grid min-w-0 basis-full gap-2.5 ${isOpen ? "" : "max-md:hidden"}`}>
        {children}
      </div>
    </>
  );
}
