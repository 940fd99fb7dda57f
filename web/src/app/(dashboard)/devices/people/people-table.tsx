"use client";

import type { ReaderPeopleQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import { ShownOf } from "../../../../ui/shown-of.tsx";
import { toggled } from "./toggled.ts";

/** Somebody who is enrolled on a reader. */
export type ListedPerson = NonNullable<ReaderPeopleQuery["users"]>["edges"][number]["node"];

interface Props {
  readonly people: readonly ListedPerson[];
  readonly total: number;
  /** PINs; undefined where nobody may be chosen. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onMore: (() => void) | undefined;
}

/** Who is enrolled on a reader, by name: number, and on how many readers of the place. */
export function PeopleTable({ people, total, chosen, onChoose, onMore }: Props) {
  const t = useTranslations("readerPeople");
  return (
    <ScrollArea name={t("title")}>
      <table className="w-full text-sm" data-testid="people" data-total={total}>
        <caption className="px-4 pt-4 pb-2 text-start font-semibold">{t("title")}</caption>
        <Heads mayChoose={chosen !== undefined} />
        <tbody>
          {people.map((person) => (
            <PersonLine
              key={person.id}
              person={person}
              isChosen={chosen?.has(person.pin ?? "")}
              onToggle={() => onChoose(toggled(chosen ?? new Set(), person.pin ?? ""))}
            />
          ))}
        </tbody>
      </table>
      <ShownOf shown={people.length} count={total} onMore={onMore} />
    </ScrollArea>
  );
}

function Heads({ mayChoose }: { readonly mayChoose: boolean }) {
  const t = useTranslations("readerPeople");
  return (
    <thead>
      <tr className="border-b border-line text-xs text-muted">
        {mayChoose ? (
          <th scope="col" className="w-8 ps-4">
            <span className="sr-only">{t("choose")}</span>
          </th>
        ) : null}
        <th scope="col" className="px-4 py-2 text-start font-medium">
          {t("person")}
        </th>
        <th scope="col" className="px-4 py-2 text-end font-medium">
          {t("number")}
        </th>
        <th scope="col" className="px-4 py-2 text-end font-medium">
          {t("readers")}
        </th>
      </tr>
    </thead>
  );
}

interface LineProps {
  readonly person: ListedPerson;
  /** Undefined where nobody may be chosen. */
  readonly isChosen: boolean | undefined;
  readonly onToggle: () => void;
}

function PersonLine({ person: { pin, name, devices }, isChosen, onToggle }: LineProps) {
  const t = useTranslations("readerPeople");
  const { count } = toFormats(useLocale());
  return (
    <tr className="border-b border-line last:border-0" data-pin={pin}>
      {isChosen === undefined ? null : (
        <td className="w-8 ps-4">
          <label className="grid size-6 place-items-center">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              aria-label={t("chooseOne", { person: name || (pin ?? "") })}
              checked={isChosen}
              onChange={onToggle}
            />
          </label>
        </td>
      )}
      <th scope="row" className="px-4 py-2 text-start font-medium">
        {name ? <bdi>{name}</bdi> : <span className="font-normal text-muted">{t("nameless")}</span>}
      </th>
      <td className="px-4 py-2 text-end tabular-nums">
        <bdi dir="ltr">{pin}</bdi>
      </td>
      <td className="px-4 py-2 text-end tabular-nums">
        <bdi>{count(devices?.totalCount ?? 0)}</bdi>
      </td>
    </tr>
  );
}
