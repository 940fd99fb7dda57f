"use client";

import type { BlockerFactsFragment, BlockerKind } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { PersonCell } from "../../../../attendance/day/person-cell.tsx";
import { toDayHref, toPersonHref } from "../../../../attendance/person-name.ts";
import { PageLink } from "../../../../frame/page-link.tsx";
import { toFormats } from "../../../../lib/format.ts";

const SHOWN = 8;

interface Props {
  readonly blockers: readonly BlockerFactsFragment[];
  readonly waived: ReadonlySet<BlockerKind>;
  readonly onWaive: (kind: BlockerKind, isWaived: boolean) => void;
}

/** What stands against a lock, each with where it is put right; what may stand is waived by name. */
export function Blockers({ blockers, waived, onWaive }: Props) {
  const t = useTranslations("periods");
  return (
    <ul className="divide-y divide-line rounded-lg border border-line text-sm" data-testid="blockers">
      {blockers.map((blocker) => (
        <li key={blocker.kind} className="grid gap-1.5 px-3 py-2.5" data-kind={blocker.kind} data-count={blocker.count}>
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="tag bg-warn-soft text-warn">{blocker.count}</span>
            <span className="grow">{t(`blocker.${blocker.kind}`)}</span>
            {blocker.isWaivable ? (
              <label className="flex items-center gap-1.5">
                <input
                  type="checkbox"
                  checked={waived.has(blocker.kind)}
                  onChange={({ target }) => onWaive(blocker.kind, target.checked)}
                />
                {t("waive")}
              </label>
            ) : (
              <span className="text-muted">{t("notWaivable")}</span>
            )}
          </p>
          <Samples blocker={blocker} />
        </li>
      ))}
    </ul>
  );
}

const LINK = "underline underline-offset-2 hover:text-ink";

function Samples({ blocker: { kind, records, requests, people, count } }: { readonly blocker: BlockerFactsFragment }) {
  const t = useTranslations("periods");
  const { day } = toFormats(useLocale());
  const shown = Math.min(SHOWN, records.length + requests.length + people.length);
  const toDay = (date: string) => day(`${date}T00:00:00Z`, "UTC");
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
      {records.slice(0, SHOWN).map(({ date, person }) => (
        <PageLink key={`${person?.id ?? ""} ${date}`} href={toDayHref(person?.id ?? "", date)} className={LINK}>
          <PersonCell person={person} />, {toDay(date)}
        </PageLink>
      ))}
      {requests.slice(0, SHOWN).map(({ id, localTime, person }) => (
        <PageLink key={id} href={`/time/corrections?month=${localTime.slice(0, 7)}`} className={LINK}>
          <PersonCell person={person} />, {toDay(localTime.slice(0, 10))}
        </PageLink>
      ))}
      {people.slice(0, SHOWN).map((person) => (
        <PageLink key={person.id} href={toPersonHref(person.id)} className={LINK}>
          <PersonCell person={person} />
        </PageLink>
      ))}
      {shown > 0 && count > shown ? <span>{t("andMore", { count: count - shown })}</span> : null}
      {kind === "PROVISIONAL" || kind === "UNKNOWN" || kind === "LOG_LOST" ? (
        <PageLink href="/devices" className={LINK}>
          {t("toReaders")}
        </PageLink>
      ) : null}
    </p>
  );
}
