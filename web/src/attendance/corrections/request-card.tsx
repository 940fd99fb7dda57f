"use client";

import type { CorrectionFactsFragment } from "@biometricflow/sdk/generated/graphql";
import { useLocale } from "next-intl";
import { PageLink } from "../../frame/page-link.tsx";
import { toFormats } from "../../lib/format.ts";
import type { KnownPlace } from "../../lib/places.ts";
import { PersonCell } from "../day/person-cell.tsx";
import { toDayHref } from "../person-name.ts";
import { CorrectionActions } from "./correction-actions.tsx";
import { CorrectionDeeds, CorrectionWhat } from "./correction-words.tsx";

interface Props {
  readonly correction: CorrectionFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onDone: () => void;
}

/** One request: whose, which day, what is asked, why, and the decision. */
export function RequestCard({ correction, places, onDone }: Props) {
  const { day } = toFormats(useLocale());
  const { person, localTime, id } = correction;
  const date = localTime.slice(0, 10);
  return (
    <div className="grid gap-1 text-sm" data-testid="request" data-id={id}>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <PageLink href={toDayHref(person?.id ?? "", date)} className="font-medium underline-offset-2 hover:underline">
          <PersonCell person={person} />
        </PageLink>
        <bdi className="text-muted">{day(`${date}T00:00:00Z`, "UTC")}</bdi>
        <CorrectionWhat correction={correction} places={places} />
      </p>
      <CorrectionDeeds correction={correction} places={places} />
      <CorrectionActions correction={correction} onDone={onDone} />
    </div>
  );
}
