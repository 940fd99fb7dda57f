import type { PageInfo } from "@biometricflow/subgraph/connection";
import type { FoundInsight } from "./insight-turns.ts";
import type { Currency } from "./pages.ts";

/** One page of insights. */
export interface InsightPage extends Currency {
  readonly edges: readonly { readonly node: FoundInsight; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
}
