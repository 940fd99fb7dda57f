"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { postDemo } from "../../../demo/post-demo.ts";
import type { TrafficState } from "../../../demo/traffic-state.ts";
import { useErrorText } from "../../../ui/error-text.ts";

/** Says whether people punch by themselves in the demo, and turns it on and off for everybody. */
export function TrafficSwitch({ traffic }: { readonly traffic: TrafficState }) {
  const t = useTranslations("demo");
  const toErrorText = useErrorText();
  const [state, setState] = useState(traffic);
  const [isBusy, setBusy] = useState(false);
  const [code, setCode] = useState<string>();
  const toggle = async () => {
    if (isBusy) return;
    setBusy(true);
    const next = state === "on" ? "off" : "on";
    const answer = await postDemo("/demo/traffic", { on: next === "on" });
    setBusy(false);
    setCode(answer.ok ? undefined : answer.code);
    if (answer.ok) setState(next);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm" data-testid="demo-traffic" data-state={state}>
      <button
        type="button"
        role="switch"
        aria-checked={state === "on"}
        aria-busy={isBusy}
        className="group inline-flex min-h-8 items-center gap-2 font-medium"
        title={t(`trafficHint.${state}`)}
        onClick={() => void toggle()}
      >
        <span
          aria-hidden
          className="inline-flex h-5 w-9 items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors group-aria-checked:border-transparent group-aria-checked:bg-accent"
        >
          <span className="size-3.5 rounded-full bg-line-strong transition-[margin] group-aria-checked:ms-4 group-aria-checked:bg-accent-ink motion-reduce:transition-none" />
        </span>
        {t("traffic")}
      </button>
      <span aria-live="polite" className={code ? "text-bad" : "text-muted"}>
        {code ? t("notSwitched", { reason: toErrorText(code) }) : t(`trafficHint.${state}`)}
      </span>
    </div>
  );
}
