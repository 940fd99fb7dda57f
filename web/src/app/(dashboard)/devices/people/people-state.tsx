"use client";

import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import type { ReaderProps } from "../reader/reader.ts";
import { listPeopleDoubts } from "./people-doubts.ts";

interface Props extends ReaderProps {
  /** Everybody whom the place knows on the reader; undefined while nobody says. */
  readonly known: number | undefined;
  /** What is shown was read before, and could not be read anew. */
  readonly isOld: boolean;
}

/** What keeps the list from being what the reader has now, each in a sentence. */
export function PeopleState({ reader, zone, known, isOld }: Props) {
  const t = useTranslations("readerPeople");
  const { full } = toFormats(useLocale());
  const doubts = listPeopleDoubts(reader, known, isOld);
  if (doubts.length === 0) return null;
  return (
    <ul className="strip grid gap-1 bg-warn-soft text-warn" data-testid="people-doubts">
      {doubts.map(({ kind, count }) => (
        <li key={kind} data-doubt={kind}>
          {t(`doubt.${kind}`, {
            count,
            known: known ?? 0,
            time: reader.lastSeenAt ? full(reader.lastSeenAt, zone) : "",
          })}
        </li>
      ))}
    </ul>
  );
}
