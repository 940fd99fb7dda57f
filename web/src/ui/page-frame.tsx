"use client";

import type { ReactNode } from "react";
import type { LiveScope } from "../frame/use-place-scope.ts";
import { DroppedNotice } from "./dropped-notice.tsx";
import { type ParamReaders, toPlaceReader } from "./dropped-params.ts";
import { PageHeader } from "./page-header.tsx";
import { PartialStrip } from "./partial-strip.tsx";
import { PlaceFilter } from "./place-filter.tsx";

interface Props {
  readonly title: string;
  /** Beside the title. */
  readonly badge?: ReactNode;
  /** One line under the title. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  /** The page's places as they are now; see `usePlaceScope`. */
  readonly scope: LiveScope;
  /** The parameters of the page's address beside `place`. */
  readonly params?: ParamReaders;
  /** Whether the server renders the page anew for each choice of places; default true. */
  readonly isServerPage?: boolean;
  /** Whether the page goes on showing what it knew of a place that is silent; default false. */
  readonly isKept?: boolean;
  /** What stands beside the choice of places. */
  readonly filters?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A page over places: its title and actions, the choice of places, what is missing or out of date, what of its address it
 * does not follow, and its content.
 */
export function PageFrame(props: Props) {
  const { title, badge, status, actions, scope, params, isServerPage, isKept, filters, children } = props;
  const { known, asked, absent, reread } = scope;
  return (
    <>
      <PageHeader title={title} badge={badge} status={status}>
        {actions}
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-5 gap-y-3">
        <PlaceFilter places={known} absent={absent} isServerPage={isServerPage ?? true} />
        {filters}
      </div>
      <DroppedNotice readers={{ ...params, place: toPlaceReader(known) }} />
      <PartialStrip absent={absent} places={asked} onRetry={reread} isKept={isKept ?? false} />
      {children}
    </>
  );
}
