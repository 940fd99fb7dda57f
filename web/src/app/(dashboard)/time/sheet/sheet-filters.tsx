"use client";

import { useTranslations } from "next-intl";
import { DepartmentField } from "../../../../attendance/department-field.tsx";
import { RangeFields } from "../../../../attendance/range-fields.tsx";
import { ChoiceChips } from "../../../../ui/choice-chips.tsx";
import { FilterFold } from "../../../../ui/filter-fold.tsx";
import { SearchField } from "../../../../ui/search-field.tsx";
import { DAY_FILTERS } from "./day-filters.ts";
import type { SheetAddress, SheetChange } from "./sheet-search.ts";

interface Props {
  readonly address: SheetAddress;
  readonly today: string;
  readonly onChange: (change: SheetChange) => void;
}

/** Which days, whose, and what is looked for in them. */
export function SheetFilters({ address, today, onChange }: Props) {
  const t = useTranslations("sheet");
  return (
    <FilterFold count={countFilters(address)}>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2.5">
        <RangeFields asked={address} today={today} onChange={onChange} />
        <DepartmentField chosen={address.department} onChange={(department) => onChange({ department })} />
        <SearchField name={t("search")} value={address.q ?? ""} onChange={(q) => onChange({ q: q || null })} />
      </div>
      <div className="flex min-w-0">
        <ChoiceChips
          name={t("only.label")}
          choices={DAY_FILTERS}
          chosen={address.only}
          toWords={(filter) => t(`only.${filter}`)}
          onChoose={(only) => onChange({ only })}
          testId="only"
        />
      </div>
    </FilterFold>
  );
}

/** How many choices narrow the sheet beside its dates, and the dates where they are not this month's. */
function countFilters({ range, from, to, department, only, q }: SheetAddress): number {
  const hasDates = (range !== null && range !== "month") || from !== null || to !== null;
  return [hasDates, department !== null, only !== null, q !== null].filter(Boolean).length;
}
