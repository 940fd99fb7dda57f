"use client";

import { type AlertRuleFactsFragment, AlertRulesDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFrame } from "../../../frame/frame-context.tsx";
import { toFailure } from "../../../graphql/apollo-client.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { isMeasured } from "./alert-rule-draft.ts";
import { AlertRuleForm } from "./alert-rule-form.tsx";

/** What makes an alert of each kind; it counts at every place. */
export function AlertRules() {
  const t = useTranslations("alerts.rules");
  const { data, error, refetch } = useQuery(AlertRulesDocument, { fetchPolicy: "cache-and-network" });
  const reread = () => void refetch();
  const rules = data?.alertRules;
  return (
    <section className="card grid grid-cols-1" data-testid="alert-rules">
      <header className="px-4 pt-4 pb-2">
        <h2 className="font-semibold">{t("title")}</h2>
        <p className="text-sm text-muted">{t("about")}</p>
      </header>
      {error ? <FailureNotice failure={toFailure(error)} onRetry={reread} /> : null}
      {!rules && !error ? <div className="skeleton m-4 h-48" aria-busy="true" data-testid="loading" /> : null}
      <ul className="divide-y divide-line empty:hidden">
        {rules?.map((rule) => (
          <RuleLine key={rule.kind} rule={rule} onChanged={reread} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly rule: AlertRuleFactsFragment;
  readonly onChanged: () => void;
}

function RuleLine({ rule, onChanged }: LineProps) {
  const t = useTranslations("alerts");
  const { role } = useFrame();
  const [isEdited, setEdited] = useState(false);
  const { kind, isEnabled } = rule;
  const words = t("rules.change", { kind: t(`kind.${kind}`) });
  return (
    <li className="grid gap-2 px-4 py-3 text-sm" data-testid={`alert-rule-${kind}`} data-enabled={isEnabled}>
      <div className="flex items-start gap-3">
        <div className="flex min-w-0 grow flex-wrap items-baseline gap-x-4 gap-y-1">
          <span className="grow basis-40 font-medium">{t(`kind.${kind}`)}</span>
          <span className="grow-3 basis-80 text-muted">{t(`means.${kind}`)}</span>
          <span className="grow basis-56">
            {isEnabled ? <RuleWords rule={rule} /> : <span className="tag bg-sunken text-muted">{t("rules.off")}</span>}
          </span>
        </div>
        {role === "ADMIN" ? (
          <button
            type="button"
            className="icon-button size-7 shrink-0"
            aria-label={words}
            title={words}
            aria-expanded={isEdited}
            data-testid="alert-rule-edit"
            onClick={() => setEdited(!isEdited)}
          >
            <Pencil aria-hidden className="size-4" />
          </button>
        ) : null}
      </div>
      {isEdited ? (
        <AlertRuleForm
          rule={rule}
          onDone={() => {
            setEdited(false);
            onChanged();
          }}
          onClose={() => setEdited(false)}
        />
      ) : null}
    </li>
  );
}

function RuleWords({ rule: { kind, afterMinutes, threshold, isUrgent } }: Pick<LineProps, "rule">) {
  const t = useTranslations("alerts.rules");
  return (
    <>
      {t("after", { count: afterMinutes })}
      {isMeasured(kind) && threshold !== null ? ` · ${t(`from.${kind}`, { count: threshold })}` : null}
      {isUrgent ? ` · ${t("urgentToo")}` : null}
    </>
  );
}
