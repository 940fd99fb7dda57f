"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { ChoiceChips } from "../../../ui/choice-chips.tsx";
import { ActorName } from "./actor-name.tsx";
import { type AuditSearch, auditSearch, KINDS, OUTCOMES } from "./audit-page.ts";

/** Which entries are shown: changes or views, of changes how they ended, and whose or which where one was chosen in the table. */
export function AuditFilters({ search: { kind, actor, action, outcome } }: { readonly search: AuditSearch }) {
  const t = useTranslations("audit");
  const [, setSearch] = useQueryStates(auditSearch, { history: "push" });
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <ChoiceChips
        name={t("kind")}
        choices={KINDS}
        chosen={kind}
        toWords={(one) => t(one === "VIEWS" ? "views" : "changes")}
        onChoose={(next) => void setSearch({ kind: next, action: null, outcome: null, after: null })}
        testId="audit-kind"
      />
      {kind === "VIEWS" ? null : (
        <ChoiceChips
          name={t("column.outcome")}
          choices={OUTCOMES}
          chosen={outcome}
          toWords={(one) => t(one === "DONE" ? "done" : "refused")}
          onChoose={(next) => void setSearch({ outcome: next, after: null })}
          testId="audit-outcome"
        />
      )}
      {actor === null ? null : (
        <Chosen words={t("allActors")} onLeave={() => void setSearch({ actor: null, after: null })}>
          <ActorName actor={actor} />
        </Chosen>
      )}
      {action === null ? null : (
        <Chosen words={t("allActions")} onLeave={() => void setSearch({ action: null, after: null })}>
          <bdi dir="ltr">{action}</bdi>
        </Chosen>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly children: React.ReactNode;
  /** What pressing it does. */
  readonly words: string;
  readonly onLeave: () => void;
}

/** What was chosen, as a chip that takes the choice back. */
function Chosen({ children, words, onLeave }: ChosenProps) {
  return (
    <button type="button" className="chip" aria-pressed title={words} data-testid="audit-chosen" onClick={onLeave}>
      {children}
      <span className="sr-only">{words}</span>
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
