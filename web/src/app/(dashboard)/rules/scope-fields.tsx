"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { DepartmentField } from "../../../attendance/department-field.tsx";
import { type ChosenPerson, PersonPicker } from "../../../attendance/person-picker.tsx";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { RULE_SCOPES, type RuleDraft } from "./rule-draft.ts";

interface Props {
  readonly draft: RuleDraft;
  readonly places: readonly KnownPlace[];
  readonly onChange: (change: Partial<RuleDraft>) => void;
}

/** For whom a rule is: everybody, or the people of a place, of a department, or one person. */
export function ScopeFields({ draft, places, onChange }: Props) {
  const t = useTranslations("rules");
  const id = useId();
  const choose = (value: string) => {
    const chosen = RULE_SCOPES.find((one) => one === value) ?? "ORGANISATION";
    onChange({ scope: chosen, scopeId: chosen === "PLACE" ? (places[0]?.id ?? "") : "" });
  };
  return (
    <span className="grid min-w-0 gap-1 text-sm">
      <label htmlFor={id} className="text-xs text-muted">
        {t("forWhom")}
      </label>
      <span className="flex flex-wrap gap-2">
        <select
          id={id}
          className="field min-h-8 py-1"
          data-testid="rule-scope"
          value={draft.scope}
          onChange={({ target }) => choose(target.value)}
        >
          {RULE_SCOPES.map((one) => (
            <option key={one} value={one}>
              {t(`scope.${one}`)}
            </option>
          ))}
        </select>
        <TargetField draft={draft} places={places} onChange={onChange} />
      </span>
    </span>
  );
}

function TargetField({ draft: { scope, scopeId }, places, onChange }: Props) {
  const t = useTranslations("rules");
  const [person, setPerson] = useState<ChosenPerson>();
  if (scope === "DEPARTMENT")
    return (
      <DepartmentField chosen={scopeId || null} onChange={(department) => onChange({ scopeId: department ?? "" })} />
    );
  if (scope === "PERSON") {
    const choose = (chosen: ChosenPerson | undefined) => {
      setPerson(chosen);
      onChange({ scopeId: chosen?.id ?? "" });
    };
    return <PersonPicker chosen={scopeId ? person : undefined} onChoose={choose} />;
  }
  if (scope === "ORGANISATION") return null;
  return (
    <select
      className="field min-h-8 py-1"
      aria-label={t("scope.PLACE")}
      data-testid="rule-place"
      value={scopeId}
      onChange={({ target }) => onChange({ scopeId: target.value })}
    >
      {places.map((place) => (
        <option key={place.id} value={place.id}>
          {toPlaceName(places, place.id)}
        </option>
      ))}
    </select>
  );
}
