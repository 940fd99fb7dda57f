"use client";

import { CloudOff, RefreshCw } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { localZone, toFormats } from "../lib/format.ts";
import { useFrame } from "./frame-context.tsx";

const PATIENCE_MS = 3_000;

/** Says that nothing on the page is of now: since when, and that it goes on by itself. Nothing while all is well. */
export function ConnectionBanner() {
  const t = useTranslations("connection");
  const formats = toFormats(useLocale());
  const { connection, isFollowed, asOfMs } = useFrame();
  const isStale = useAfter(!isFollowed, PATIENCE_MS);
  const isLost = connection.kind === "lost";
  if (!isLost && !isStale) return <output className="block" />;
  const sinceMs = isLost ? Math.min(connection.sinceMs, asOfMs ?? connection.sinceMs) : asOfMs;
  const time = sinceMs === undefined ? undefined : formats.time(new Date(sinceMs).toISOString(), localZone());
  const Icon = isLost ? CloudOff : RefreshCw;
  return (
    <output
      data-testid="connection-banner"
      data-state={isLost ? "lost" : "stale"}
      className={`strip sticky top-2 z-30 mb-4 flex-nowrap items-start shadow-sm ${isLost ? "bg-bad-soft text-bad" : "bg-warn-soft text-warn"}`}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <p className="grow">
        <span className="font-medium">{isLost ? t("lost") : t("stale")}</span>{" "}
        {time === undefined ? t("noneYet") : t("asOf", { time })}
      </p>
    </output>
  );
}

/** Whether something has been so for a while: a moment of it is not worth a word. */
function useAfter(isSo: boolean, ms: number): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLong(true), ms);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isSo, ms]);
  return isSo && isLong;
}
