"use client";

import { ArrowDownToLine, ArrowUpFromLine } from "lucide-react";
import { useTranslations } from "next-intl";

/** Who opens the connection: the place, or the reader. */
export type ReaderKind = "pull" | "push";

const ICONS = { pull: ArrowDownToLine, push: ArrowUpFromLine } as const;

/** How the punches of a reader come: it is read, or it calls by itself. */
export function KindChoice({ onChoose }: { readonly onChoose: (kind: ReaderKind) => void }) {
  const t = useTranslations("addReader.kind");
  return (
    <section className="grid gap-3" aria-label={t("question")}>
      <h2 className="font-semibold">{t("question")}</h2>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {(["pull", "push"] as const).map((kind) => {
          const Icon = ICONS[kind];
          return (
            <button
              key={kind}
              type="button"
              className="card grid justify-items-start gap-1.5 p-4 text-start hover:border-line-strong hover:bg-sunken"
              data-testid={`kind-${kind}`}
              onClick={() => onChoose(kind)}
            >
              <Icon aria-hidden className="size-5 text-accent" />
              <span className="font-medium">{t(kind)}</span>
              <span className="text-sm text-muted">{t(`${kind}About`)}</span>
            </button>
          );
        })}
      </div>
      <p className="text-sm text-muted">{t("unsure")}</p>
    </section>
  );
}
