"use client";

import { useCallback, useState } from "react";
import { type DeviceWrites, isSameRight } from "./device-writes.ts";

/** What is told of the right while a page is open. */
export function useToldWrites(initial: DeviceWrites) {
  const [told, setTold] = useState(initial);
  const take = useCallback((next: DeviceWrites | undefined) => {
    if (next !== undefined) setTold((last) => (isSameRight(last, next) ? last : next));
  }, []);
  return [told, take] as const;
}
