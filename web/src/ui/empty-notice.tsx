import { Inbox } from "lucide-react";
import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Nothing to show, and what would make something show. */
export function EmptyNotice({ title, text, children }: Props) {
  return (
    <section
      className="card grid justify-items-center gap-2 border-dashed px-6 py-14 text-center"
      data-testid="empty-notice"
    >
      <Inbox aria-hidden className="size-8 text-muted" />
      <h2 className="font-semibold">{title}</h2>
      <p className="max-w-md text-sm text-muted">{text}</p>
      {children}
    </section>
  );
}
