import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** Beside the title. */
  readonly badge?: ReactNode;
  /** One line under the title. */
  readonly status?: ReactNode;
  readonly children?: ReactNode;
}

/** A page's title, its one-line status, and its actions at the end side. */
export function PageHeader({ title, badge, status, children }: Props) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {badge}
        </div>
        {status ? <div className="mt-1 text-sm text-muted">{status}</div> : null}
      </div>
      {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
    </div>
  );
}
