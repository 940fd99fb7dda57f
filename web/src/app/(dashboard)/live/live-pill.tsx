"use client";

import type { LiveState } from "@biometricflow/sdk/live-state";
import {
  CirclePause,
  CloudOff,
  LoaderCircle,
  type LucideIcon,
  Radio,
  RefreshCw,
  TriangleAlert,
  Undo2,
} from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { localZone, toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";

interface Props {
  readonly state: LiveState;
  readonly isPaused: boolean;
  readonly places: readonly KnownPlace[];
}

type PillKind = "connecting" | "catching-up" | "live" | "partly-live" | "reconnecting" | "offline" | "ended" | "paused";

const KINDS: Readonly<Record<LiveState["kind"], PillKind>> = {
  connecting: "connecting",
  catchingUp: "catching-up",
  live: "live",
  partlyLive: "partly-live",
  reconnecting: "reconnecting",
  offline: "offline",
  ended: "ended",
};

const LOOKS: Readonly<Record<PillKind, { readonly icon: LucideIcon; readonly look: string; readonly motion: string }>> =
  {
    connecting: { icon: LoaderCircle, look: "bg-sunken text-muted", motion: "animate-spin motion-reduce:animate-none" },
    "catching-up": { icon: Undo2, look: "bg-info-soft text-info", motion: "" },
    live: { icon: Radio, look: "bg-good-soft text-good", motion: "breathing" },
    "partly-live": { icon: TriangleAlert, look: "bg-warn-soft text-warn", motion: "" },
    reconnecting: { icon: RefreshCw, look: "bg-warn-soft text-warn", motion: "" },
    offline: { icon: CloudOff, look: "bg-bad-soft text-bad", motion: "" },
    ended: { icon: CloudOff, look: "bg-bad-soft text-bad", motion: "" },
    paused: { icon: CirclePause, look: "bg-info-soft text-info", motion: "" },
  };

/** Says how far the list can be trusted at this moment: in words, with a shape and a colour. */
export function LivePill({ state, isPaused, places }: Props) {
  const words = usePillWords(places);
  const kind = isPaused && state.kind === "live" ? "paused" : KINDS[state.kind];
  const { icon: Icon, look, motion } = LOOKS[kind];
  return (
    <span
      data-testid="live-pill"
      data-state={kind}
      data-places={state.kind === "partlyLive" ? state.places.join(",") : undefined}
      className={`inline-flex min-h-8 items-center gap-2 rounded-full px-3 text-sm font-medium ${look}`}
    >
      <Icon aria-hidden className={`size-4 ${motion}`} />
      {words(kind, state)}
    </span>
  );
}

function usePillWords(places: readonly KnownPlace[]): (kind: PillKind, state: LiveState) => string {
  const t = useTranslations("pill");
  const formats = toFormats(useLocale());
  return (kind, state) => {
    switch (state.kind) {
      case "catchingUp":
        return state.remaining === null ? t("catchingUp") : t("catchingUpLeft", { count: state.remaining });
      case "partlyLive":
        if (places.every(({ id }) => state.places.includes(id))) return t("noneLive");
        return t("partlyLive", { places: formats.list(state.places.map((id) => toPlaceName(places, id))) });
      case "reconnecting":
        return t("reconnecting", { attempt: state.attempt });
      case "offline":
        return t("offline", { time: formats.minute(new Date(state.sinceMs).toISOString(), localZone()) });
      default:
        return kind === "paused" ? t("paused") : t(state.kind);
    }
  };
}
