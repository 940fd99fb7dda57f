"use client";

import type { Failure } from "@biometricflow/sdk/result";
import type { ReactNode } from "react";
import { EmptyNotice } from "../ui/empty-notice.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";

/** What is said in place of rows, and the way out. */
export interface EmptyWords {
  readonly title: string;
  readonly text: string;
  readonly clear: string;
}

interface GridAreaProps {
  readonly total: number | undefined;
  /** Why the rows could not be read. */
  readonly failure: Failure | undefined;
  /** Undefined while there are rows, or may be. */
  readonly empty: EmptyWords | undefined;
  readonly onRetry: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}

/** A grid, and over it what is said when it has no rows. */
export function GridArea({ total, failure, empty, onRetry, onClear, children }: GridAreaProps) {
  return (
    <div className="relative h-[70dvh] min-h-[24rem] md:h-auto md:grow" data-testid="grid" data-total={total}>
      <div className={`h-full ${failure || empty ? "invisible" : ""}`}>{children}</div>
      {failure ? (
        <div className="absolute inset-0 z-10 bg-bg">
          <FailureNotice failure={failure} onRetry={onRetry} />
        </div>
      ) : null}
      {empty && !failure ? (
        <div className="absolute inset-0 z-10 bg-bg">
          <EmptyNotice title={empty.title} text={empty.text}>
            <button type="button" className="button mt-2" onClick={onClear}>
              {empty.clear}
            </button>
          </EmptyNotice>
        </div>
      ) : null}
    </div>
  );
}
