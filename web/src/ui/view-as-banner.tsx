"use client";

import { Eye } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { localZone, toFormats } from "../lib/format.ts";
import { useIsHydrated } from "../lib/use-is-hydrated.ts";
import { tellViewChanged } from "./session-watch.tsx";

interface Props {
  /** The name of the account whose view it is; null while the router does not say. */
  readonly username: string | null;
  /** When it ends by itself, in milliseconds since 1970. */
  readonly endsAtMs: number;
}

/** Says whose view one sees, until when, and leads back. When its time is over the page is read anew, as one's own. */
export function ViewAsBanner({ username, endsAtMs }: Props) {
  const t = useTranslations("viewAs");
  const formats = toFormats(useLocale());
  const [hasFailed, setHasFailed] = useState(false);
  const isHydrated = useIsHydrated(); // the server does not know the zone of whoever looks
  useEffect(() => {
    const timer = setTimeout(() => void end().then(() => window.location.reload()), Math.max(0, endsAtMs - Date.now()));
    return () => clearTimeout(timer);
  }, [endsAtMs]);
  const time = formats.time(new Date(endsAtMs).toISOString(), isHydrated ? localZone() : "UTC");
  return (
    <div className="strip sticky top-2 z-40 mb-4 bg-warn-soft text-warn shadow-sm" data-testid="view-as">
      <Eye aria-hidden className="size-4 shrink-0" />
      <output className="grow">
        <span className="font-medium">
          {username === null ? t("seesSomebody") : t.rich("sees", { name: () => <bdi>{username}</bdi> })}
        </span>{" "}
        {isHydrated ? t("until", { time }) : null} {hasFailed ? t("notEnded") : null}
      </output>
      <button
        type="button"
        className="button min-h-8 py-1"
        data-testid="view-as-end"
        onClick={() => void goBack().then(setHasFailed)}
      >
        {t("end")}
      </button>
    </div>
  );
}

/** @returns whether it is over */
async function end(): Promise<boolean> {
  const answer = await fetch("/session/view-as", { method: "DELETE" }).catch(() => undefined);
  return answer?.ok === true;
}

/** @returns whether it failed: it goes on then, and to leave the page would only look like its end */
async function goBack(): Promise<boolean> {
  if (!(await end())) return true;
  tellViewChanged();
  window.location.assign("/access");
  return false;
}
