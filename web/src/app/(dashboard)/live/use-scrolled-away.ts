"use client";

import { useEffect, useState } from "react";

const TOP_PX = 80;

/** Whether the page is scrolled away from its top, where rows arrive. */
export function useScrolledAway(): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const onScroll = () => setAway(window.scrollY > TOP_PX);
    onScroll();
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => window.removeEventListener("scroll", onScroll);
  }, []);
  return isAway;
}
