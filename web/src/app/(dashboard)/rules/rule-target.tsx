"use client";

import {
  DepartmentsDocument,
  PersonMarkDocument,
  type WorkRuleFactsFragment,
} from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { toPersonName } from "../../../attendance/person-name.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";

interface Props {
  readonly rule: Pick<WorkRuleFactsFragment, "scope" | "scopeId">;
  readonly places: readonly KnownPlace[];
}

/** For whom a rule is, by name; by the id where nobody of that id is known any more. */
export function RuleTarget({ rule: { scope, scopeId }, places }: Props) {
  const t = useTranslations("rules");
  if (scopeId === null) return <span>{t("scope.ORGANISATION")}</span>;
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <span className="text-xs text-muted">{t(`scope.${scope}`)}</span>
      {scope === "PLACE" ? <bdi>{toPlaceName(places, scopeId)}</bdi> : null}
      {scope === "DEPARTMENT" ? <DepartmentName id={scopeId} /> : null}
      {scope === "PERSON" ? <RuledPerson id={scopeId} /> : null}
    </span>
  );
}

function DepartmentName({ id }: { readonly id: string }) {
  const { data } = useQuery(DepartmentsDocument);
  return <bdi>{data?.departments?.find((department) => department.id === id)?.name ?? id}</bdi>;
}

function RuledPerson({ id }: { readonly id: string }) {
  const locale = useLocale();
  const { data } = useQuery(PersonMarkDocument, { variables: { id } });
  const person = data?.person;
  if (!person) return <bdi>{id}</bdi>;
  return (
    <span className="flex items-baseline gap-x-2">
      <bdi>{toPersonName(person, locale)}</bdi>
      <bdi dir="ltr" className="text-xs text-muted">
        {person.pin}
      </bdi>
    </span>
  );
}
