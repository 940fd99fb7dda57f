import type { ReactNode } from "react";
import type { AbsentPlace, KnownPlace } from "../lib/places.ts";
import { PageHeader } from "./page-header.tsx";
import { PartialStrip } from "./partial-strip.tsx";
import { PlaceFilter } from "./place-filter.tsx";

interface Props {
  readonly title: string;
  /** One line under the title. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  /** The places to choose from, and the ids of those that do not answer now. */
  readonly filter: {
    readonly places: readonly KnownPlace[];
    readonly absent: readonly string[];
    readonly isServerPage?: boolean;
  };
  /** What stands beside the choice of places. */
  readonly filters?: ReactNode;
  /** What is missing from the page's content. */
  readonly partial?: {
    readonly absent: readonly AbsentPlace[];
    readonly places: readonly KnownPlace[];
    readonly onRetry?: () => void;
  };
  readonly children: ReactNode;
}

/** A page over places: its title and actions, the choice of places, which of them are missing, and its content. */
export function PageFrame({ title, status, actions, filter, filters, partial, children }: Props) {
  return (
    <>
      <PageHeader title={title} status={status}>
        {actions}
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
        <PlaceFilter {...filter} />
        {filters}
      </div>
      {partial ? <PartialStrip {...partial} /> : null}
      {children}
    </>
  );
}
