"use client";

import { RemoveWorkRuleDocument, type WorkRuleFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { Pencil, X } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toHourText } from "../../../attendance/minutes.ts";
import { useDeed } from "../../../graphql/use-deed.ts";
import { toFormats } from "../../../lib/format.ts";
import type { KnownPlace } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { ShownOf } from "../../../ui/shown-of.tsx";
import { toRuleKey, toRuleTime } from "./rule-draft.ts";
import { RuleTarget } from "./rule-target.tsx";

const SHOWN = 50;

interface Props {
  readonly rules: readonly WorkRuleFactsFragment[];
  readonly places: readonly KnownPlace[];
  readonly today: string;
  /** Undefined for those who only look. */
  readonly onEdit: ((rule: WorkRuleFactsFragment) => void) | undefined;
  readonly onRemoved: () => void;
}

/** The versions of the rules of one kind, and which of them hold. */
export function RuleList({ rules, places, today, onEdit, onRemoved }: Props) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <>
      <ul className="divide-y divide-line text-sm">
        {rules.slice(0, shown).map((rule) => (
          <RuleLine
            key={`${rule.scope} ${rule.scopeId} ${rule.from} ${rule.to}`}
            rule={rule}
            time={toRuleTime(rule, rules, today)}
            places={places}
            onEdit={onEdit && (() => onEdit(rule))}
            onRemoved={onRemoved}
          />
        ))}
      </ul>
      <ShownOf shown={Math.min(shown, rules.length)} count={rules.length} onMore={() => setShown(shown + SHOWN)} />
    </>
  );
}

interface LineProps {
  readonly rule: WorkRuleFactsFragment;
  readonly time: ReturnType<typeof toRuleTime>;
  readonly places: readonly KnownPlace[];
  readonly onEdit: (() => void) | undefined;
  readonly onRemoved: () => void;
}

function RuleLine({ rule, time, places, onEdit, onRemoved }: LineProps) {
  const t = useTranslations("rules");
  const { date } = toFormats(useLocale());
  const [isAsked, setAsked] = useState(false);
  const { from, to, minutes, source, kind } = rule;
  return (
    <li className="grid gap-2 py-2" data-testid={`rule-${kind}`} data-time={time} data-minutes={minutes ?? ""}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-40 grow basis-40">
          <RuleTarget rule={rule} places={places} />
        </span>
        <span className="w-28 font-medium tabular-nums">
          {minutes === null ? t("notBounded") : <bdi dir="ltr">{t("hoursOf", { time: toHourText(minutes) })}</bdi>}
        </span>
        <span className="basis-56 text-muted">
          {to === null ? t("since", { date: date(from) }) : t("between", { from: date(from), to: date(to) })}{" "}
          {time === "NOW" ? null : <span className="tag bg-sunken text-ink">{t(`time.${time}`)}</span>}
        </span>
        <bdi className="min-w-0 grow basis-48 text-muted wrap-anywhere">{source}</bdi>
        {onEdit ? <LineButtons onEdit={onEdit} onRemove={() => setAsked(true)} source={source} /> : null}
      </div>
      {isAsked ? <RemovalQuestion rule={rule} onRemoved={onRemoved} onClose={() => setAsked(false)} /> : null}
    </li>
  );
}

interface ButtonsProps {
  readonly source: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function LineButtons({ source, onEdit, onRemove }: ButtonsProps) {
  const t = useTranslations("rules");
  return (
    <span className="flex gap-1">
      <button
        type="button"
        className="icon-button size-7"
        aria-label={t("edit", { source })}
        title={t("edit", { source })}
        data-testid="rule-edit"
        onClick={onEdit}
      >
        <Pencil aria-hidden className="size-4" />
      </button>
      <button
        type="button"
        className="icon-button size-7"
        aria-label={t("remove", { source })}
        title={t("remove", { source })}
        data-testid="rule-remove"
        onClick={onRemove}
      >
        <X aria-hidden className="size-4" />
      </button>
    </span>
  );
}

interface QuestionProps {
  readonly rule: WorkRuleFactsFragment;
  readonly onRemoved: () => void;
  readonly onClose: () => void;
}

/** A rule that is taken away counts no more for past dates either: that is said before it is done. */
function RemovalQuestion({ rule, onRemoved, onClose }: QuestionProps) {
  const t = useTranslations("rules");
  const deed = useDeed();
  const remove = async () => {
    if (await deed.run(RemoveWorkRuleDocument, { input: toRuleKey(rule) })) onRemoved();
  };
  return (
    <div role="alert" className="strip bg-warn-soft text-warn" data-testid="rule-removal">
      <span className="grow">{t("removal")}</span>
      <button type="button" className="button min-h-8 py-1" disabled={deed.isBusy} onClick={() => void remove()}>
        {t("removeNow")}
      </button>
      <button type="button" className="button min-h-8 py-1" onClick={onClose}>
        {t("cancel")}
      </button>
      <DeedFault fault={deed.fault} />
    </div>
  );
}
