"use client";

import { AlertRaisedDocument, OpenAlertsDocument } from "@biometricflow/sdk/generated/graphql";
import { usePathname } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { runQuery } from "../graphql/run-query.ts";
import { useTold } from "../graphql/use-told.ts";

/** How many alerts stand, as the navigation tells it. */
export interface AlertCount {
  /** Undefined while nobody says. */
  readonly openAlerts: number | undefined;
  /** Counts anew: somebody ended one. */
  readonly recountAlerts: () => void;
}

/** Counts the alerts that stand, for those who may see them: on each page that is opened, and whenever something becomes of one. */
export function useOpenAlerts(isShown: boolean): AlertCount {
  const [openAlerts, setOpenAlerts] = useState<number>();
  const running = useRef<AbortController>(undefined);
  const recountAlerts = useCallback(() => {
    if (!isShown) return;
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    void runQuery(OpenAlertsDocument, {}, own.signal).then((answer) => {
      if (!own.signal.aborted) setOpenAlerts(answer.ok ? answer.data.alerts?.totalCount : undefined);
    });
  }, [isShown]);
  useTold(isShown ? AlertRaisedDocument : undefined, recountAlerts);
  const pathname = usePathname();
  useEffect(() => {
    recountAlerts();
    return () => running.current?.abort();
  }, [recountAlerts, pathname]);
  return { openAlerts, recountAlerts };
}
