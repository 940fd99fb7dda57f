"use client";

import dynamic from "next/dynamic";
import { repairTabs } from "./repair-tabs.ts";

const Editor = dynamic(() => import("./editor.tsx"), {
  ssr: false,
  loading: () => <div className="skeleton grow rounded-xl" aria-busy="true" data-testid="loading" />,
});

/** The GraphQL editor; its code is loaded on this page only. */
export function Playground() {
  return (
    <div ref={repairTabs} className="card relative grow overflow-hidden" dir="ltr" data-testid="playground">
      <Editor />
    </div>
  );
}
