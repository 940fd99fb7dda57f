"use client";

import { PersonAccountDocument, type PersonFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFrame } from "../../frame/frame-context.tsx";
import { toFormats } from "../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../lib/places.ts";
import { toPersonName } from "../person-name.ts";

const SEES_ACCOUNTS: readonly (string | null)[] = ["ADMIN", "HR", "PLACE_ADMIN", "AUDITOR"];

interface Props {
  readonly person: PersonFactsFragment;
  readonly places: readonly KnownPlace[];
}

/** Who somebody is: what nobody said is left out. */
export function PersonFacts({ person, places }: Props) {
  const t = useTranslations("person.fact");
  const locale = useLocale();
  const { date } = toFormats(locale);
  const { role } = useFrame();
  const { data } = useQuery(PersonAccountDocument, {
    variables: { id: person.id },
    skip: !SEES_ACCOUNTS.includes(role),
  });
  const { pin, department, manager, homePlace, employedFrom, employedTo, source } = person;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1">
      <Fact name={t("pin")}>{pin}</Fact>
      <Fact name={t("department")}>{department?.name}</Fact>
      <Fact name={t("manager")}>{manager ? toPersonName(manager, locale) : null}</Fact>
      <Fact name={t("place")}>{homePlace ? toPlaceName(places, homePlace.id) : null}</Fact>
      <Fact name={t("from")}>{employedFrom ? date(employedFrom) : null}</Fact>
      <Fact name={t("to")}>{employedTo ? date(employedTo) : null}</Fact>
      <Fact name={t("account")}>{data?.person?.account}</Fact>
      <Fact name={t("source")}>{source ? t(`by.${source}`) : null}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd className="text-ink">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
