"use client";

import { FailureNotice } from "../../ui/failure-notice.tsx";

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** A page that broke; the frame around it lives on. */
export default function DashboardError({ error, reset }: Props) {
  return (
    <FailureNotice
      failure={{ kind: "network", code: "PAGE_BROKEN", message: error.message, requestId: error.digest ?? null }}
      onRetry={reset}
    />
  );
}
