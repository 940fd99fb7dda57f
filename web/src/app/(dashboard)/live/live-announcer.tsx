"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { toFormats } from "../../../lib/format.ts";
import type { LiveList, PunchItem } from "./live-items.ts";

const EVERY_MS = 5_000;

/** Tells screen readers what came: one sentence at most every five seconds. */
export function LiveAnnouncer({ list }: { readonly list: LiveList }) {
  const t = useTranslations("live");
  const formats = toFormats(useLocale());
  const [text, setText] = useState("");
  const latest = useRef(list);
  const told = useRef(new Set<string>());

  useEffect(() => {
    latest.current = list;
  });

  useEffect(() => {
    const timer = setInterval(() => {
      const fresh = listNew(latest.current).filter(({ id }) => !told.current.has(id));
      const [last] = fresh;
      if (!last) return;
      told.current = new Set(listNew(latest.current).map(({ id }) => id));
      const { punch } = last;
      setText(
        t("announce", {
          count: fresh.length,
          person: punch.user?.name ?? punch.pin ?? "?",
          time: punch.at ? formats.minute(punch.at, punch.place?.timeZone) : "",
          place: punch.place?.name ?? "",
        }),
      );
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [t, formats]);

  return (
    <p aria-live="polite" className="sr-only" data-testid="live-region">
      {text}
    </p>
  );
}

function listNew(list: LiveList): readonly PunchItem[] {
  return [...list.held, ...list.items].filter((item) => item.kind === "punch").filter(({ isNew }) => isNew);
}
