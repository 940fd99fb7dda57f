"use client";

import { useEffect, useState } from "react";
import { startAging } from "../../../lib/aging.ts";

/**
 * Whether what a page shows has missed its second renewal. The browser's own time is counted: its clock may be another one than that
 * of the server.
 *
 * @param asOf another one after each renewal.
 */
export function useOutdated(asOf: string, everyMs: number): boolean {
  const [old, setOld] = useState<string>();
  useEffect(() => startAging(everyMs, () => setOld(asOf)), [asOf, everyMs]);
  return old === asOf;
}
