import type { PlaceStatus } from "@biometricflow/sdk/generated/graphql";

const SHAPES: Readonly<Record<PlaceStatus, string>> = {
  ONLINE: "rounded-full bg-good",
  DEGRADED: "rounded-full border-2 border-warn",
  OFFLINE: "rotate-45 bg-bad",
  DISABLED: "border-2 border-muted",
};

/** The mark of a place's status: a shape and a colour, for beside words. */
export function PlaceDot({ status }: { readonly status: PlaceStatus | null }) {
  return <span aria-hidden className={`size-2 shrink-0 ${status ? SHAPES[status] : "rounded-full bg-line-strong"}`} />;
}
