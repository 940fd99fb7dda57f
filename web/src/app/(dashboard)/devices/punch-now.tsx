"use client";

import { Fingerprint } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PageLink } from "../../../frame/page-link.tsx";
import { postDemo, readField } from "../../../demo/post-demo.ts";
import { useErrorText } from "../../../ui/error-text.ts";

type PunchState =
  | { readonly kind: "idle" | "pressing" }
  | { readonly kind: "done"; readonly person: string }
  | { readonly kind: "failed"; readonly code: string };

/** Lets somebody punch at a simulated reader of the demo, and says what came of it. */
export function PunchNow({ reader }: { readonly reader: string }) {
  const t = useTranslations("demo");
  const [state, setState] = useState<PunchState>({ kind: "idle" });
  const isPressing = state.kind === "pressing";
  const press = async () => {
    if (isPressing) return;
    setState({ kind: "pressing" });
    const answer = await postDemo("/demo/punch", { reader });
    setState(
      answer.ok
        ? { kind: "done", person: String(readField(answer.body, "person")) }
        : { kind: "failed", code: answer.code },
    );
  };
  return (
    <div className="grid gap-2 border-t border-line pt-3" data-testid="punch-now" data-state={state.kind}>
      <button
        type="button"
        className="button justify-self-start"
        aria-disabled={isPressing}
        aria-busy={isPressing}
        onClick={() => void press()}
      >
        <Fingerprint aria-hidden className={`size-4 ${isPressing ? "animate-pulse motion-reduce:animate-none" : ""}`} />
        {isPressing ? t("punching") : t("punchNow")}
      </button>
      <p aria-live="polite" className="text-xs empty:hidden">
        <Outcome state={state} />
      </p>
    </div>
  );
}

function Outcome({ state }: { readonly state: PunchState }) {
  const t = useTranslations("demo");
  const toErrorText = useErrorText();
  if (state.kind === "failed")
    return <span className="text-bad">{t("nobody", { reason: toErrorText(state.code) })}</span>;
  if (state.kind !== "done") return null;
  return (
    <span className="text-good">
      {t.rich("punched", {
        name: state.person,
        person: (name) => <bdi>{name}</bdi>,
        live: (text) => (
          <PageLink href="/live" className="underline underline-offset-2">
            {text}
          </PageLink>
        ),
      })}
    </span>
  );
}
