"use client";

import type { PersonFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toPersonHref, toPersonName } from "../../../attendance/person-name.ts";
import { PageLink } from "../../../frame/page-link.tsx";
import { toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { ShownOf } from "../../../ui/shown-of.tsx";

interface Props {
  readonly people: readonly PersonFactsFragment[];
  readonly total: number;
  readonly places: readonly KnownPlace[];
  /** Shows more of them; undefined where no more can be shown. */
  readonly onMore: (() => void) | undefined;
}

const COLUMNS = ["name", "pin", "department", "manager", "place", "employed"] as const;

/** A phone has room for who it is and where; the rest stands on the person's page. */
const NARROW_HIDDEN: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> = {
  manager: "max-md:hidden",
  place: "max-lg:hidden",
  employed: "max-lg:hidden",
};

/** People in the order of their names; each leads to the record. */
export function PeopleTable({ people, total, places, onMore }: Props) {
  const t = useTranslations("people");
  return (
    <div className="card relative overflow-x-auto">
      <table className="w-full text-sm" data-testid="people" data-total={total}>
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={`px-4 py-2 text-start font-medium ${NARROW_HIDDEN[column] ?? ""}`}
              >
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.id} person={person} places={places} />
          ))}
        </tbody>
      </table>
      <ShownOf shown={people.length} count={total} onMore={onMore} />
    </div>
  );
}

interface RowProps {
  readonly person: PersonFactsFragment;
  readonly places: readonly KnownPlace[];
}

function Row({ person, places }: RowProps) {
  const locale = useLocale();
  const { date } = toFormats(locale);
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="px-4 py-2 text-start font-medium">
        <PageLink href={toPersonHref(person.id)} className="underline-offset-2 hover:underline">
          {toPersonName(person, locale)}
        </PageLink>
      </th>
      <td className="px-4 py-2 tabular-nums">
        <bdi dir="ltr">{person.pin}</bdi>
      </td>
      <td className="px-4 py-2">
        <bdi>{person.department?.name}</bdi>
      </td>
      <td className={`px-4 py-2 ${NARROW_HIDDEN.manager}`}>
        <bdi>{person.manager ? toPersonName(person.manager, locale) : ""}</bdi>
      </td>
      <td className={`px-4 py-2 ${NARROW_HIDDEN.place}`}>
        <bdi>{person.homePlace ? toPlaceName(places, person.homePlace.id) : ""}</bdi>
      </td>
      <td className={`px-4 py-2 text-muted ${NARROW_HIDDEN.employed}`}>
        <bdi>{person.employedFrom ? date(person.employedFrom) : ""}</bdi>
        {person.employedTo ? (
          <>
            {" – "}
            <bdi>{date(person.employedTo)}</bdi>
          </>
        ) : null}
      </td>
    </tr>
  );
}
