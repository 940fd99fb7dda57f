import type { ReactNode } from "react";

/** Scrolls by the arrow keys once it has the focus, in every browser. */
const REACHED_BY_KEYS = { tabIndex: 0 } as const;

interface Props {
  /** What is in it, for those who do not see it. */
  readonly name: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What may be wider or higher than its room: it scrolls by itself, also without a mouse. */
export function ScrollArea({ name, className = "card overflow-x-auto", children }: Props) {
  return (
    <section className={`relative ${className}`} aria-label={name} {...REACHED_BY_KEYS}>
      {children}
    </section>
  );
}
