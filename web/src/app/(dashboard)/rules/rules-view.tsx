"use client";

import { type WorkRuleFactsFragment, type WorkRuleKind, WorkRulesDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toRights } from "../../../attendance/rights.ts";
import { useFrame } from "../../../frame/frame-context.tsx";
import { toFailure } from "../../../graphql/apollo-client.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RULE_PARTS, type RuleDraft, type RulePart, toNewDraft, toRuleDraft } from "./rule-draft.ts";
import { RuleForm } from "./rule-form.tsx";
import { RuleList } from "./rule-list.tsx";

interface Props {
  readonly places: readonly KnownPlace[];
  /** The date where the page was made. */
  readonly today: string;
}

/** How much overtime counts at most, and how much may be worked: rules in versions, each with who says so. */
export function RulesView({ places, today }: Props) {
  const t = useTranslations("rules");
  const { data, error, refetch } = useQuery(WorkRulesDocument, { fetchPolicy: "cache-and-network" });
  const rules = data?.workRules;
  const reread = () => void refetch();
  return (
    <>
      <PageHeader title={t("title")} status={t("subtitle")} />
      {error && !rules ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!rules && !error ? <div className="skeleton h-72" aria-busy="true" data-testid="loading" /> : null}
      {rules ? (
        <div className="grid grid-cols-1 gap-4">
          <RulePartCard part="caps" {...{ rules, places, today }} onChanged={reread} />
          <RulePartCard part="limits" {...{ rules, places, today }} onChanged={reread} />
        </div>
      ) : null}
    </>
  );
}

interface PartProps {
  readonly part: RulePart;
  readonly rules: readonly WorkRuleFactsFragment[];
  readonly places: readonly KnownPlace[];
  readonly today: string;
  readonly onChanged: () => void;
}

/** What is typed: a new version, or one that stands already. */
interface Edited {
  readonly draft: RuleDraft;
  readonly isKnown: boolean;
}

function RulePartCard({ part, rules, places, today, onChanged }: PartProps) {
  const t = useTranslations("rules");
  const { governs } = toRights(useFrame().role);
  const [edited, setEdited] = useState<Edited>();
  const kinds: readonly WorkRuleKind[] = RULE_PARTS[part];
  const own = rules.filter(({ kind }) => kinds.includes(kind));
  const close = () => setEdited(undefined);
  const edit = (rule: WorkRuleFactsFragment) => setEdited({ draft: toRuleDraft(rule), isKnown: true });
  return (
    <section className="card grid gap-3 p-4" data-testid={`rules-${part}`}>
      <header className="grid gap-1">
        <h2 className="font-semibold">{t(`part.${part}`)}</h2>
        <p className="text-sm text-muted">{t(`about.${part}`)}</p>
      </header>
      {own.length === 0 ? <p className="text-sm text-muted">{t(`none.${part}`)}</p> : null}
      {kinds.map((kind) => (
        <KindRules
          key={kind}
          kind={kind}
          {...{ rules, places, today }}
          onEdit={governs ? edit : undefined}
          onRemoved={onChanged}
        />
      ))}
      {edited ? (
        <RuleForm
          key={JSON.stringify(edited)}
          first={edited.draft}
          isKnown={edited.isKnown}
          kinds={kinds}
          places={places}
          onDone={() => {
            close();
            onChanged();
          }}
          onClose={close}
        />
      ) : null}
      {governs && !edited ? (
        <NewRule
          part={part}
          onClick={() => setEdited({ draft: toNewDraft(RULE_PARTS[part][0], today), isKnown: false })}
        />
      ) : null}
    </section>
  );
}

function NewRule({ part, onClick }: { readonly part: RulePart; readonly onClick: () => void }) {
  const t = useTranslations("rules");
  return (
    <button type="button" className="button justify-self-start" data-testid={`rule-new-${part}`} onClick={onClick}>
      <Plus aria-hidden className="size-4" />
      {t(`new.${part}`)}
    </button>
  );
}

interface KindProps extends Omit<PartProps, "part" | "onChanged"> {
  readonly kind: WorkRuleKind;
  readonly onEdit: ((rule: WorkRuleFactsFragment) => void) | undefined;
  readonly onRemoved: () => void;
}

function KindRules({ kind, rules, ...list }: KindProps) {
  const t = useTranslations("rules");
  const own = rules.filter((rule) => rule.kind === kind);
  if (own.length === 0) return null;
  return (
    <div>
      <h3 className="text-xs font-medium text-muted">{t(`kind.${kind}`)}</h3>
      <RuleList rules={own} {...list} />
    </div>
  );
}
