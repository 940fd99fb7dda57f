"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";

interface Props {
  /** What the buttons say. */
  readonly words: { readonly previous: string; readonly next: string };
  readonly shown: string;
  readonly testId: string;
  /** Whether what is shown is a name, such as of a month: its width stays, so that the buttons do. */
  readonly isWide?: boolean;
  readonly onStep: (by: 1 | -1) => void;
}

/** A span of time that is shown, such as a month, with the one before and the one after. */
export function StepSwitch({ words, shown, testId, isWide = false, onStep }: Props) {
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        className="icon-button"
        aria-label={words.previous}
        title={words.previous}
        onClick={() => onStep(-1)}
      >
        <ChevronLeft aria-hidden className="size-5 rtl:-scale-x-100" />
      </button>
      <span
        className={`text-center text-sm font-medium tabular-nums ${isWide ? "min-w-32" : "min-w-14"}`}
        aria-live="polite"
        data-testid={testId}
      >
        {shown}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={words.next}
        title={words.next}
        onClick={() => onStep(1)}
      >
        <ChevronRight aria-hidden className="size-5 rtl:-scale-x-100" />
      </button>
    </div>
  );
}
