"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  /** What stands first, in a column of its own. */
  readonly name: ReactNode;
  readonly children: ReactNode;
  /** What the button says. */
  readonly words: string;
  /** Undefined where nobody may. */
  readonly onRemove: (() => void) | undefined;
}

/** A line of a short list, with a button that takes it away for those who may. */
export function RemovableLine({ name, children, words, onRemove }: Props) {
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-3 text-sm">
      <span className="w-32 shrink-0 text-muted tabular-nums">{name}</span>
      <span className="flex min-w-0 grow flex-wrap gap-x-3">{children}</span>
      {onRemove ? (
        <button type="button" className="icon-button size-7" aria-label={words} title={words} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
    </li>
  );
}
